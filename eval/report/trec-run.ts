import type { RunReport } from './run-report.ts';

/**
 * A TREC run: `query Q0 document rank score tag`, best first, for trec_eval and its kin. `passage`: ids of passages;
 * `document`: each source once, at the rank of its best passage. White space in a name becomes `_`.
 */
export function renderTrecRun({ results, fingerprint }: RunReport, unit: 'passage' | 'document'): string {
  const tag = fingerprint.writer.replace(/\s+/gu, '_');
  const lines = results.flatMap(({ id, answer }) => {
    const seen = new Set<string>();
    const ranked = (answer?.retrieved ?? []).flatMap(({ passageId, sourceKey, score }) => {
      const name = (unit === 'passage' ? passageId : sourceKey).replace(/\s+/gu, '_');
      if (seen.has(name)) return [];
      seen.add(name);
      return [{ name, score }];
    });
    return ranked.map(({ name, score }, index) => `${id} Q0 ${name} ${index + 1} ${score} ${tag}`);
  });
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/**
 * The expectations as qrels, `query 0 document grade`, so that `trec_eval qrels.trec run.trec` scores the run of
 * documents. Several pieces of evidence in one document are one judgement with the highest grade.
 */
export function renderQrels(
  results: readonly {
    readonly id: string;
    readonly evidence: readonly { readonly source: string; readonly grade?: number }[];
  }[],
): string {
  const lines = results.flatMap(({ id, evidence }) => {
    const grades = new Map<string, number>();
    for (const { source, grade } of evidence) {
      grades.set(source, Math.max(grades.get(source) ?? 0, grade ?? 1));
    }
    return [...grades].map(([source, grade]) => `${id} 0 ${source.replace(/\s+/gu, '_')} ${grade}`);
  });
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
