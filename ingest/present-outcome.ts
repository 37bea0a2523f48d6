import { type Outcome, shownName } from '../server/domain/index.ts';
import type { IngestProgress } from './ingest-sources.ts';

const STATUSES = ['added', 'updated', 'unchanged', 'partial', 'refused'] as const;

const count = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** `added      cables/12.pdf  14 passages, 3 pages`; what went wrong stands behind the name. */
export function outcomeLine(outcome: Outcome): string {
  const size = [
    ...(outcome.passages > 0 ? [count(outcome.passages, 'passage')] : []),
    ...(outcome.pages > 0 ? [count(outcome.pages, 'page')] : []),
  ].join(', ');
  const details = [size, outcome.reason ?? ''].filter(Boolean).join(': ');
  return `${outcome.status.padEnd(10)} ${shownName(outcome.sourceKey)}${details === '' ? '' : `  ${shownName(details)}`}`;
}

/** `48 files in 31 s: 40 added, 8 refused. 2,310 passages.` */
export function summaryLine(outcomes: readonly Outcome[], elapsedMs: number): string {
  const counts = STATUSES.flatMap((status) => {
    const n = outcomes.filter((outcome) => outcome.status === status).length;
    return n === 0 ? [] : [`${n.toLocaleString('en')} ${status}`];
  });
  const passages = outcomes.reduce((sum, outcome) => sum + outcome.passages, 0);
  const files = `${count(outcomes.length, 'file')} in ${duration(elapsedMs)}`;
  if (outcomes.length === 0) return 'No documents found.';
  return `${files}: ${counts.join(', ')}.${passages > 0 ? ` ${count(passages, 'passage')}.` : ''}`;
}

/** One line for a terminal of `columns` characters. */
export function progressBar(progress: IngestProgress, elapsedMs: number, columns: number): string {
  const width = 24;
  const share = progress.total === 0 ? 1 : progress.done / progress.total;
  const bar = '█'.repeat(Math.round(share * width)).padEnd(width, '░');
  const rate = elapsedMs > 1000 ? `, ${Math.round((progress.passages * 1000) / elapsedMs)}/s` : '';
  const line = `${bar} ${progress.done}/${progress.total}  ${count(progress.passages, 'passage')}${rate}  ${shownName(progress.sourceKey)}`;
  return line.length < columns ? line : `${line.slice(0, Math.max(columns - 2, 0))}…`;
}

function duration(milliseconds: number): string {
  if (milliseconds < 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
