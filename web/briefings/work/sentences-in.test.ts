import { describe, expect, it } from 'vitest';
import { sentencesIn } from './sentences-in.ts';

describe('what of a passage can be quoted', () => {
  it('is its sentences and rows, letter by letter, and none of its headings', () => {
    const passage =
      'I. Zusammenfassung und Wertung\nDer Rat tagte am 9. Mai in Brask.\nJa-Stimmen: 541\nLage in Brask\nNeun Staaten stimmten zu';
    const found = sentencesIn(passage);
    expect(found.map(({ text }) => text)).toEqual(['Der Rat tagte am 9. Mai in Brask.', 'Ja-Stimmen: 541']);
    for (const { text, start } of found) expect(passage.slice(start)).toContain(text);
  });
});
