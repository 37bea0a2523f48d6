import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectionRoom } from './section-room.ts';

/** What of each question's sentences is taken. */
function taken(length: Parameters<typeof sectionRoom>[0], wanted: readonly (readonly string[])[]): number[] {
  const room = sectionRoom(length, wanted);
  return wanted.map((texts, index) => {
    room.open(index);
    return texts.filter((text) => room.take(text)).length;
  });
}
const many = (count: number) => Array.from({ length: count }, () => 'A sentence.');

describe('the room of a section', () => {
  it('is without end where the template sets no length', () => {
    expect(taken(undefined, [many(50)])).toEqual([50]);
  });

  it('is shared fairly, and what one question does not need goes to the others, before or after it', () => {
    expect(taken({ sentences: 4 }, [many(3), many(3), many(3)])).toEqual([2, 1, 1]);
    expect(taken({ sentences: 6 }, [many(9), many(1), many(1)])).toEqual([4, 1, 1]);
    expect(taken({ sentences: 6 }, [many(1), many(1), many(9)])).toEqual([1, 1, 4]);
    expect(taken({ sentences: 9 }, [many(2), many(2)])).toEqual([2, 2]);
  });

  it('is never exceeded, and never left while a sentence waits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 10 }),
        (sentences, counts) => {
          const total = taken({ sentences }, counts.map(many)).reduce((sum, count) => sum + count, 0);
          expect(total).toBe(
            Math.min(
              sentences,
              counts.reduce((sum, count) => sum + count, 0),
            ),
          );
        },
      ),
    );
  });

  it('counts the sentences of a quotation that stands with what it points back to', () => {
    const pair = 'The treaty was signed. It enters into force in May.';
    expect(taken({ sentences: 2 }, [[pair, 'A third one.']])).toEqual([1]);
  });

  it('counts words, figures and compounds as one, and takes one sentence however long', () => {
    const texts = ['Die Teska-Kommission nennt 4.500 Tonnen.', 'Zwei Wörter.', 'Eins.'];
    expect(taken({ words: 6 }, [texts])).toEqual([2]);
    expect(taken({ words: 1 }, [['A sentence that is much longer than that.']])).toEqual([1]);
  });
});
