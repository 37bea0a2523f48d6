import { describe, expect, it } from 'vitest';
import { evidenceAsText, evidenceFromText, nuggetsAsText, nuggetsFromText } from './expectation-lines.ts';

describe('expectations as lines', () => {
  it('come back as they were written', () => {
    const nuggets = [
      { text: '450 Kubikmeter', aliases: ['450 m³'] },
      { text: 'Teska', aliases: [] },
    ];
    expect(nuggetsFromText(nuggetsAsText(nuggets))).toEqual(nuggets);
    const citations = [
      { source: 'a.pdf', page: 3, quote: 'exact | words' },
      { source: 'b.md', page: null, quote: '' },
    ];
    expect(evidenceFromText(evidenceAsText(citations))).toEqual(citations);
  });

  it('forgive what people write', () => {
    expect(nuggetsFromText('\n  one |  | two \n|\n')).toEqual([{ text: 'one', aliases: ['two'] }]);
    expect(evidenceFromText('a.pdf\nb.pdf | p. 3 | x')).toEqual([
      { source: 'a.pdf', page: null, quote: '' },
      { source: 'b.pdf', page: null, quote: 'x' },
    ]);
  });
});
