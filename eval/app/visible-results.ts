import { highWater, type Report } from '../../server/domain/index.ts';
import type { ReportReader } from '../../server/ports/store.ts';
import type { EvalCase } from '../case.ts';
import type { CaseResult } from '../run-case.ts';

/**
 * Stored runs and drafts hold words of documents. Who has lost the right to one of them since, or whose document is
 * gone, sees neither: as in the history of answers, what rests on a hidden document is hidden as a whole.
 */

/** Those of the sources that the reader's asker cannot open now. */
export async function hiddenSources(
  reader: ReportReader,
  sources: Iterable<string>,
): Promise<ReadonlySet<string>> {
  const hidden = new Set<string>();
  for (const source of new Set(sources)) {
    if ((await reader.findReportBySourceKey(source)) === null) hidden.add(source);
  }
  return hidden;
}

/**
 * Documents whose words a result shows. Expected evidence that was not in the corpus shows nothing of it, and a stored
 * answer shows what its author wrote, but for the passages behind its citations.
 */
export const sourcesOf = ({ answer, evidence }: CaseResult): string[] => [
  ...(answer?.citations ?? []).flatMap(({ sourceKey, passage }) => [
    ...(answer?.origin === 'generated' ? [sourceKey] : []),
    ...(passage === null ? [] : [passage.sourceKey]),
  ]),
  ...(answer?.origin === 'generated' ? (answer.retrieved ?? []) : []).map(({ sourceKey }) => sourceKey),
  ...evidence.flatMap(({ source, status }) => (status === 'no-report' ? [] : [source])),
];

/** Ids of the results that rest on a document which the reader's asker cannot open now. */
export async function withheldResults(
  reader: ReportReader,
  results: readonly CaseResult[],
): Promise<ReadonlySet<string>> {
  const hidden = await hiddenSources(reader, results.flatMap(sourcesOf));
  if (hidden.size === 0) return hidden;
  return new Set(
    results.filter((result) => sourcesOf(result).some((source) => hidden.has(source))).map(({ id }) => id),
  );
}

/** High-water marks of the documents whose words the results show; all of them can be opened, see `withheldResults`. */
export async function marksOfResults(
  reader: ReportReader,
  results: readonly CaseResult[],
): Promise<ReturnType<typeof highWater>> {
  const reports: Report[] = [];
  for (const source of new Set(results.flatMap(sourcesOf))) {
    const report = await reader.findReportBySourceKey(source);
    if (report !== null) reports.push(report);
  }
  return highWater(reports);
}

/** The cases that the reader's asker may see now. */
export async function visibleCases(reader: ReportReader, cases: readonly EvalCase[]): Promise<EvalCase[]> {
  const hidden = await hiddenSources(
    reader,
    cases.flatMap(({ copiedFrom = [] }) => copiedFrom),
  );
  return cases.filter(({ copiedFrom = [] }) => !copiedFrom.some((source) => hidden.has(source)));
}
