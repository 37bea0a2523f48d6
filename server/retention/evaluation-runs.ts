import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type EvaluationRun, EvaluationRunSchema, type RetentionLine } from '../domain/index.ts';
import type { RetentionStore } from '../ports/retention.ts';

/** Where runs of the evaluation lie: `<folder>/<who>/runs/<id>/`, with `run.json` once they have ended. */
export interface RunFolders {
  readonly folder: string;
  /** A run that was moved aside so long ago was left by a process that was killed, in milliseconds. */
  readonly leftMs?: number;
}

interface StoredRun {
  readonly id: string;
  readonly at: string;
  /** `<folder>/<who>`. */
  readonly home: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** A process that has moved a run aside removes it in moments. */
const LEFT_MS = 10 * 60 * 1000;
const BATCH = 50;

/** What a run of the policies would do with the runs of the evaluation; nothing is changed. */
export async function countDueRuns(
  { folder }: RunFolders,
  days: number,
  held: ReadonlySet<string>,
): Promise<Pick<RetentionLine, 'due' | 'held' | 'oldest'>> {
  const old = await endedBefore(folder, cutoff(days));
  const due = old.filter(({ id }) => !held.has(id));
  return { due: due.length, held: old.length - due.length, oldest: due[0]?.at ?? null };
}

/**
 * Removes runs of the evaluation that are older than `days`, oldest first. Each is moved aside first, so that nobody else takes
 * it, then put on record, then removed: one that was left in between by a process that was killed is taken up, and is on record
 * once.
 *
 * @returns how many
 */
export async function removeEvaluationRuns(
  store: Pick<RetentionStore, 'recordRemoved' | 'findRemovals'>,
  { folder, leftMs = LEFT_MS }: RunFolders,
  run: { readonly id: string; readonly actor: string },
  days: number,
  signal?: AbortSignal,
): Promise<number> {
  const before = cutoff(days);
  for (const left of await leftOver(folder, leftMs)) {
    const recorded = (await store.findRemovals(left.id)).length > 0;
    if (recorded) await rm(aside(left), { recursive: true, force: true });
    else await rename(aside(left), inPlace(left));
  }
  let removed = 0;
  const old = await endedBefore(folder, before);
  for (let from = 0; from < old.length; from += BATCH) {
    signal?.throwIfAborted();
    const claimed: (StoredRun & { readonly sha256: string })[] = [];
    for (const one of old.slice(from, from + BATCH)) {
      await mkdir(join(one.home, 'going'), { recursive: true, mode: 0o700 });
      if (await movedAside(one)) claimed.push({ ...one, sha256: await hashOf(aside(one)) });
    }
    const gone = new Set(
      await store.recordRemoved(run, {
        ...{ kind: 'evaluation-runs', days, before: before.toISOString() },
        items: claimed.map(({ id, sha256 }) => ({ what: 'evaluation-run', id, sha256 })),
      }),
    );
    for (const one of claimed) {
      if (gone.has(one.id)) await rm(aside(one), { recursive: true, force: true });
      // It is held.
      else await rename(aside(one), inPlace(one));
    }
    removed += gone.size;
  }
  return removed;
}

const cutoff = (days: number): Date => new Date(Date.now() - days * DAY_MS);
const inPlace = ({ home, id }: StoredRun): string => join(home, 'runs', id);
const aside = ({ home, id }: StoredRun): string => join(home, 'going', id);

async function endedBefore(folder: string, before: Date): Promise<StoredRun[]> {
  const found: StoredRun[] = [];
  for (const who of await namesIn(folder))
    for (const id of await namesIn(join(folder, who, 'runs'))) {
      const home = join(folder, who);
      const raw = await readOrNull(join(home, 'runs', id, 'run.json'));
      const run = raw === null ? null : readRun(raw.toString('utf8'));
      if (run !== null && Date.parse(run.at) < before.getTime()) found.push({ id, at: run.at, home });
    }
  return found.sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** One that cannot be read stays, and must not keep the others. */
function readRun(text: string): EvaluationRun | null {
  try {
    return EvaluationRunSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

async function leftOver(folder: string, leftMs: number): Promise<StoredRun[]> {
  const found: StoredRun[] = [];
  for (const who of await namesIn(folder))
    for (const id of await namesIn(join(folder, who, 'going'))) {
      const left = { id, at: '', home: join(folder, who) };
      // As of when it was moved: the folder itself was not written to.
      if (Date.now() - (await stat(aside(left))).ctimeMs >= leftMs) found.push(left);
    }
  return found;
}

async function movedAside(run: StoredRun): Promise<boolean> {
  try {
    await rename(inPlace(run), aside(run));
    return true;
  } catch (thrown) {
    if (isMissing(thrown)) return false;
    throw thrown;
  }
}

/** Of its results, or of what there is of a run that has none. */
async function hashOf(path: string): Promise<string> {
  const bytes = (await readOrNull(join(path, 'results.json'))) ?? (await readOrNull(join(path, 'run.json')));
  return createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder, { withFileTypes: true }))
      .filter((one) => one.isDirectory())
      .map(({ name }) => name);
  } catch (thrown) {
    if (isMissing(thrown)) return [];
    throw thrown;
  }
}

async function readOrNull(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}

const isMissing = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
