import { describe, expect, it } from 'vitest';
import { translateWord } from './glossary.ts';
import { GLOSSARY_TERMS } from './glossary-terms/index.ts';

describe('translateWord', () => {
  it.each([
    ['Botschafterin', 'de', 'en', 'ambassador'],
    ['anerkannte', 'de', 'en', 'recognize'],
    ['treaties', 'en', 'de', 'Vertrag'],
    ['Waffenlieferungen', 'de', 'en', 'delivery'],
    ['cessez-le-feu', 'fr', 'de', 'Waffenstillstand'],
    ['Usbekistan', 'de', 'fr', 'Ouzbékistan'],
    ['Eswatini', 'en', 'de', 'Eswatini'],
    ['Grèce', 'fr', 'de', 'griechisch'],
    ['thon', 'fr', 'de', 'Thunfisch'],
    ['entdeckte', 'de', 'fr', 'découvrir'],
    ['hydrogen', 'en', 'fr', 'hydrogène'],
    ['mayor', 'en', 'de', 'Bürgermeister'],
  ])('%s (%s → %s) gives %s', (word, from, to, expected) => {
    expect(translateWord(word, from, to)).toContain(expected);
  });

  it('is silent where it knows nothing', () => {
    expect(translateWord('Kyjiw', 'de', 'en')).toEqual([]);
    expect(translateWord('Vertrag', 'de', 'de')).toEqual([]);
    expect(translateWord('договор', 'ru', 'en')).toEqual([]);
  });

  it('takes no word for another that only looks like it', () => {
    for (const [word, from, to] of [
      ['Kapital', 'de', 'en'],
      ['Reich', 'de', 'en'],
    ] as const)
      for (const wrong of ['rich', 'valley'])
        expect(translateWord(word, from, to), word).not.toContain(wrong);
  });

  it('has all three sides in every line', () => {
    for (const line of GLOSSARY_TERMS.trim().split('\n')) {
      expect(
        line.split('|').map((side) => side.trim() !== ''),
        line,
      ).toEqual([true, true, true]);
    }
  });
});
