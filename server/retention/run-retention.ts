import { randomUUID } from 'node:crypto';
import { RETENTION_KINDS, type RetentionDays, type RetentionKind } from '../domain/index.ts';
import type { RetentionStore } from '../ports/retention.ts';
import { type RunFolders, removeEvaluationRuns } from './evaluation-runs.ts';
import { type OriginalFiles, removeOriginals } from './remove-originals.ts';

/** A transaction each: short enough that nobody waits for it, and what a killed process had done stays done. */
const BATCH = 50;

export interface RunParts {
  readonly store: RetentionStore;
  readonly days: RetentionDays;
  readonly originals: OriginalFiles;
  /** Absent where this process does not keep runs of the evaluation. */
  readonly evaluationRuns?: RunFolders;
}

export interface RunOptions {
  /** As whom: a person, `administrator`, or `system`. */
  readonly actor: string;
  readonly signal?: AbortSignal;
  readonly onBatch?: (kind: RetentionKind, removed: number) => void;
}

export type Removed = Partial<Record<RetentionKind, number>>;

/** Briefings before the conversations that they keep, the log last: it says of all others that they went. */
const ORDER: readonly RetentionKind[] = [
  'drafts',
  'briefings',
  'signed-briefings',
  ...RETENTION_KINDS.filter((kind) => !['drafts', 'briefings', 'signed-briefings', 'audit'].includes(kind)),
  'audit',
];

/**
 * Removes what the policies let go, batch by batch, and takes up what a run before it left undone: nothing has to be known of
 * that one but what is still there.
 *
 * @returns how many of each kind
 * @throws AktenlageError `database-*`; the reason of `signal`. What is removed by then stays removed and on record.
 */
export async function runRetention(
  { store, days, originals, evaluationRuns }: RunParts,
  { actor, signal, onBatch }: RunOptions,
): Promise<Removed> {
  const run = { id: randomUUID(), actor };
  const removed: Removed = {};
  await store.openRun(run.id, actor);
  try {
    // Of a run that was killed between the row and the file.
    await removeOriginals(store, originals, signal);
    for (const kind of ORDER) {
      const limit = days[kind];
      if (limit === null) continue;
      if (kind === 'evaluation-runs') {
        if (evaluationRuns === undefined) continue;
        const gone = await removeEvaluationRuns(store, evaluationRuns, run, limit, signal);
        if (gone > 0) removed[kind] = gone;
        if (gone > 0) onBatch?.(kind, gone);
        continue;
      }
      for (;;) {
        signal?.throwIfAborted();
        const batch = await store.removeBatch(run, kind, limit, BATCH);
        if (batch.removed === 0) break;
        removed[kind] = (removed[kind] ?? 0) + batch.removed;
        onBatch?.(kind, batch.removed);
        if (kind === 'refused-files' || kind === 'reports') await removeOriginals(store, originals, signal);
      }
    }
    await store.closeRun(run.id, 'done');
    return removed;
  } catch (thrown) {
    // Where the database is gone it cannot be told; the run then reads as interrupted.
    await store.closeRun(run.id, signal?.aborted ? 'stopped' : 'failed').catch(() => undefined);
    throw thrown;
  }
}
