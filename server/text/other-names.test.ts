import { expect, it } from 'vitest';
import { acronymCandidates, otherNames, statesOfCapital } from './other-names.ts';

const others = (text: string, word: string, defined: { short: string; long: string }[] = []) =>
  otherNames(text, defined).get(word) ?? [];

it.each([
  ['Wie steht die VN dazu?', 'VN', ['UN', 'United Nations', 'Vereinte Nationen']],
  ['Was sagen die Vereinten Nationen?', 'Nationen', ['UN', 'VN', 'United Nations']],
  ['What is the U.S. position?', 'USA', ['U.S.', 'United States', 'Vereinigte Staaten', 'American']],
  ['die griechische Regierung', 'griechische', ['Greece', 'Grèce', 'Griechenland']],
  ['Wer vertritt die OSZE?', 'OSZE', ['OSCE']],
])('of %j: %s is called %j too', (text, word, expected) => {
  expect(others(text, word)).toEqual(expect.arrayContaining(expected));
});

it('leaves other words alone, and letters that are a word', () => {
  expect([...otherNames('Please tell us who made the Polished offer in this case').keys()]).toEqual([]);
});

it('takes up what the record defines, in both directions', () => {
  const defined = [{ short: 'OMK', long: 'Beobachtermission in Kelmar' }];
  expect(others('Wer führt die OMK?', 'OMK', defined)).toEqual(['Beobachtermission in Kelmar']);
  expect(others('Wer führt die Beobachtermission in Kelmar?', 'Beobachtermission', defined)).toEqual(['OMK']);
});

it('knows of which state a capital is', () => {
  expect(statesOfCapital('Athener')).toContain('Greek');
  expect(statesOfCapital('Tarrow')).toEqual([]);
});

it('asks the record for capitals and runs of words, within a limit', () => {
  const { short, long } = acronymCandidates('Was plant die OMK bei der Beobachtermission in Kelmar?', 'de');
  expect(short).toEqual(['OMK']);
  expect(long).toContain('beobachtermission in kelmar');
  expect(acronymCandidates('wort '.repeat(900), 'de').long.length).toBeLessThanOrEqual(200);
});
