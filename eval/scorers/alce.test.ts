import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScorableAnswer } from '../scorable.ts';
import { citationPrecision, citationPrecisionOf } from './citation-precision.ts';
import { citationRecall, citationRecallOf } from './citation-recall.ts';
import type { Supports } from './support.ts';
import { testAnswer, testCase, testCitation } from './testing.ts';

/** Passages hold letters, a sentence names the letters it needs: support is set inclusion, as in a logic puzzle. */
const byLetters: Supports = (sentence, passages) => {
  const held = passages.map(({ text }) => text).join('');
  return [...sentence.slice(sentence.lastIndexOf(' ') + 1)].every((letter) => held.includes(letter));
};
const answerOf = (
  sentences: readonly { needs: string; cites: readonly number[] }[],
  held: readonly string[],
): ScorableAnswer =>
  testAnswer({
    claims: sentences.map(({ needs, cites }) => ({ text: `one two three ${needs}`, citations: cites })),
    citations: held.map((text, index) =>
      testCitation(index + 1, text, {
        passage: { id: `p${index}`, sourceKey: 'a.pdf', text, language: 'en', frame: '' },
      }),
    ),
  });

/**
 * An independent computation after the published program of ALCE (function compute_autoais): one pass with its
 * variable names, kept apart from our two scorers.
 */
function autoais(
  sentences: readonly { needs: string; cites: readonly number[] }[],
  held: readonly string[],
): { recall: number | null; precision: number | null } {
  const nli = (refs: readonly number[], needs: string): boolean =>
    [...needs].every((letter) => refs.some((ref) => held[ref - 1]?.includes(letter)));
  let entail = 0;
  let entailPrec = 0;
  let totalCitations = 0;
  for (const { needs, cites } of sentences) {
    const ref = [...new Set(cites)];
    let flag = -1;
    if (ref.length === 0 || ref.some((id) => id > held.length)) flag = 0;
    else totalCitations += ref.length;
    if (flag === -1) flag = nli(ref, needs) ? 1 : 0;
    entail += flag;
    if (flag === 1 && ref.length > 1) {
      for (const id of ref) {
        if (nli([id], needs)) entailPrec += 1;
        else if (
          !nli(
            ref.filter((other) => other !== id),
            needs,
          )
        )
          entailPrec += 1;
      }
    } else if (flag === 1) entailPrec += 1;
  }
  return {
    recall: sentences.length === 0 ? null : entail / sentences.length,
    precision: totalCitations === 0 ? null : entailPrec / totalCitations,
  };
}

describe('citation recall and precision after ALCE', () => {
  it('gives the figures computed by hand', () => {
    // Sentence 1 needs a and b: [1] has a, [2] has b, [3] has c. Cited [1][2][3]: supported, [3] is irrelevant.
    // Sentence 2 needs c, cites [1]: not supported. Sentence 3 cites nothing. Sentence 4 needs a, cites [1].
    const sentences = [
      { needs: 'ab', cites: [1, 2, 3] },
      { needs: 'c', cites: [1] },
      { needs: 'a', cites: [] },
      { needs: 'a', cites: [1] },
    ];
    const answer = answerOf(sentences, ['a', 'b', 'c']);
    expect(citationRecallOf(answer, byLetters).value).toBe(2 / 4);
    expect(citationPrecisionOf(answer, byLetters).value).toBe(3 / 5);
  });

  it('agrees with the published program on anything', () => {
    const sentence = fc.record({
      needs: fc.constantFrom('a', 'b', 'ab', 'bc', 'abc', 'd'),
      cites: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }),
    });
    const passages = fc.array(fc.constantFrom('a', 'b', 'c', 'ab', 'bc', 'x'), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 6 }), passages, (sentences, held) => {
        const expected = autoais(sentences, held);
        const answer = answerOf(sentences, held);
        expect(citationRecallOf(answer, byLetters).value).toEqual(expected.recall);
        expect(citationPrecisionOf(answer, byLetters).value).toEqual(expected.precision);
      }),
      { numRuns: 500 },
    );
  });

  it('judges support by rule: figures and words, and says nothing across languages', () => {
    const answer = testAnswer({
      claims: [
        { text: 'The fleet of Lumen has 38 boats.', citations: [1] },
        { text: 'The fleet of Lumen has 83 boats.', citations: [1] },
      ],
      citations: [testCitation(1, 'The fishing fleet of Lumen consists of 38 boats.')],
    });
    expect(citationRecall.score(testCase(), answer, [])).toMatchObject({
      value: 0.5,
      reason: expect.stringContaining('83 boats'),
    });
    expect(citationPrecision.score(testCase(), answer, []).value).toBe(0.5);
    const german = testAnswer({
      claims: [{ text: 'Die Flotte von Lumen hat heute noch 38 Boote im Hafen.', citations: [1] }],
      citations: [testCitation(1, 'The fishing fleet of Lumen consists of 38 boats.')],
    });
    expect(citationRecall.score(testCase(), german, []).value).toBeNull();
    expect(citationPrecision.score(testCase(), german, []).value).toBeNull();
    expect(citationRecall.score(testCase(), testAnswer(), []).value).toBeNull();
  });
});
