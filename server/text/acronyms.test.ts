import { expect, it } from 'vitest';
import { findAcronyms, longFormKey, withoutExplanations } from './acronyms.ts';

const found = (text: string): string[] => findAcronyms(text).map(({ short, long }) => `${short} = ${long}`);

it.each([
  [
    'Die Europäische Finanzstabilisierungsfazilität (EFSF) zahlt.',
    'EFSF = Europäische Finanzstabilisierungsfazilität',
  ],
  [
    'the Organisation for the Prohibition of Chemical Weapons (OPCW)',
    'OPCW = Organisation for the Prohibition of Chemical Weapons',
  ],
  [
    'OPCW (Organisation for the Prohibition of Chemical Weapons) met',
    'OPCW = Organisation for the Prohibition of Chemical Weapons',
  ],
  ['Das Bruttoinlandsprodukt (BIP) stieg.', 'BIP = Bruttoinlandsprodukt'],
  ['der Europäischen Zentralbank\n(EZB)', 'EZB = Europäischen Zentralbank'],
  ['said the Joint Commission for Water (JCW) of Kelmar', 'JCW = Joint Commission for Water'],
  ['le Mouvement populaire de Larnia (MPL)', 'MPL = Mouvement populaire de Larnia'],
])('finds the definition in %j', (text, expected) => {
  expect(found(text)).toEqual([expected]);
});

it.each([
  'Dr. Hans Meier (CDU) sagte',
  'the ship left (see Annex IV) in May',
  'Er sprach über Wasser (OMK) und Brot.',
  'in Larnia (2024) and Ostik (US)',
  'The OMK left. The Organisation met (OMK).',
])('takes nothing for a definition in %j', (text) => {
  expect(found(text)).toEqual([]);
});

it('knows a long form however it is inflected', () => {
  expect(longFormKey('Europäischen Zentralbank', 'de')).toBe(longFormKey('Europäische Zentralbank', 'de'));
});

it.each([
  ['What did the JCW (Joint Commission for Water) decide?', 'What did the JCW decide?'],
  ['Le FIC (Fichier central des impayés), c’est quoi ?', 'Le FIC, c’est quoi ?'],
  ['Was prüft die KEK ("Kommission zur Ermittlung")?', 'Was prüft die KEK?'],
])('takes what explains a short form out of the question %j', (question, text) => {
  const found = withoutExplanations(question);
  expect(found.text).toBe(text);
  expect(found.acronyms).toHaveLength(1);
});

it.each([
  'What did CN/RES/131 (2025) decide?',
  'What does the OMK (Larnia) say?',
  'Wie stimmte die OMK (Antrag zu Larnia)?',
  'What did the OMK (on 3 May 2025) decide?',
  'Arnaques par courriel (scam, phishing)',
])('leaves brackets that say more: %j', (question) => {
  expect(withoutExplanations(question)).toEqual({ text: question, acronyms: [] });
});

it('reads a hostile run of brackets in no time', () => {
  const started = performance.now();
  const hostile = `${'A'.repeat(60)} (${'AB'.repeat(4)}) `.repeat(5000) + '('.repeat(200_000);
  found(hostile);
  withoutExplanations(hostile);
  expect(performance.now() - started).toBeLessThan(3000);
});
