import { describe, expect, it } from 'vitest';
import { isCostOfAnother } from './cost-of.ts';

/** Fictional sentences. */
const another = (thing: string | null, text: string): boolean => isCostOfAnother(thing, text, new Map());

describe('of what a sentence gives the cost', () => {
  it.each([
    ['mission', 'The cost of the full coverage is put at 2 million crowns.'],
    ['Fähre', 'Die Kosten einer neuen Brücke betragen 2 Millionen Kronen.'],
    ['bac', 'Le coût du pont est de 2 millions.'],
  ])('is another thing than the %s: %s', (thing, text) => expect(another(thing, text)).toBe(true));

  it.each([
    ['coverage', 'The cost of the full coverage is put at 2 million crowns.'],
    ['bridge', 'The study puts the cost at 2 million crowns.'],
    ['Fähre', 'Die Kosten werden auf 2 Millionen Kronen geschätzt.'],
    ['Fähre', 'Die Fähre mit den Kosten einer Brücke bleibt.'],
    [null, 'The cost of the bridge is 2 million crowns.'],
  ])('may be the %s: %s', (thing, text) => expect(another(thing, text)).toBe(false));
});
