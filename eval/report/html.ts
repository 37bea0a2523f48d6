import type { CaseResult } from '../run-case.ts';
import type { MetricSummary } from '../summarise.ts';
import { renderComparison } from './console.ts';
import { intervalText, KEY_METRICS, milliseconds, percent, shownMetrics, valueOfMetric } from './format.ts';
import type { RunReport } from './run-report.ts';

/** One page without scripts and without the network: open it from anywhere, send it by mail. */
export function renderHtml(report: RunReport): string {
  const { fingerprint, summary, results, comparison, at, timings } = report;
  const title = `Evaluation: ${fingerprint.suite}`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${html(title)}</title>
<style>${STYLE}</style>
<main>
<h1>${html(title)}</h1>
<p>${summary.cases} cases: ${summary.passed} passed, ${summary.failing.length} failing, ${summary.errors.length} could not be run, <strong>${summary.hardFailures.length} hard failures</strong>. Run on ${html(at)}.</p>
<p class="quiet">${fingerprint.reports} reports with ${fingerprint.passages} passages (${html(fingerprint.corpusHash)}), cases ${html(fingerprint.casesFile)} (${html(fingerprint.casesHash)}), writer ${html(fingerprint.writer)}, embeddings ${html(fingerprint.embedder)}. Time without the writer: p50 ${milliseconds(timings.overhead?.p50)}, p95 ${milliseconds(timings.overhead?.p95)}.</p>
${comparison === null ? '' : `<h2>Against the baseline: ${comparison.verdict}</h2><pre>${html(renderComparison(comparison).join('\n'))}</pre>`}
<h2>Metrics</h2>
<table><thead><tr><th>Metric</th><th>Value</th><th>95 % interval</th><th class="plot">0 to 100 %</th><th>Scored</th></tr></thead>
<tbody>${shownMetrics(summary.metrics).map(metricRow).join('')}</tbody></table>
<h2>By language and category</h2>
${groupTable('Language', summary.byLanguage)}
${groupTable('Category', summary.byCategory)}
${incomplete(report)}
<h2>Cases</h2>
${results.map(caseBlock).join('\n')}
</main>
</html>
`;
}

function metricRow({ id, label, kind, value, interval, scored }: MetricSummary): string {
  return `<tr><td>${html(label)}<br><code>${id}</code>${kind === 'hard' ? ' <em>hard</em>' : ''}</td><td class="number">${percent(value)}</td><td class="number">${intervalText(interval)}</td><td class="plot">${bar(value, interval)}</td><td class="number">${scored}</td></tr>`;
}

/** Value as a dot, its interval as a line, drawn so that it also prints. */
function bar(value: number | null, interval: MetricSummary['interval']): string {
  if (value === null) return '';
  const x = (share: number): string => (2 + 196 * share).toFixed(1);
  const line =
    interval === null
      ? ''
      : `<line x1="${x(interval[0])}" x2="${x(interval[1])}" y1="8" y2="8" stroke="#4a6fa5" stroke-width="4"/>`;
  return `<svg viewBox="0 0 200 16" width="200" height="16" role="img" aria-label="${percent(value)}, interval ${intervalText(interval)}"><line x1="2" x2="198" y1="8" y2="8" stroke="#ccc"/>${line}<circle cx="${x(value)}" cy="8" r="5" fill="#12305c"/></svg>`;
}

function groupTable(name: string, groups: RunReport['summary']['byLanguage']): string {
  const head = KEY_METRICS.map(([, short]) => `<th>${short}</th>`).join('');
  const rows = Object.entries(groups).map(([group, metrics]) => {
    const cells = KEY_METRICS.map(([id]) => {
      const metric = valueOfMetric(metrics, id);
      if (metric === undefined || metric.scored === 0) return '<td class="number">–</td>';
      return `<td class="number">${percent(metric.value)}<br><small>${intervalText(metric.interval)}, n ${metric.scored}</small></td>`;
    });
    return `<tr><td>${html(group)}</td>${cells.join('')}</tr>`;
  });
  return `<table><thead><tr><th>${name}</th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function incomplete({ fingerprint }: RunReport): string {
  if (fingerprint.incomplete.length === 0) return '';
  const items = fingerprint.incomplete.map(
    ({ sourceKey, status, reason }) =>
      `<li><code>${html(sourceKey)}</code> ${status}${reason === null ? '' : `: ${html(reason)}`}</li>`,
  );
  return `<h2>Documents not fully read</h2><ul>${items.join('')}</ul>`;
}

function caseBlock(result: CaseResult): string {
  const { id, lang, category, question, status, error, answer, reference, diagnosis, evidence } = result;
  const mark = status === 'passed' ? '✓' : status === 'failing' ? '✗' : '!';
  const layer = diagnosis === null ? '' : ` <em>${diagnosis.layer}</em>`;
  const body = [
    error === null ? '' : `<p class="bad">Could not be run: ${html(error.code)}: ${html(error.message)}</p>`,
    diagnosis === null ? '' : `<p class="bad">${html(diagnosis.text)}</p>`,
    reference === null ? '' : `<p><b>Expected</b> ${html(reference)}</p>`,
    answer === null
      ? ''
      : answer.refused
        ? `<p><b>Refused</b> ${html(answer.refusalReason ?? '')}</p>`
        : `<p><b>Answered</b> ${html(answer.text)}</p>`,
    citationList(result),
    evidence.length === 0 ? '' : `<b>Expected evidence</b><ul>${evidence.map(evidenceItem).join('')}</ul>`,
    retrievedList(result),
    scoreTable(result),
  ];
  return `<details class="${status}"${status === 'passed' ? '' : ' open'}><summary>${mark} <b>${html(id)}</b> <small>${html(lang)}, ${html(category)}</small>${layer} ${html(question)}</summary>${body.join('')}</details>`;
}

const evidenceItem = ({
  source,
  page,
  quote,
  status,
  rank,
  cited,
}: CaseResult['evidence'][number]): string => {
  const found = status === 'found' ? (rank === null ? 'not retrieved' : `rank ${rank}`) : status;
  return `<li><code>${html(source)}</code>${page === null ? '' : ` p. ${page}`} ${quote === null ? '' : `“${html(quote)}”`}: ${found}, ${cited ? 'cited' : 'not cited'}</li>`;
};

function citationList({ answer }: CaseResult): string {
  if (answer === null || answer.citations.length === 0) return '';
  const items = answer.citations.map(
    ({ number, sourceKey, page, quote }) =>
      `<li value="${number}"><code>${html(sourceKey)}</code>${page === null ? '' : ` p. ${page}`} “${html(quote)}”</li>`,
  );
  return `<ol>${items.join('')}</ol>`;
}

function retrievedList({ answer, evidence }: CaseResult): string {
  const retrieved = answer?.retrieved ?? [];
  if (retrieved.length === 0) return '';
  const goldRanks = new Set(evidence.map(({ rank }) => rank));
  const items = retrieved
    .slice(0, 10)
    .map(
      ({ sourceKey, page, text, score }, index) =>
        `<li${goldRanks.has(index + 1) ? ' class="gold"' : ''}><code>${html(sourceKey)}</code>${page === null ? '' : ` p. ${page}`} (${score.toFixed(3)}) ${html(text.slice(0, 300))}</li>`,
    );
  return `<details><summary>Retrieved (evidence marked)</summary><ol>${items.join('')}</ol></details>`;
}

function scoreTable({ scores }: CaseResult): string {
  const rows = Object.entries(scores)
    .filter(([, { value }]) => value !== null)
    .map(
      ([metric, { value, reason }]) =>
        `<tr><td><code>${metric}</code></td><td class="number">${percent(value)}</td><td>${html(reason ?? '')}</td></tr>`,
    );
  return rows.length === 0
    ? ''
    : `<details><summary>Scores</summary><table>${rows.join('')}</table></details>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const html = (text: string): string =>
  text.replace(/[&<>"]/gu, (character) => ENTITIES[character] ?? character);

const STYLE = `
body{font:16px/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;margin:0}
main{max-width:70rem;margin:0 auto;padding:1.5rem}
h1,h2{line-height:1.2}table{border-collapse:collapse;margin:.5rem 0 1rem;width:100%}
th,td{border-bottom:1px solid #ddd;padding:.3rem .5rem;text-align:left;vertical-align:top}
.number{text-align:right;white-space:nowrap}.plot{width:200px}.quiet,small{color:#555}
details{border:1px solid #ddd;border-left:6px solid #2f7d4f;padding:.4rem .8rem;margin:.4rem 0}
details.failing{border-left-color:#b3261e}details.error{border-left-color:#7a4b00}
details details{border-left-width:1px;border-left-color:#ddd}
.bad{color:#8c1d18}.gold{background:#fff3bf}pre{overflow-x:auto;background:#f6f6f6;padding:1rem}
code{font-size:.9em;overflow-wrap:anywhere}summary{cursor:pointer}
`;
