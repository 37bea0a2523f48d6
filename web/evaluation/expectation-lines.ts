import type { CaseExpectation } from '../../server/domain/index.ts';

/** Lists as lines of a text field, the way people write lists: parts of a line are set apart by `|`. */

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const nuggetsAsText = (nuggets: CaseExpectation['nuggets']): string =>
  nuggets
    .map(({ text, aliases, weight }) => `${weight === 'okay' ? '? ' : ''}${[text, ...aliases].join(' | ')}`)
    .join('\n');

/** A line that begins with `?` is of minor weight. */
export function nuggetsFromText(text: string): CaseExpectation['nuggets'] {
  return linesOf(text).flatMap((line) => {
    const minor = line.startsWith('?');
    const [first, ...aliases] = (minor ? line.slice(1) : line)
      .split('|')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    return first === undefined ? [] : [{ text: first, aliases, weight: minor ? 'okay' : 'vital' }];
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

export const conflictAsText = (conflict: CaseExpectation['conflict']): string =>
  conflict.map(({ source, value, aliases }) => [source, value, ...aliases].join(' | ')).join('\n');

/** `file | what it says | other ways to say it`; a line without a value is left out. */
export function conflictFromText(text: string): CaseExpectation['conflict'] {
  return linesOf(text).flatMap((line) => {
    const [source = '', value = '', ...aliases] = line.split('|').map((part) => part.trim());
    if (source === '' || value === '') return [];
    return [{ source, value, aliases: aliases.filter((alias) => alias !== '') }];
  });
}

export const supersessionAsText = (supersession: CaseExpectation['supersession']): string =>
  supersession === null
    ? ''
    : `${[supersession.current.source, ...(supersession.current.value === '' ? [] : [supersession.current.value])].join(' | ')}\n${supersession.superseded.source}`;

/** First line `file in force | what it says`, second line the file that it replaced; `null` without both. */
export function supersessionFromText(text: string): CaseExpectation['supersession'] {
  const [current = '', superseded = ''] = linesOf(text);
  const [source = '', ...value] = current.split('|').map((part) => part.trim());
  const [old = ''] = superseded.split('|').map((part) => part.trim());
  if (source === '' || old === '') return null;
  return { current: { source, value: value.join(' | ') }, superseded: { source: old } };
}

export const phrasesFromText = linesOf;
