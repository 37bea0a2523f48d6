import type { SuiteBaseline } from '../baseline.ts';
import type { CaseResult } from '../run-case.ts';
import { escapeMarkup as html } from './escape.ts';
import { percent } from './format.ts';

/** One case, folded; failing ones are open. */
export function caseBlock(result: CaseResult, before: SuiteBaseline['cases'][string] | undefined): string {
  const { id, lang, category, question, status, error, reference, diagnosis, evidence } = result;
  const mark = status === 'passed' ? '✓' : status === 'failing' ? '✗' : '!';
  const layer = diagnosis === null ? '' : ` <em>${diagnosis.layer}</em>`;
  const body = [
    error === null ? '' : `<p class="bad">Could not be run: ${html(error.code)}: ${html(error.message)}</p>`,
    diagnosis === null ? '' : `<p class="bad">${html(diagnosis.text)}</p>`,
    reference === null ? '' : `<p><b>Expected</b> ${html(reference)}</p>`,
    answerBlock(result),
    citationList(result),
    evidence.length === 0 ? '' : `<b>Expected evidence</b><ul>${evidence.map(evidenceItem).join('')}</ul>`,
    retrievedList(result),
    differenceTable(result, before),
    scoreTable(result),
  ];
  return `<details class="${status}" id="case-${html(id)}"${status === 'passed' ? '' : ' open'}><summary>${mark} <b>${html(id)}</b> <small>${html(lang)}, ${html(category)}</small>${layer} ${html(question)}</summary>${body.join('')}</details>`;
}

/** Sentence by sentence with the product's verdict, and the judge's where there was one. */
function answerBlock({ answer }: CaseResult): string {
  if (answer === null) return '';
  if (answer.refused) return `<p><b>Refused</b> ${html(answer.refusalReason ?? '')}</p>`;
  if (answer.claims.length === 0) return `<p><b>Answered</b> ${html(answer.text)}</p>`;
  const sentences = answer.claims.map(({ text, citations, verdict }, index) => {
    const judged = answer.judgements?.claims[index];
    const mark =
      verdict == null
        ? ''
        : `<span class="tag ${verdict.status}" title="${html(verdict.reason)}">${verdict.status}, ${html(verdict.method)}</span>`;
    const judge =
      judged === undefined ? '' : `<span class="tag">judge ${judged === null ? '–' : judged}</span>`;
    const numbers = citations.map((number) => `[${number}]`).join('');
    return `<li>${mark}${judge}${html(text)} ${numbers}</li>`;
  });
  return `<b>Answered</b><ul>${sentences.join('')}</ul>`;
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
  return `<li><code>${html(source)}</code>${page === null ? '' : ` p. ${page}`} ${quote === null ? '(the document)' : `“${html(quote)}”`}: ${found}, ${cited ? 'cited' : 'not cited'}</li>`;
};

function citationList({ answer }: CaseResult): string {
  if (answer === null || answer.citations.length === 0) return '';
  const items = answer.citations.map(
    ({ number, sourceKey, page, quote, supersededBy }) =>
      `<li value="${number}"><code>${html(sourceKey)}</code>${page === null ? '' : ` p. ${page}`} “${html(quote)}”${supersededBy === null ? '' : ` <small>superseded by ${html(supersededBy)}</small>`}</li>`,
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
        `<li${goldRanks.has(index + 1) ? ' class="gold"' : ''}>${goldRanks.has(index + 1) ? '<b>evidence</b> ' : ''}<code>${html(sourceKey)}</code>${page === null ? '' : ` p. ${page}`} (${score.toFixed(3)}) ${html(text.slice(0, 300))}</li>`,
    );
  return `<details><summary>Retrieved (evidence marked)</summary><ol>${items.join('')}</ol></details>`;
}

function differenceTable(
  { scores, hash }: CaseResult,
  before: SuiteBaseline['cases'][string] | undefined,
): string {
  if (before === undefined) return '';
  if (before.hash !== hash) return '<p class="quiet">The case was changed since the baseline.</p>';
  const rows = Object.entries(scores).flatMap(([metric, { value }]) => {
    const earlier = before.scores[metric];
    if (earlier === undefined || earlier === value) return [];
    if (earlier !== null && value !== null && Math.abs(earlier - value) < 1e-6) return [];
    const worse = (value ?? -1) < (earlier ?? -1);
    return [
      `<tr><td><code>${metric}</code></td><td class="number">${percent(earlier)}</td><td class="number${worse ? ' bad' : ''}">${percent(value)}</td></tr>`,
    ];
  });
  return rows.length === 0
    ? ''
    : `<b>Against the baseline</b><table><thead><tr><th>Metric</th><th class="number">before</th><th class="number">now</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
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
