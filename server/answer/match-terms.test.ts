import { describe, expect, it } from 'vitest';
import { analyseQuestion } from './analyse-question.ts';
import { glossaryTranslator } from './glossary-translator.ts';
import { matchable, matchStrength, matchTranslated } from './match-terms.ts';
import { termVariants } from './translate-question.ts';

describe('a word inside another', () => {
  it.each([
    ['Mission', 'Beobachtermission', 0.8],
    ['mission', 'Commission', 0],
    ['Kommission', 'Mission', 0],
    ['Gleichheit', 'Ungleichheit', 0],
    ['Handlung', 'Verhandlung', 0],
    ['Zahlung', 'Auszahlung', 0.8],
    ['Preis', 'Ölpreis', 0.8],
    ['stimmten', 'abstimmten', 0.8],
    ['Sprache', 'Gespräch', 0],
    ['sprochen', 'gesprochen', 0.8],
    ['Fährverbindung', 'Fjord-Verbinder', 0.5],
  ])('%s in %s: %d', (term, word, strength) => {
    expect(matchStrength(term, matchable(word, ['de', 'en']))).toBe(strength);
  });
});

describe('a small word of the text', () => {
  it.each([
    ['died', 'die Brücke', ['de', 'en'], 0],
    ['war', 'Larnia war neutral', ['de', 'en'], 0],
    ['died', 'when three men die', ['en', 'de'], 1],
    ['WHO', 'WHO', ['en', 'de'], 1],
    ['before', 'long before', ['en', 'en'], 1],
  ] as const)('is no word of a question in another language: %s, %s', (term, text, languages, strength) => {
    expect(matchStrength(term, matchable(text, languages))).toBe(strength);
  });
});

describe('terms of several words across languages', () => {
  const analysis = analyseQuestion('Wer ist Außenministerin von Larnia?');
  const variants = termVariants(analysis, 'en', glossaryTranslator);
  const met = (text: string): number =>
    matchTranslated('Außenministerin', matchable(text, ['en', 'de']), variants);

  it('are met where their words stand together', () => {
    expect(met('Foreign Minister Ada Brenn spoke first.')).toBeGreaterThan(0.8);
  });

  it('say less where only one of the words stands', () => {
    expect(met('Fisheries Minister Olo Ferris presented the figures.')).toBeLessThan(0.8);
  });
});

describe('what a question asks for', () => {
  it('names what is counted, measured, spoken about, held and compared', () => {
    expect(analyseQuestion('How many trawlers does Larnia own?').counted).toEqual(['trawlers']);
    expect(analyseQuestion('Wie hoch war die Teuerung in Larnia?').measured).toBe('Teuerung');
    expect(analyseQuestion('What did Minister Brenn say about the toll road?').topic).toEqual([
      'toll',
      'road',
    ]);
    expect(analyseQuestion('Wie hoch ist der Preis für Brot in Larnia?').measuredOf).toBe('Larnia');
    expect(analyseQuestion('Wie hoch war der Preis für Brot im Mai?').measuredOf).toBe('Brot');
    expect(analyseQuestion('What is the price of bread?').measuredOf).toBe('bread');
    expect(analyseQuestion('Who is the harbour master of Larnia?').role).toEqual(['harbour', 'master']);
    expect(analyseQuestion('Who is the current U.S. envoy to Larnia?')).toMatchObject({
      role: ['envoy'],
      isOffice: true,
    });
    expect(analyseQuestion('Wer ist die neue Hafenmeisterin von Larnia?')).toMatchObject({
      role: ['Hafenmeisterin'],
      isOffice: false,
    });
    expect(analyseQuestion('Wie heißt die Finanzministerin von Larnia?')).toMatchObject({
      kind: 'person',
      role: ['Finanzministerin'],
      isOffice: true,
    });
    expect(analyseQuestion('Wie heißt die Hauptstadt von Larnia?')).toMatchObject({ kind: 'open', role: [] });
    expect(analyseQuestion('Was kostet die Brücke?')).toMatchObject({
      kind: 'number',
      measured: 'Kosten',
      terms: ['Kosten', 'Brücke'],
    });
    expect(analyseQuestion('What did the bridge cost?')).toMatchObject({ kind: 'number', measured: 'cost' });
    expect(analyseQuestion('What was the turnout in Larnia?')).toMatchObject({
      kind: 'number',
      measured: 'turnout',
    });
    expect(analyseQuestion('What was the name of the bridge?').kind).not.toBe('number');
    expect(analyseQuestion("What is Minister Brenn's position on tolls?").terms).toContain('Brenn');
  });
});
