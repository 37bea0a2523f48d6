import { escapeMarkup as xml } from './escape.ts';
import type { RunReport } from './run-report.ts';

/**
 * JUnit XML as CI systems read it: one test case a case, one more for the gate. Failing cases are failures, cases that
 * could not be run are errors. Without timings: the same run gives the same file.
 */
export function renderJunit({ fingerprint, results, summary, comparison }: RunReport): string {
  const cases = results.map(({ id, category, lang, question, status, error, diagnosis }) => {
    const head = `  <testcase classname="${xml(`${fingerprint.suite}.${lang}.${category}`)}" name="${xml(`${id}: ${question}`)}"`;
    if (status === 'error') {
      return `${head}><error type="${xml(error?.code ?? 'error')}" message="${xml(error?.message ?? '')}"/></testcase>`;
    }
    if (status === 'failing') {
      return `${head}><failure type="${xml(diagnosis?.layer ?? 'score')}" message="${xml((diagnosis?.text ?? '').slice(0, 500))}"/></testcase>`;
    }
    return `${head}/>`;
  });
  const failed = comparison?.verdict === 'fail';
  const moved =
    comparison?.metrics.filter(({ verdict }) => verdict === 'fail').map(({ metric }) => metric) ?? [];
  const hard = comparison?.newHardFailures.map(({ id, metric }) => `${metric} in ${id}`) ?? [];
  const gate =
    comparison === null
      ? []
      : [
          `  <testcase classname="${xml(`${fingerprint.suite}.gate`)}" name="gate: ${comparison.verdict}"${
            failed
              ? `><failure type="regression" message="${xml([...moved, ...hard].join(', '))}"/></testcase>`
              : '/>'
          }`,
        ];
  const failures = summary.failing.length + (failed ? 1 : 0);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="${xml(fingerprint.suite)}" tests="${results.length + gate.length}" failures="${failures}" errors="${summary.errors.length}" skipped="0">
${[...cases, ...gate].join('\n')}
</testsuite>
`;
}
