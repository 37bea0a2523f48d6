import { describe, expect, it } from 'vitest';
import { createFormat } from './format.ts';
import { strings } from './strings.ts';

const german = createFormat('de', 'Europe/Berlin');
const english = createFormat('en', 'Europe/Berlin');

describe('createFormat', () => {
  it('writes days by locale, whatever the time zone', () => {
    expect(german.day('2026-11-03')).toBe('3. November 2026');
    expect(english.day('2026-11-03')).toBe('3 November 2026');
    expect(german.shortDay('2026-03-05')).toBe('05.03.2026');
    expect(english.shortDay('2026-03-05')).toBe('05/03/2026');
  });

  it('finds the calendar day in the time zone of the reader', () => {
    expect(german.localDay('2026-11-02T23:30:00Z')).toBe('2026-11-03');
  });

  it('writes numbers, shares, sizes and durations by locale', () => {
    expect(german.number(12345)).toBe('12.345');
    expect(english.number(12345)).toBe('12,345');
    expect(german.percent(0.873)).toBe('87\u00a0%');
    expect(english.percent(0.873)).toBe('87%');
    expect(german.bytes(999)).toBe('999 B');
    expect(german.bytes(34_600)).toBe('35 kB');
    expect(german.bytes(2_340_000)).toBe('2,3 MB');
    expect(english.duration(34.6)).toBe('35 ms');
    expect(german.duration(1_240)).toBe('1,2 s');
  });

  it('names languages and says nothing where there is none', () => {
    expect(german.languageName('fr')).toBe('Französisch');
    expect(english.languageName('de')).toBe('German');
    expect(german.languageName('und')).toBeNull();
    expect(german.list(['Deutsch', 'Englisch', 'Französisch'])).toBe('Deutsch, Englisch und Französisch');
  });
});

describe('strings', () => {
  const variables = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

  it('has every text in both languages with the same variables', () => {
    for (const [key, { de, en }] of Object.entries(strings)) {
      expect(de.trim(), key).not.toBe('');
      expect(en.trim(), key).not.toBe('');
      expect(variables(de), key).toEqual(variables(en));
    }
  });

  it('has both plural forms wherever it has one', () => {
    for (const key of Object.keys(strings)) {
      if (key.endsWith('_one')) expect(strings).toHaveProperty([key.replace(/_one$/, '_other')]);
      if (key.endsWith('_other')) expect(strings).toHaveProperty([key.replace(/_other$/, '_one')]);
    }
  });
});
