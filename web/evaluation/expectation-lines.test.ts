import { describe, expect, it } from 'vitest';
import {
  conflictAsText,
  conflictFromText,
  evidenceAsText,
  evidenceFromText,
  nuggetsAsText,
  nuggetsFromText,
  supersessionAsText,
  supersessionFromText,
} from './expectation-lines.ts';

describe('expectations as lines', () => {
  it('come back as they were written', () => {
    const nuggets = [
      { text: '450 Kubikmeter', aliases: ['450 m³'], weight: 'vital' as const },
      { text: 'Teska', aliases: [], weight: 'okay' as const },
    ];
    expect(nuggetsFromText(nuggetsAsText(nuggets))).toEqual(nuggets);
    const citations = [
      { source: 'a.pdf', page: 3, quote: 'exact | words' },
      { source: 'b.md', page: null, quote: '' },
    ];
    expect(evidenceFromText(evidenceAsText(citations))).toEqual(citations);
    const conflict = [
      { source: 'a.pdf', value: '23 Tote', aliases: ['23 killed'] },
      { source: 'b.pdf', value: '14 Tote', aliases: [] },
    ];
    expect(conflictFromText(conflictAsText(conflict))).toEqual(conflict);
    for (const value of ['450', '']) {
      const supersession = { current: { source: 'new.md', value }, superseded: { source: 'old.pdf' } };
      expect(supersessionFromText(supersessionAsText(supersession))).toEqual(supersession);
    }
    expect(supersessionFromText(supersessionAsText(null))).toBeNull();
  });

  it('forgive what people write', () => {
    expect(nuggetsFromText('\n  one |  | two \n|\n')).toEqual([
      { text: 'one', aliases: ['two'], weight: 'vital' },
    ]);
    expect(nuggetsFromText('?April')).toEqual([{ text: 'April', aliases: [], weight: 'okay' }]);
    expect(conflictFromText('a.pdf\nb.pdf | 3')).toEqual([{ source: 'b.pdf', value: '3', aliases: [] }]);
    expect(supersessionFromText('only-one.md | 3')).toBeNull();
    expect(evidenceFromText('a.pdf\nb.pdf | p. 3 | x')).toEqual([
      { source: 'a.pdf', page: null, quote: '' },
      { source: 'b.pdf', page: null, quote: 'x' },
    ]);
  });
});
