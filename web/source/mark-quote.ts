export interface QuoteSpan {
  readonly start: number;
  readonly end: number;
}

interface Placed {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The text in three parts, the middle one being the quote; `quote` is empty where it is not in the passage. */
export interface MarkedText {
  readonly before: string;
  readonly quote: string;
  readonly after: string;
}

/**
 * Finds the quote in a passage: by its offsets into the report where they fall into the passage and hold the words
 * of the quote, by its words otherwise. Nothing is ever marked that does not stand there verbatim.
 */
export function markQuote(passage: Placed, quote: string | null, span: QuoteSpan | null): MarkedText {
  const { text } = passage;
  if (span && span.start >= passage.start && span.end <= passage.end && span.end > span.start) {
    const from = span.start - passage.start;
    const to = span.end - passage.start;
    if (quote === null || text.slice(from, to) === quote) {
      return { before: text.slice(0, from), quote: text.slice(from, to), after: text.slice(to) };
    }
  }
  const from = quote ? text.indexOf(quote) : -1;
  if (!quote || from < 0) return { before: text, quote: '', after: '' };
  return { before: text.slice(0, from), quote, after: text.slice(from + quote.length) };
}

/** The neighbours of a passage without the words that overlap with it. */
export function withoutOverlap(
  before: readonly Placed[],
  passage: Placed,
  after: readonly Placed[],
): { before: string[]; after: string[] } {
  const head: string[] = [];
  for (let index = 0; index < before.length; index++) {
    const part = before[index];
    const limit = before[index + 1]?.start ?? passage.start;
    if (part && part.start < limit) head.push(part.text.slice(0, Math.max(0, limit - part.start)));
  }
  const tail: string[] = [];
  let reached = passage.end;
  for (const part of after) {
    if (part.end <= reached) continue;
    tail.push(part.text.slice(Math.max(0, reached - part.start)));
    reached = part.end;
  }
  const filled = (text: string) => text.trim() !== '';
  return { before: head.filter(filled), after: tail.filter(filled) };
}
