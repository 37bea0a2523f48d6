import type { CaseExpectation } from '../../server/domain/index.ts';

/** Lists as lines of a text field, the way people write lists: parts of a line are set apart by `|`. */

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const nuggetsAsText = (nuggets: CaseExpectation['nuggets']): string =>
  nuggets.map(({ text, aliases }) => [text, ...aliases].join(' | ')).join('\n');

export function nuggetsFromText(text: string): CaseExpectation['nuggets'] {
  return linesOf(text).flatMap((line) => {
    const [first, ...aliases] = line
      .split('|')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    return first === undefined ? [] : [{ text: first, aliases }];
  });
}

export const evidenceAsText = (citations: CaseExpectation['citations']): string =>
  citations
    .map(({ source, page, quote }) => `${source} | ${page ?? ''} | ${quote.replace(/\s+/g, ' ')}`)
    .join('\n');

/** `file | page | words`; the words may hold `|` themselves. A page that is no number is none. */
export function evidenceFromText(text: string): CaseExpectation['citations'] {
  return linesOf(text).flatMap((line) => {
    const [source = '', page = '', ...quote] = line.split('|').map((part) => part.trim());
    if (source === '') return [];
    return [{ source, page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : null, quote: quote.join(' | ') }];
  });
}

export const phrasesFromText = linesOf;
