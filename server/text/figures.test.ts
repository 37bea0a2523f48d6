import { describe, expect, it } from 'vitest';
import { findFigures, missingFigures, readNumber } from './figures.ts';

describe('readNumber', () => {
  it.each([
    ['1.350', [1350, 1.35]],
    ['1,350', [1350, 1.35]],
    ['9,9', [9.9]],
    ['1.234.567,89', [1234567.89]],
    ['1 850', [1850]],
    ['2015', [2015]],
  ])('reads %s', (raw, expected) => {
    expect(readNumber(raw).sort()).toEqual([...expected].sort());
  });
});

describe('missingFigures', () => {
  it.each([
    ['Es waren 9,9 Milliarden Euro.', 'exports of EUR 9.9 billion'],
    ['The deadline is June 30, 2015.', 'bis zum 30. Juni 2015'],
    ['Am 18. Februar erkannten sie es an.', 'recognised on 18/02/2008'],
    ['2.4 percent of GDP', '2,4 % des BIP'],
    ['drei Länder', 'three countries (3)'],
    ['Drucksache 18/9663', 'auf Drucksache 18/9663 vom 20.09.2016'],
    ['Im Jahr 2015 stieg es.', 'am 30. Juni 2015'],
    ['1.350 Soldaten', '1,350 troops'],
    ['rund 3 Mio. Menschen', 'about three million people'],
  ])('%j is carried by %j', (claim, source) => {
    expect(missingFigures(claim, [source])).toEqual([]);
  });

  it.each([
    ['541 Ja-Stimmen', 'Ja-Stimmen: 514'],
    ['am 30. Juni 2015', 'am 30. Juni 2016'],
    ['4 percent', '4 countries'],
    ['9,9 Millionen Euro', '9,9 Milliarden Euro'],
    ['Drucksache 18/9663', 'Drucksache 18/9636'],
  ])('%j is not carried by %j', (claim, source) => {
    expect(missingFigures(claim, [source])).toHaveLength(1);
  });

  it('keeps offsets exact', () => {
    const text = 'Von 1.350 auf 2.100 (plus 55 %) am 3. Mai 2020.';
    for (const figure of findFigures(text)) expect(text.slice(figure.start, figure.end)).toBe(figure.raw);
  });
});
