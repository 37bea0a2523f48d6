import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LOCAL_ASKER } from '../../server/domain/index.ts';
import { openStore } from '../../server/store/index.ts';
import {
  createServerDatabase,
  type TestServerDatabase,
} from '../../server/store/testing/open-server-database.ts';
import { sha256 } from '../identity.ts';

export interface KillPlan {
  readonly docs: string;
  readonly kills: number;
  readonly seed: number;
  /** A new data directory for every kill (each followed by a full run), or all kills on one directory. */
  readonly fresh: boolean;
  /** Documents read at the same time by each process. */
  readonly workers: number;
  /** Processes that ingest the folder at once, all killed in the same moment; more than one needs a server. */
  readonly processes: number;
  /** Administrator's address of a database server; without it the embedded database is used. */
  readonly adminUrl?: string | undefined;
  readonly onKill?: (line: string) => void;
}

/** Everything of a corpus that must not depend on how often its ingest was killed. */
export interface CorpusSnapshot {
  readonly corpusVersion: string;
  readonly reports: readonly unknown[];
  readonly outcomes: readonly string[];
  readonly originals: readonly string[];
}

/**
 * Ingests `docs` undisturbed, then again with `kill -9` at random moments from the start of the process on,
 * each time to be taken up again.
 *
 * @returns the snapshot of the undisturbed corpus and one for every corpus that was killed
 */
export async function killAndResume(
  plan: KillPlan,
): Promise<{ undisturbed: CorpusSnapshot; resumed: CorpusSnapshot[]; killed: number }> {
  const random = createRandom(plan.seed);
  const root = await mkdtemp(join(tmpdir(), 'aktenlage-kill-'));
  const places: Place[] = [];
  const open = async (name: string): Promise<Place> => {
    const database = plan.adminUrl === undefined ? null : await createServerDatabase(plan.adminUrl);
    const place = { dataDir: join(root, name), database };
    places.push(place);
    return place;
  };
  try {
    const first = await open('undisturbed');
    const started = performance.now();
    await finish(first, plan);
    const duration = performance.now() - started;
    const undisturbed = await takeSnapshot(first);
    const resumed: CorpusSnapshot[] = [];
    let killed = 0;
    let place = plan.fresh ? null : await open('killed');
    for (let kill = 0; kill < plan.kills; kill++) {
      if (plan.fresh || place === null) place = await open(`killed-${kill}`);
      const after = random() * duration;
      const lines = await killAfter(after, place, plan);
      if (lines.some((of) => of.at(-1) !== 'end')) killed++;
      const out = lines.reduce((sum, of) => sum + Math.max(of.length - 1, 0), 0);
      plan.onKill?.(`kill ${kill + 1} after ${Math.round(after)} ms: ${out} outcomes were out`);
      if (!plan.fresh && kill + 1 < plan.kills) continue;
      await finish(place, plan);
      resumed.push(await takeSnapshot(place));
      if (plan.fresh) await remove(places.splice(places.indexOf(place), 1));
    }
    return { undisturbed, resumed, killed };
  } finally {
    await remove(places);
    await rm(root, { recursive: true, force: true });
  }
}

/** A data directory with, or without, a database of its own on the server. */
interface Place {
  readonly dataDir: string;
  readonly database: TestServerDatabase | null;
}

async function remove(places: readonly Place[]): Promise<void> {
  for (const { dataDir, database } of places) {
    await database?.drop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const CHILD = fileURLToPath(new URL('./killed-main.ts', import.meta.url));

interface Child {
  readonly process: ChildProcess;
  readonly lines: string[];
  readonly ended: Promise<void>;
}

function start({ dataDir, database }: Place, { docs, workers }: KillPlan): Child {
  const url = database === null ? [] : [database.url];
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', CHILD, dataDir, docs, String(workers), ...url],
    // A group of its own, so that the kill reaches whatever it started.
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  const lines: string[] = [];
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  if (child.stdout) createInterface(child.stdout).on('line', (line) => lines.push(line));
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0 || signal === 'SIGKILL') resolve();
      else reject(new Error(`the ingest ended with ${code ?? signal}: ${errors}`));
    });
  });
  return { process: child, lines, ended };
}

const startAll = (place: Place, plan: KillPlan): Child[] =>
  Array.from({ length: plan.processes }, () => start(place, plan));

async function finish(place: Place, plan: KillPlan): Promise<void> {
  const children = startAll(place, plan);
  await Promise.all(children.map(({ ended }) => ended));
  if (children.some(({ lines }) => lines.at(-1) !== 'end')) throw new Error('the ingest ended early');
}

async function killAfter(milliseconds: number, place: Place, plan: KillPlan): Promise<string[][]> {
  const children = startAll(place, plan);
  const ended = Promise.all(children.map((child) => child.ended));
  await Promise.race([wait(milliseconds), ended]);
  for (const { process: child } of children) killGroup(child);
  await ended;
  return children.map(({ lines }) => lines);
}

/** With everything that the process started. */
function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function takeSnapshot({ dataDir, database }: Place): Promise<CorpusSnapshot> {
  const store = await openStore({
    dataDir,
    holder: { command: 'snapshot' },
    ...(database === null ? {} : { databaseUrl: database.url }),
  });
  try {
    const reader = store.as(LOCAL_ASKER);
    const { reports } = await reader.listReports({ limit: 10_000 });
    const described = await Promise.all(
      reports.map(async ({ id, ingestedAt: _, ...report }) => {
        const stored = await reader.getReport(id);
        const passages = await reader.listPassages(id);
        const relations = await reader.listRelations(id);
        const text = sha256(stored?.text ?? '');
        return { id, ...report, text, pageStarts: stored?.pageStarts, passages, relations };
      }),
    );
    const outcomes = await reader.listOutcomes();
    return {
      corpusVersion: (await store.settings()).corpusVersion,
      reports: described.sort((a, b) => (a.id < b.id ? -1 : 1)),
      outcomes: outcomes
        .map(({ sourceKey, status, passages }) => `${sourceKey} ${status} ${passages}`)
        .sort(),
      originals: await listOriginals(join(dataDir, 'originals')),
    };
  } finally {
    await store.close();
  }
}

/** Names of the originals; one whose content does not have the hash of its name says so. */
async function listOriginals(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = files
    .filter((file) => file.isFile() && !file.parentPath.endsWith('incoming'))
    .map(async (file) => {
      const whole = sha256(await readFile(join(file.parentPath, file.name))) === file.name;
      return whole ? file.name : `${file.name} torn`;
    });
  return (await Promise.all(names)).sort();
}

/** Mulberry32: the same seed kills at the same moments. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
