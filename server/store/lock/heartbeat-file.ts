import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Holder, readHolder } from './holder.ts';

export interface HeartbeatTimes {
  /** How often the holder touches his file. */
  readonly beatMs: number;
  /** How long a file must lie still before its holder is taken for dead. */
  readonly staleMs: number;
}

export const HEARTBEAT: HeartbeatTimes = { beatMs: 4_000, staleMs: 13_000 };

/** Nobody is this late: no need to watch such a file. */
const LONG_DEAD_MS = 5 * 60_000;

/** Who wrote the file; null when there is none, or it is not readable as one. */
export const readHolderFile = async (file: string): Promise<Holder | null> =>
  readHolder(await readFile(file, 'utf8').catch(() => ''));

/** Replaces the file as a whole. */
export async function writeHolderFile(file: string, holder: Holder): Promise<void> {
  const unfinished = `${file}.${holder.token}`;
  await writeFile(unfinished, JSON.stringify(holder), { mode: 0o600 });
  await rename(unfinished, file);
}

/**
 * The holder of another realm (another container or machine on the same volume) if he is alive. Watches whether the
 * file moves instead of comparing clocks, which differ between machines.
 */
export async function livingForeigner(
  file: string,
  ownRealm: string,
  { staleMs }: HeartbeatTimes,
): Promise<Holder | null> {
  const holder = await readHolderFile(file);
  const first = await modified(file);
  if (holder === null || holder.realm === ownRealm || first === null) return null;
  if (Date.now() - first > LONG_DEAD_MS) return null;
  for (const end = Date.now() + staleMs; Date.now() < end; ) {
    await sleep(Math.min(250, staleMs / 10));
    const now = await modified(file);
    if (now === null) return null;
    if (now !== first) return holder;
  }
  return null;
}

/**
 * Keeps the file fresh until `stop`. Calls `onLost` once when somebody else's name stands in it: he took this
 * process for dead, for instance because its container was paused.
 */
export function keepFresh(
  file: string,
  holder: Holder,
  { beatMs }: HeartbeatTimes,
  onLost: () => void,
): { stop(): Promise<void> } {
  let beating: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    beating = beat(file, holder).then((ours) => {
      if (ours) return;
      clearInterval(timer);
      onLost();
    });
  }, beatMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await beating;
      if ((await readHolderFile(file))?.token === holder.token) await rm(file, { force: true });
    },
  };
}

async function beat(file: string, holder: Holder): Promise<boolean> {
  const found = await readHolderFile(file);
  if (found !== null && found.token !== holder.token) return false;
  const now = new Date();
  // A full disk or a vanished directory is the database's to report; within this realm the socket still counts.
  if (found === null) await writeHolderFile(file, holder).catch(() => undefined);
  else await utimes(file, now, now).catch(() => undefined);
  return true;
}

const modified = (file: string): Promise<number | null> =>
  stat(file).then(
    (status) => status.mtimeMs,
    () => null,
  );
