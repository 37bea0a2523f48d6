import { AktenlageError, type EvaluationComparison } from '../../server/domain/index.ts';
import type { ReportReader } from '../../server/ports/store.ts';
import { baselineCases } from '../baseline.ts';
import { compare } from '../compare.ts';
import { presentComparison } from './present-run.ts';
import { readReport, readRun } from './stored-runs.ts';
import { withheldResults } from './visible-results.ts';

/**
 * Two runs by their folders.
 *
 * @returns null where one of them does not exist
 * @throws AktenlageError `bad-request` where one is not finished or cannot be read
 */
export async function compareRuns(
  reader: ReportReader,
  beforeFolder: string,
  afterFolder: string,
): Promise<EvaluationComparison | null> {
  const [before, after] = await Promise.all([readRun(beforeFolder), readRun(afterFolder)]);
  if (before === null || after === null) return null;
  if ([before, after].some(({ status }) => status === 'unreadable'))
    throw new AktenlageError('bad-request', 'Only runs that can be read can be compared.');
  const [old, recent] = await Promise.all([readReport(beforeFolder), readReport(afterFolder)]);
  if (old === null || recent === null) {
    throw new AktenlageError('bad-request', 'Only finished runs can be compared.');
  }
  const comparison = compare(
    after.suite,
    recent.results,
    {
      who: '',
      why: '',
      at: before.at,
      casesHash: old.fingerprint.casesHash,
      corpusHash: old.fingerprint.corpusHash,
      writer: before.writer,
      embedder: before.embedder,
      cases: baselineCases(old.results),
    },
    recent.fingerprint.corpusHash,
  );
  const withheld = await withheldResults(reader, recent.results);
  const questions = recent.results.filter(({ id }) => !withheld.has(id));
  return presentComparison(before, after, comparison, questions);
}
