const QUOTES: readonly [RegExp, string][] = [
  [/[„“”«»‟″]/gu, '"'],
  [/[‚‘’‹›‛′`´]/gu, "'"],
  [/[‐‑‒–—−]/gu, '-'],
];

/**
 * Form in which quotes are compared: NFKC, one kind of quotation mark and dash, soft hyphens and zero-width
 * characters removed, hyphenation at a line end undone, white space single, no space before punctuation.
 */
export function normaliseForComparison(text: string): string {
  let result = text.normalize('NFKC').replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, '');
  for (const [pattern, plain] of QUOTES) result = result.replace(pattern, plain);
  return result
    .replace(/(\p{Ll})-\s*\n\s*(\p{Ll})/gu, '$1$2')
    .replace(/\s+/gu, ' ')
    .replace(/ ([.,;:!?)\]])/gu, '$1')
    .trim();
}

/** Whether `quote` stands in `text`, letter by letter after normalisation. An empty quote stands nowhere. */
export function containsQuote(text: string, quote: string): boolean {
  const wanted = normaliseForComparison(quote);
  return wanted !== '' && normaliseForComparison(text).includes(wanted);
}
