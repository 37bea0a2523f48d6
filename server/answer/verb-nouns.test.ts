import { describe, expect, it } from 'vitest';
import { nounsOf } from './verb-nouns.ts';

describe('the noun of a German verb with another vowel', () => {
  it.each([
    ['beschossen', 'Beschuss'],
    ['angegriffen', 'Angriff'],
    ['beschlossen', 'Beschluss'],
    ['zurückgetreten', 'Rücktritt'],
    ['abgezogen', 'Abzug'],
    ['vorgeschlagen', 'Vorschlag'],
  ])('%s → %s', (verb, noun) => expect(nounsOf(verb, 'de')).toEqual([noun]));

  it.each([
    ['gesperrt', 'de'],
    ['Angriff', 'de'],
    ['gezogen', 'de'],
    ['trodden', 'en'],
  ])('none of %s (%s)', (verb, language) => expect(nounsOf(verb, language)).toEqual([]));
});
