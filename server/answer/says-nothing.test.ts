import { describe, expect, it } from 'vitest';
import { asksItself, isNameList, isPointer, isSignature } from './says-nothing.ts';

describe('what points elsewhere', () => {
  it.each([
    'Die Position der Regierung ist bekannt, vergleiche hierzu bereits die Antwort zu Frage 24 der Kleinen Anfrage.',
    'Siehe Antwort zu den Fragen 3 und 4.',
    'Auf die Antwort der Regierung zu Frage 7 wird verwiesen.',
    'Die Regierung verweist auf ihre Antwort auf die Schriftliche Frage 12.',
    'See the reply to question 4.',
    'Voir la réponse à la question 12.',
  ])('%s', (text) => {
    expect(isPointer(text)).toBe(true);
  });

  it.each([
    'Arvenland rejects arbitration (see the answer to question 4).',
    'Die Antwort auf die Frage, ob Kelmar beitritt, steht aus.',
    'The committee put three questions and saw every reply.',
  ])('not: %s', (text) => {
    expect(isPointer(text)).toBe(false);
  });
});

describe('a signature', () => {
  it.each([
    'Vellin, den 16. Februar 2026\nAda Brenn, Dr. Olo Ferris und Fraktion',
    'Port Sarn, 3 May 2026',
    'Ostrava, le 3 mai 2026\nLe ministre',
  ])('%s', (text) => {
    expect(isSignature(text)).toBe(true);
  });

  it.each([
    'Vellin, den 16. Februar 2026: Die Regierung lehnt den Antrag ab.',
    'On 3 May 2026 the port closed',
    'In Vellin, 16 people signed.',
  ])('not: %s', (text) => {
    expect(isSignature(text)).toBe(false);
  });
});

describe('a question', () => {
  it.each(['7. Wie viele Anträge wurden abgelehnt?', 'Who pays for the bridge? '])('%s', (text) => {
    expect(asksItself(text)).toBe(true);
  });

  it.each(['He asked: “Who pays for the bridge?”', 'Forty motions were rejected.'])('not: %s', (text) => {
    expect(asksItself(text)).toBe(false);
  });
});

describe('a list of names', () => {
  it.each([
    ['Anna Berg, Ole Thiel, Dr. Ida Maro und der Fraktion OMK.', 'de'],
    ['Kelmar, Maroa, Tamaria and the Borane Islands', 'en'],
  ])('%s', (text, language) => expect(isNameList(text, language)).toBe(true));

  it.each([
    ['Anna Berg, Ole Thiel und Ida Maro fordern einen Bericht.', 'de'],
    ['Kelmar, Maroa and Tamaria voted against.', 'en'],
    ['Anna Berg', 'de'],
  ])('not: %s', (text, language) => expect(isNameList(text, language)).toBe(false));
});
