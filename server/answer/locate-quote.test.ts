import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateQuote, nameQuoteFailure } from './locate-quote.ts';

describe('locateQuote', () => {
  it('gives exact offsets whatever the quotation marks, dashes and spaces', () => {
    const text = 'Er sagte:  „Wir – die\nRegierung – stimmen zu .“ Dann ging er.';
    const found = locateQuote(text, '"Wir - die Regierung — stimmen zu."');
    expect(found && text.slice(found.start, found.end)).toBe('„Wir – die\nRegierung – stimmen zu .“');
  });

  it('finds every slice of a text at a place that reads the same', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 5, maxLength: 60 }),
        fc.nat(50),
        fc.nat(20),
        (text, from, length) => {
          const quote = text.slice(from, from + length + 1);
          if (quote.trim() === '' || /^\p{M}|[\u{d800}-\u{dfff}\u{1100}-\u{11ff}]/u.test(quote)) return;
          const found = locateQuote(text, quote);
          if (found !== null) expect(locateQuote(text.slice(found.start, found.end), quote)).not.toBeNull();
        },
      ),
    );
  });

  it('does not find what does not stand there', () => {
    expect(locateQuote('Die Lage ist ruhig.', 'Die Lage ist nicht ruhig')).toBeNull();
    expect(locateQuote('text', '   ')).toBeNull();
  });
});

describe('nameQuoteFailure', () => {
  const passage =
    'The treaty enters into force on 1 May. The parties meet every year in spring to review it.';
  it.each([
    ['stitched', 'The treaty enters into force … in spring to review it', []],
    ['stitched', 'The treaty enters into force to review it.', []],
    ['misattributed', 'Fishing quotas fall by half', ['It says: Fishing quotas fall by half next year.']],
    ['fabricated', 'Both sides apologised publicly', []],
  ] as const)('names %s', (expected, quote, others) => {
    expect(nameQuoteFailure(quote, passage, others)).toBe(expected);
  });
});
