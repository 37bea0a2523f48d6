import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsPhrase, findQuote, states } from './match.ts';

describe('findQuote', () => {
  it.each([
    ['Der Wasser-\nwerkbau begann', 'Wasserwerkbau'],
    ['Er sagte: „Nein, niemals.“', '"Nein, niemals."'],
    ['Investor-Staat-\nSchiedsverfahren', 'Investor-Staat-Schiedsverfahren'],
    ['um  bis zu\u00a0vier Monate', 'bis zu vier Monate'],
    ['2,4 % des BIP', '2,4 % des BIP'],
  ])('finds in %j the quote %j', (text, quote) => {
    const [span] = findQuote(text, quote);
    expect(span).toBeDefined();
  });

  it('does not find what is not there, and nothing for an empty quote', () => {
    expect(findQuote('Ja-Stimmen: 514', 'Ja-Stimmen: 541')).toEqual([]);
    expect(findQuote('text', ' - ')).toEqual([]);
    expect(findQuote('17.301 Tonnen', '7.301')).toEqual([]);
    expect(findQuote('7.3012', '7.301')).toEqual([]);
  });

  it('gives offsets of exactly the words, at every place', () => {
    const text = 'ab – „Ein Wort“ und wieder ein-\nmal Ein Wort.';
    const spans = findQuote(text, 'Ein Wort');
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['Ein Wort', 'Ein Wort']);
  });

  it('finds any slice that holds a letter', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 60 }),
        fc.nat(60),
        fc.integer({ min: 1, max: 20 }),
        (text, from, length) => {
          const slice = text.slice(from, from + length);
          if (!/[a-z]/i.test(slice) || /^\W*\d|\d\W*$/.test(slice)) return;
          expect(findQuote(text, slice).length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('containsPhrase', () => {
  it.each([
    ['Der Entwurf des Rüstungsexportkontrollgesetzes liegt vor', 'Rüstungsexportkontrollgesetz', true],
    ['dreizehn Länder', 'drei', false],
    ['1.541 Stimmen', '541', false],
    ['541,5 Stimmen', '541', false],
    ['Es waren 541.', '541', true],
    ['On JULY 8, 1848 he', 'July 8, 1848', true],
    ['reported', 'port', false],
  ])('%j has %j: %j', (text, phrase, expected) => {
    expect(containsPhrase(text, phrase)).toBe(expected);
  });
});

describe('states', () => {
  it('reads figures in any notation, words only as words', () => {
    expect(states('exports of EUR 9.9 billion', '9,9 Milliarden Euro')).toBe(true);
    expect(states('on June 30, 2015', '30. Juni 2015')).toBe(true);
    expect(states('exports of EUR 9.9 billion', '9,9 Milliarden Euro an Ausfuhren aus Kanada')).toBe(false);
    expect(states('nothing', 'etwas')).toBe(false);
  });
});
