import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuse, rankerWeights } from './fuse.ts';

const hits = fc.uniqueArray(
  fc.record({
    passageId: fc.stringMatching(/^[a-f]{1,2}$/),
    score: fc.double({ min: 0.01, max: 30, noNaN: true }),
  }),
  {
    selector: (hit) => hit.passageId,
    maxLength: 12,
  },
);

describe('fuse', () => {
  it('never lets a weak ranker outvote the strong one’s clear best', () => {
    const { text, vector } = rankerWeights('de', ['en']);
    const fused = fuse([
      {
        name: 'text',
        weight: text,
        hits: [
          { passageId: 'right', score: 10 },
          { passageId: 'other', score: 5 },
        ],
      },
      {
        name: 'vector',
        weight: vector,
        hits: [
          { passageId: 'other', score: 0.9 },
          { passageId: 'wrong', score: 0.89 },
        ],
      },
    ]);
    expect(fused[0]?.passageId).toBe('right');
  });

  it('gives scores in 0–1, in order, the same for any order of the lists', () => {
    fc.assert(
      fc.property(hits, hits, (a, b) => {
        const lists = [
          { name: 'a', weight: 0.6, hits: a },
          { name: 'b', weight: 0.4, hits: b },
        ];
        const fused = fuse(lists);
        expect(fused.map((hit) => hit.passageId)).toEqual(
          fuse([...lists].reverse()).map((hit) => hit.passageId),
        );
        for (const [index, hit] of fused.entries()) {
          expect(hit.score).toBeGreaterThanOrEqual(0);
          expect(hit.score).toBeLessThanOrEqual(1 + 1e-9);
          expect(hit.score).toBeLessThanOrEqual((fused[index - 1]?.score ?? 1) + 1e-9);
        }
      }),
    );
  });
});
