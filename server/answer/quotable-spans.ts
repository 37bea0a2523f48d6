import type { ContextPassage } from '../ports/writer.ts';
import { isFictionalMark, type Span, splitSentences, words } from '../text/index.ts';

/** Sentences of fewer words than this need the headings to be understood: rows, values, list entries. */
export const SHORT = 9;

/** What may be quoted from a passage: its sentences, and runs of short rows as one. */
export interface QuotableSpan extends Span {
  /** Rows of a table that stand together ("Ja-Stimmen: 541" … "Enthaltungen: 13"). */
  readonly rows: boolean;
}

/** A run of rows is quoted whole up to this size; the reader sees the count and what it is a part of. */
const MOST_ROWS = 8;
const LONGEST_RUN = 420;

export function quotableSpans({ passage, report }: ContextPassage): QuotableSpan[] {
  const headings = new Set([...passage.headingPath, report.title].map(bare));
  // A heading repeated in the text names what follows and says nothing by itself.
  const said = splitSentences(passage.text, passage.language).filter(({ start, end }) => {
    const text = passage.text.slice(start, end);
    return !headings.has(bare(text)) && !isFictionalMark(text);
  });
  const spans = joinLabels(passage.text, joinQuotations(passage.text, said));
  return [...spans.map((span) => ({ ...span, rows: false })), ...rowRuns(passage.text, spans)];
}

/**
 * A line that only names what follows ("Military Expenditures 2025") belongs to the sentence after it: merged small
 * sections carry their headings inside the text, and neither half says anything without the other.
 */
function joinLabels(text: string, spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  let label: Span | null = null;
  for (const [index, span] of spans.entries()) {
    const start: number = label?.start ?? span.start;
    const next = spans[index + 1];
    const own = text.slice(span.start, span.end);
    const namesNext =
      label === null && next !== undefined && /^\s*\n/.test(text.slice(span.end, next.start)) && isLabel(own);
    if (namesNext) label = span;
    else {
      joined.push({ start, end: span.end });
      label = null;
    }
  }
  return joined;
}

/** Sentences of speech that a quotation is followed through, so that its end is quoted with its beginning. */
const LONGEST_QUOTATION = 3;

/** “We can count shells. We cannot say who fires them.” is one statement of its speaker, not two of the report. */
function joinQuotations(text: string, spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (let index = 0; index < spans.length; index++) {
    const first = spans[index];
    if (first === undefined) continue;
    let last = index;
    const isOpen = (): boolean => hasOpenQuotation(text.slice(first.start, spans[last]?.end));
    while (isOpen() && last + 1 < spans.length && last - index < LONGEST_QUOTATION) last++;
    // A mark that is never closed joins nothing.
    if (isOpen()) last = index;
    joined.push({ start: first.start, end: spans[last]?.end ?? first.end });
    index = last;
  }
  return joined;
}

/** German „…“, English “…” and French «…»: opened more often than closed. */
function hasOpenQuotation(text: string): boolean {
  const count = (mark: string): number => text.split(mark).length - 1;
  const german = count('„');
  // The German closing mark is the English opening one.
  const english = Math.max(0, count('“') - german) - count('”');
  return german > count('“') + count('”') || english > 0 || count('«') > count('»');
}

/** Runs of at least two rows with a figure each, a line apart. */
function rowRuns(text: string, spans: readonly Span[]): QuotableSpan[] {
  const runs: QuotableSpan[] = [];
  let run: Span[] = [];
  const close = (): void => {
    const [first] = run;
    const last = run.at(-1);
    if (first !== undefined && last !== undefined && run.length > 1)
      runs.push({ start: first.start, end: last.end, rows: true });
    run = [];
  };
  for (const span of spans) {
    const last = run.at(-1);
    const first = run[0];
    const apart = last !== undefined && !/^\s*\n\s*$/.test(text.slice(last.end, span.start));
    const full = run.length === MOST_ROWS || (first !== undefined && span.end - first.start > LONGEST_RUN);
    if (!isRow(text.slice(span.start, span.end)) || apart || full) close();
    if (isRow(text.slice(span.start, span.end))) run.push(span);
  }
  close();
  return runs;
}

const isRow = (text: string): boolean => words(text).length < SHORT && /[:;|]\s*\S*\d/.test(text);

/** Few words and no mark at the end: a heading, not a sentence and not a row of a table. */
const isLabel = (text: string): boolean =>
  words(text).length < SHORT && !/[.!?:;…]["”“»)]*$|[:;]\s/u.test(text);

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
