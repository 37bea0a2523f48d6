import { describe, expect, test } from 'vitest';
import { findRelations } from './find-relations.ts';

const pairs = (text: string, number: string | null) =>
  findRelations(text, number).map(({ kind, target }) => [kind, target]);

describe('what a document says of older ones', () => {
  test.each<[string, string | null, string, string[][]]>([
    [
      'a resolution that extends a mandate',
      'S/RES/2380 (2017)',
      'Recalling its resolutions 1970 (2011) and 2312 (2016),\n1. Decides to renew for a further period of twelve months the authorizations as set out in paragraphs 7, 8, 9 and 10 of resolution 2240 (2015);',
      [['extends', 'S/RES/2240 (2015)']],
    ],
    [
      'with the number of the council’s own series written out',
      'CN/RES/131 (2025)',
      'The Council … decides to extend the mandate set out in resolution CN/RES/114 (2024) until 31 December 2026.',
      [['extends', 'CN/RES/114 (2024)']],
    ],
    [
      'in French',
      'S/RES/9 (2020)',
      'Décide de proroger jusqu’au 31 mai le mandat défini dans la résolution 7 (2018).',
      [['extends', 'S/RES/7 (2018)']],
    ],
    [
      'a new version in German',
      'Drucksache 18/1400',
      'Neufassung der Drucksache 18/1360 vom 8. Mai',
      [['replaces', 'Drucksache 18/1360']],
    ],
    [
      'a paper that replaces another',
      'COM(2016) 443',
      'This document replaces COM(2015) 12 of 3 May.',
      [['replaces', 'COM(2015) 12']],
    ],
    [
      'a note of the house',
      'Vermerk 12/2026',
      'Dieser Vermerk ersetzt den Vermerk Nr. 11/2026 vom 3. Mai.',
      [['replaces', 'Vermerk 11/2026']],
    ],
    [
      'a note of the house, in its title',
      'Vermerk 12/2026',
      'Neufassung des Vermerks 11/2026',
      [['replaces', 'Vermerk 11/2026']],
    ],
    ['a corrigendum by its number', 'A/70/1/Corr.1', 'Corrigendum', [['corrects', 'A/70/1']]],
    [
      'a revision by its number',
      'A/70/1/Rev.2',
      'Draft',
      [
        ['replaces', 'A/70/1'],
        ['replaces', 'A/70/1/Rev.1'],
      ],
    ],
    ['a Drucksache printed anew', 'Drucksache 18/1360 (neu)', 'Antrag', [['replaces', 'Drucksache 18/1360']]],
    [
      'a correction in German',
      'Drucksache 18/9',
      'Berichtigung der Drucksache 18/8',
      [['corrects', 'Drucksache 18/8']],
    ],
    [
      'a paper that was itself replaced',
      'Drucksache 18/9',
      'Diese Fassung wurde ersetzt durch Drucksache 18/10.',
      [],
    ],
    ['a note about a resolution', 'Vermerk 12', 'This note replaces S/RES/1244 (1999).', []],
    [
      'a mere mention',
      'S/RES/2380 (2017)',
      'Recalling its resolution 2240 (2015), which extended nothing.',
      [],
    ],
    [
      'a decision in one sentence and a resolution in the next',
      'S/RES/2 (1946)',
      'Decides to extend its stay. Recalls resolution 1 (1946).',
      [],
    ],
    ['itself', 'S/RES/2 (1946)', 'Decides to extend the mandate set out in resolution 2 (1946).', []],
    [
      'a document without a number',
      null,
      'Decides to extend the mandate set out in resolution 2 (1946).',
      [],
    ],
  ])('%s', (_name, number, text, expected) => {
    expect(pairs(text, number)).toEqual(expected);
  });

  test('carries the words that say so', () => {
    const [relation] = findRelations(
      'Decides to extend\nthe mandate of resolution 1 (1946) for a year.',
      'S/RES/2 (1947)',
    );
    expect(relation?.words).toBe('Decides to extend the mandate of resolution 1 (1946)');
  });

  test('ends on any text', () => {
    const long = `${'Decides to extend '.repeat(3000)}${'x'.repeat(50_000)}`;
    expect(findRelations(long, 'S/RES/2 (1946)')).toEqual([]);
  });
});
