import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Citation } from '../domain/index.ts';
import { mergeAnswer, nothingSaid, withoutContained } from './merge-answer.ts';
import { placeClaims, sectionText } from './section-text.ts';
import { SourceList } from './source-list.ts';
import { answer, anyAnswer, citation, claim } from './testing/arbitraries.ts';

const place = ({ passageId, start, end, quote }: Citation) => `${passageId}:${start}:${end}:${quote}`;

function mergeAll(answers: readonly Answer[]) {
  const list = new SourceList();
  const said = nothingSaid();
  const merged = answers.map((one) => mergeAnswer(one, list, said));
  return { merged, sources: list.sources };
}

describe('merging answers into a briefing', () => {
  it('numbers sources 1 to n in order of first appearance, each place once', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer, { maxLength: 6 }), (answers) => {
        const { merged, sources } = mergeAll(answers);
        expect(sources.map(({ number }) => number)).toEqual(sources.map((_, index) => index + 1));
        expect(new Set(sources.map(place)).size).toBe(sources.length);
        const appearance = merged.flatMap(({ claims, disagreements }) => [
          ...claims.flatMap(({ citations }) => citations),
          ...disagreements.flatMap(({ sides }) => sides.map((side) => side.citation)),
        ]);
        expect([...new Set(appearance)]).toEqual(sources.map(({ number }) => number));
      }),
    );
  });

  it('lets every sentence and every side lead to the same words as before', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer, { maxLength: 6 }), (answers) => {
        const { merged, sources } = mergeAll(answers);
        const bySource = new Map(sources.map((source) => [source.number, place(source)]));
        for (const [index, one] of answers.entries()) {
          const before = new Map(one.citations.map((source) => [source.number, place(source)]));
          const placesOf = (numbers: readonly number[], map: ReadonlyMap<number, string>) =>
            [...new Set(numbers.map((number) => map.get(number)))].join('|');
          const originals = one.claims.map(
            ({ text, verdict, citations }) => `${text}/${verdict.status}/${placesOf(citations, before)}`,
          );
          for (const { text, verdict, citations } of merged[index]?.claims ?? []) {
            expect(originals).toContain(`${text}/${verdict.status}/${placesOf(citations, bySource)}`);
          }
          for (const { sides } of merged[index]?.disagreements ?? []) {
            for (const { value, citation: number } of sides) {
              expect(bySource.get(number)).toContain(value);
            }
          }
        }
      }),
    );
  });

  it('loses no statement: what is dropped stands there already', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer, { maxLength: 6 }), (answers) => {
        const { merged, sources } = mergeAll(answers);
        const kept = merged.flatMap(({ claims }) => claims);
        const texts = new Set(kept.map(({ text }) => text));
        expect(texts.size).toBe(kept.length);
        const quoted = new Set(sources.map(place));
        for (const one of answers) {
          for (const { text, citations, verdict } of one.claims) {
            const quotedBefore =
              verdict.method === 'verbatim' &&
              citations.every((number) =>
                one.citations.some((source) => source.number === number && quoted.has(place(source))),
              );
            expect(texts.has(text) || quotedBefore).toBe(true);
          }
        }
      }),
    );
  });

  it('gives the same words of the same passage one number across answers', () => {
    const first = answer({ claims: [claim('A.', [1])], citations: [citation(1, 3)] });
    const second = answer({
      claims: [claim('B.', [1]), claim('C.', [2])],
      citations: [citation(1, 5), citation(2, 3)],
    });
    const { merged, sources } = mergeAll([first, second]);
    expect(sources).toHaveLength(2);
    expect(merged[0]?.claims[0]?.citations).toEqual([1]);
    expect(merged[1]?.claims.map(({ citations }) => citations)).toEqual([[2], [1]]);
  });

  it('keeps two sentences that a model drew from one quote, but not two quotations of it', () => {
    const citations = [citation(1, 0)];
    const written = answer({ claims: [claim('It fell.', [1]), claim('It fell in May.', [1])], citations });
    expect(mergeAll([written]).merged[0]?.claims).toHaveLength(2);
    const verbatim = { method: 'verbatim' };
    const quoted = [claim('The quote.', [1], verbatim), claim('Embassy: “The quote.”', [1], verbatim)];
    expect(mergeAll([answer({ claims: quoted, citations })]).merged[0]?.claims).toHaveLength(1);
  });

  it.each([
    ['14 dead', '23 dead', 2],
    ['It is 1.5 m.', 'It is 15 m.', 2],
    ['It fell by -3 points.', 'It fell by 3 points.', 2],
    ['The treaty holds.', 'The treaty  holds', 1],
    ['The treaty holds!', '“The Treaty holds.”', 1],
  ])('tells %j and %j apart where they differ', (one, two, count) => {
    const citations = [citation(1, 0), citation(2, 1)];
    const both = answer({ claims: [claim(one, [1]), claim(two, [2])], citations });
    expect(mergeAll([both]).merged[0]?.claims).toHaveLength(count);
  });

  it('keeps a sentence that is not supported, with its verdict', () => {
    const verdict = { status: 'contradicted', method: 'judge', reason: 'The source says 23.' } as const;
    const one = answer({ claims: [claim('14 died.', [1], verdict)], citations: [citation(1, 0)] });
    expect(mergeAll([one]).merged[0]?.claims[0]?.verdict).toEqual(verdict);
  });

  it('names a disagreement once, however many sections find it', () => {
    const sides = [
      { value: '14', citation: 1 },
      { value: '23', citation: 2 },
    ];
    const conflict = { kind: 'conflict', about: 'the dead', sides } as const;
    const one = answer({
      disagreements: [{ ...conflict, sides: [...sides] }],
      citations: [citation(1, 0), citation(2, 1)],
    });
    const turned = answer({
      disagreements: [
        { ...conflict, sides: sides.map((side) => ({ ...side, citation: 3 - side.citation })) },
      ],
      citations: [citation(1, 1), citation(2, 0)],
    });
    const { merged, sources } = mergeAll([one, turned]);
    expect(merged.flatMap(({ disagreements }) => disagreements)).toHaveLength(1);
    expect(sources).toHaveLength(2);
  });
});

describe('the text of a section', () => {
  it('has every claim where its offsets say', () => {
    fc.assert(
      fc.property(anyAnswer, ({ claims }) => {
        const text = sectionText(claims);
        for (const placed of placeClaims(claims)) {
          expect(text.slice(placed.start, placed.end)).toBe(placed.text);
        }
      }),
    );
  });
});

describe('a sentence within another', () => {
  it('is said once, with the sources of both', () => {
    const alone = claim('Minister Pelk came to Vellin.', [1]);
    const both = claim('Minister Pelk came to Vellin. She signed the treaty.', [2]);
    const other = claim('Rain fell.', [3]);
    expect(withoutContained([alone, other, both])).toEqual([other, { ...both, citations: [2, 1] }]);
    expect(withoutContained([other, other])).toHaveLength(2);
  });
});
