import { SCORERS } from '../scorers/index.ts';
import type { RunReport } from './run-report.ts';

/** One row a case, one column a metric; empty is unscored. RFC 4180, with a mark that makes spreadsheets read UTF-8. */
export function renderCsv({ results }: RunReport): string {
  const metrics = SCORERS.map(({ id }) => id);
  const head = [
    'id',
    'lang',
    'category',
    'tags',
    'question',
    'answerable',
    'status',
    'layer',
    'answer',
    ...metrics,
  ];
  const rows = results.map((result) => [
    result.id,
    result.lang,
    result.category,
    result.tags.join(' '),
    result.question,
    String(result.answerable),
    result.status,
    result.diagnosis?.layer ?? '',
    result.answer === null ? '' : result.answer.refused ? '' : result.answer.text,
    ...metrics.map((metric) => {
      const value = result.scores[metric]?.value ?? null;
      return value === null ? '' : String(Math.round(value * 1e6) / 1e6);
    }),
  ]);
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** What a spreadsheet would take for a formula is shown as text. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/u.test(value) && !/^-?\d+(\.\d+)?$/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replace(/"/gu, '""')}"` : safe;
}
