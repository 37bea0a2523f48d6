import { basename } from 'node:path';
import type { Job, Outcome } from '../server/domain/index.ts';
import { adoptOrphans } from './adopt-orphans.ts';
import { runPipeline, type Task } from './document-pipeline.ts';
import type { IngestDeps } from './ingest-items.ts';
import { openJob, type RunningJob } from './job.ts';
import { manifestOutcome, refusedOutcome } from './outcome.ts';
import { fromDisk } from './prepare-report.ts';
import type { SourceFile, SourceListing } from './sources/list-sources.ts';
import { settle } from './store-report.ts';

export interface IngestProgress {
  /** Documents that have their outcome. */
  readonly done: number;
  readonly total: number;
  /** The document being embedded now. */
  readonly sourceKey: string;
  /** Passages embedded so far in this run. */
  readonly passages: number;
}

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: IngestProgress) => void) | undefined;
  /** How the run is called where people see it. */
  readonly label?: string | undefined;
  readonly kind?: Job['kind'] | undefined;
}

type Listed = Pick<SourceListing, 'files' | 'refused' | 'manifests'>;

/**
 * Documents taken from the queue at once: a quarter of what is left, so that several processes share a folder to its
 * end, and one question to the database does for many.
 */
const claimSize = (left: number): number => Math.min(64, Math.max(4, Math.ceil(left / 4)));

/**
 * Reads listed files in as a job. Two rounds: everything that has text first, then what waits for text recognition,
 * so that a stack of scans keeps no document waiting.
 *
 * @throws AktenlageError `database-*`, `embedder-*`, `cancelled`
 */
export async function* ingestSources(
  listing: Listed,
  deps: IngestDeps,
  options: RunOptions = {},
): AsyncGenerator<Outcome> {
  const { kind = 'folder', label = labelOf(listing.files), signal, onProgress } = options;
  const sourceKeys = listing.files.map((file) => file.sourceKey);
  const more = listing.refused.length + listing.manifests.length;
  const shown = { groups: [], also: groupsOf(listing.files) };
  const job = await openJob(deps.store, { kind, label, sourceKeys, more, signal, onProgress, shown });
  try {
    yield* run(listing, deps, job);
    await job.close('done');
  } catch (error) {
    await job.fail(error);
    throw error;
  } finally {
    // The consumer may have stopped in the middle.
    await job.close('cancelled');
  }
}

async function* run(listing: Listed, deps: IngestDeps, job: RunningJob): AsyncGenerator<Outcome> {
  let changed = false;
  const note = (outcome: Outcome, inside = false): Outcome => {
    changed ||= ['added', 'updated', 'partial'].includes(outcome.status);
    job.count(outcome, inside);
    return outcome;
  };
  for (const { sourceKey, code, reason } of listing.refused) {
    const stored = (await deps.store.corpus.findStored(sourceKey)) ?? undefined;
    const outcome = refusedOutcome(sourceKey, code, reason, stored);
    // The name of another file that did get in keeps that file's outcome.
    const record = code !== 'duplicate-name';
    await settle({ kind: 'settled', outcome, record, marks: null }, deps);
    yield note(outcome);
  }
  for (const manifest of listing.manifests) {
    const outcome = manifestOutcome(manifest);
    await deps.store.corpus.recordOutcome(outcome, undefined, { groups: [], also: groupsOf(listing.files) });
    yield note(outcome);
  }
  for await (const outcome of adoptOrphans(deps, job.signal)) yield note(outcome, true);

  const later: Task[] = [];
  for await (const { outcome, task, deferred } of runPipeline(claimed(listing.files, deps, job), deps, job)) {
    if (deferred && task !== undefined) later.push(task);
    else if (task?.ordinal !== undefined) job.finish(task.ordinal);
    if (outcome !== null) yield note(outcome, task === undefined);
    await job.tell();
  }
  for await (const { outcome, task } of runPipeline(again(later, deps), deps, job)) {
    if (task?.ordinal !== undefined) job.finish(task.ordinal);
    // What came in with the first round and has not changed since.
    const known = task === undefined && outcome?.status === 'unchanged';
    if (outcome !== null && !known) yield note(outcome, task === undefined);
    await job.tell();
  }
  if (!changed) return;
  for await (const outcome of adoptOrphans(deps, job.signal)) yield note(outcome, true);
  await deps.store.corpus.linkSuperseded();
}

/** The groups that the manifests name, each combination once: who is in none of one must not see that there are such files. */
function groupsOf(files: readonly SourceFile[]): string[][] {
  const named = files.flatMap(({ manifest }) =>
    manifest?.row.groups ? [[...manifest.row.groups].sort()] : [],
  );
  return [...new Map(named.map((groups) => [groups.join('\n'), groups])).values()];
}

/** What the queue gives out, with what is stored of it at that moment. */
async function* claimed(
  files: readonly SourceFile[],
  { store }: IngestDeps,
  job: RunningJob,
): AsyncGenerator<Task> {
  let left = files.length;
  for (;;) {
    const taken = await store.jobs.claim(job.id, claimSize(left));
    if (taken.length === 0) return;
    left -= taken.length;
    const sourceKeys = taken.map((task) => task.sourceKey);
    const stored = await store.corpus.findStoredMany(sourceKeys);
    const refusals = await store.corpus.findRefusals(sourceKeys);
    for (const { ordinal, sourceKey } of taken) {
      const file = files[ordinal - 1];
      if (file === undefined) continue;
      const document = { ...fromDisk(file), slow: 'later' as const, refusal: refusals.get(sourceKey) };
      yield { document, stored: stored.get(sourceKey), ordinal };
    }
  }
}

/** For the second round, with what is stored by now: parts that had text are in. */
async function* again(tasks: readonly Task[], { store }: IngestDeps): AsyncGenerator<Task> {
  for (const task of tasks) {
    const stored = (await store.corpus.findStored(task.document.sourceKey)) ?? undefined;
    yield { ...task, document: { ...task.document, slow: 'now' }, stored };
  }
}

/** The folder of the first file where nobody gave the run a name. */
const labelOf = (files: readonly SourceFile[]): string => {
  const [first] = files;
  return first === undefined ? '' : first.path.slice(0, -first.sourceKey.length) || basename(first.path);
};
