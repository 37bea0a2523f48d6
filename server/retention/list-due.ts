import type { RetentionLine } from '../domain/index.ts';
import { countDueRuns } from './evaluation-runs.ts';
import type { RunParts } from './run-retention.ts';

/** What a run would do now, of rows and of files. */
export async function listDue({
  store,
  days,
  evaluationRuns,
}: Omit<RunParts, 'originals'>): Promise<RetentionLine[]> {
  const lines = await store.due(days);
  const limit = days['evaluation-runs'];
  if (limit === null || evaluationRuns === undefined) return lines;
  const held = new Set((await store.listHolds()).map(({ id }) => id));
  const runs = await countDueRuns(evaluationRuns, limit, held);
  return lines.map((line) => (line.kind === 'evaluation-runs' ? { ...line, ...runs } : line));
}
