import { describe, expect, it } from 'vitest';
import { nameSpellings } from './name-spellings.ts';

describe('nameSpellings', () => {
  it.each([
    ['Selenskyj', 'zelenskyy'],
    ['Zelenskyy', 'selenskyj'],
    ['Zelensky', 'zelenskyy'],
    ['Kyjiw', 'kyiv'],
    ['Kyiv', 'kiew'],
    ['Lawrow', 'lavrov'],
    ['Medvedev', 'medwedew'],
    ['Jelzin', 'yeltsin'],
    ['Joukov', 'zhukov'],
    ['Joukov', 'schukow'],
    ['Khodorkovsky', 'chodorkowski'],
    ['Tymoshenko', 'tymoschenko'],
    ['Prigoschin', 'prigozhin'],
    ['Nawalny', 'navalny'],
    ['Poutine', 'putin'],
    ['Assad', 'asad'],
    ['Huthi', 'houthi'],
  ])('%s may stand as %s', (name, spelling) => {
    expect(nameSpellings(name)).toContain(spelling);
  });

  it.each([
    'Vertrag',
    'Schiff',
    'Wahl',
    'Wein',
    'Ministerin',
    'Termin',
    'Berlin',
    'Sanktionen',
    'treaty',
    'Minister',
    'Germany',
    '2024',
  ])('%s is no such name', (word) => {
    expect(nameSpellings(word)).toEqual([]);
  });

  it('stays few, without the name itself', () => {
    for (const name of ['Schtscherbyzkyj', 'Chruschtschowskij', 'Ssuslowskij', 'Zzzzzzzelenskyy']) {
      expect(nameSpellings(name).length).toBeLessThanOrEqual(12);
      expect(nameSpellings(name)).not.toContain(name.toLowerCase());
    }
  });
});
