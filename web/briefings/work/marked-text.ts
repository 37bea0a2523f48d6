/** A sentence as its author edits it: the words, then its sources as `[1]`. */
export const withMarks = (text: string, citations: readonly number[]): string =>
  [text, citations.map((number) => `[${number}]`).join('')].filter((part) => part !== '').join(' ');

/** The words without their marks, and the sources that the marks name, each once, in order. */
export function fromMarks(typed: string): { readonly text: string; readonly citations: number[] } {
  const numbers = [...typed.matchAll(/\[\s*(\d{1,6})\s*\]/gu)].map(([, digits]) => Number(digits));
  const text = typed
    .replace(/\s*\[\s*\d{1,6}\s*\]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return { text, citations: [...new Set(numbers)].filter((number) => number > 0) };
}
