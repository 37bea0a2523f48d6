import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citationCoverage, isFactual } from './citation-coverage.ts';
import { citationResolution } from './citation-resolution.ts';
import { evidenceCited } from './evidence-cited.ts';
import { goldCitationPrecision, goldCitationRecall } from './gold-citations.ts';
import { numberContainment } from './number-containment.ts';
import { quoteFidelity } from './quote-fidelity.ts';
import { testAnswer, testCase, testCitation, testEvidence } from './testing.ts';

describe('citation resolution', () => {
  it('counts what cannot be opened, the wrong document and markers without a citation', () => {
    const good = testCitation(1, 'Fact one.');
    const closed = testCitation(2, 'x', { passage: null });
    const wrong = testCitation(3, 'x', {
      passage: { id: 'p3', sourceKey: 'other.pdf', text: 'x', language: 'en', frame: '' },
    });
    const claims = [{ text: 'Fact.', citations: [1, 4] }];
    const score = citationResolution.score(
      testCase(),
      testAnswer({ claims, citations: [good, closed, wrong] }),
      [],
    );
    expect(score.value).toBe(0.25);
    expect(score.reason).toMatch(/\[2\].*\[3\].*\[4\]/);
    expect(citationResolution.score(testCase(), testAnswer(), []).value).toBeNull();
  });
});

describe('quote fidelity', () => {
  it('forgives white space, hyphenation and quotation marks, and nothing else', () => {
    const passage = {
      id: 'p1',
      sourceKey: 'a.pdf',
      text: 'Er sagte: „Wir  be-\nginnen am 3. Mai.“',
      language: 'en',
      frame: '',
    };
    const faithful = testCitation(1, '"Wir beginnen am 3. Mai."', { passage });
    const changed = testCitation(2, 'Wir beginnen am 4. Mai.', { passage });
    expect(quoteFidelity.score(testCase(), testAnswer({ citations: [faithful] }), []).value).toBe(1);
    expect(quoteFidelity.score(testCase(), testAnswer({ citations: [faithful, changed] }), []).value).toBe(
      0.5,
    );
  });

  it('is 1 for any slice of the passage and below 1 once a letter is changed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'abcdef ghij.,'), minLength: 5, maxLength: 60 }),
        (text) => {
          if (!/[a-j]/.test(text)) return;
          const passage = { id: 'p1', sourceKey: 'a.pdf', text, language: 'en', frame: '' };
          const scoreOf = (quote: string) =>
            quoteFidelity.score(
              testCase(),
              testAnswer({ citations: [testCitation(1, quote, { passage })] }),
              [],
            ).value;
          expect(scoreOf(text)).toBe(1);
          expect(scoreOf(text.replace(/[a-j]/, 'z'))).toBe(0);
        },
      ),
    );
  });
});

describe('citation coverage', () => {
  it('looks at factual sentences only', () => {
    expect(['What now?', 'Positions:', 'So it is'].map(isFactual)).toEqual([false, false, true]);
    const claims = [
      { text: 'Germany exported goods.', citations: [1] },
      { text: 'Canada exported goods too.', citations: [] },
      { text: 'And now?', citations: [] },
    ];
    expect(citationCoverage.score(testCase(), testAnswer({ claims }), []).value).toBe(0.5);
    expect(citationCoverage.score(testCase(), testAnswer(), []).value).toBeNull();
  });
});

describe('number containment', () => {
  const citations = [testCitation(1, 'Es waren 9,9 Milliarden Euro am 30. Juni 2015.')];
  const scoreOf = (text: string) =>
    numberContainment.score(testCase(), testAnswer({ claims: [{ text, citations: [1] }], citations }), []);

  it('reads both conventions and names what is missing', () => {
    expect(scoreOf('It was EUR 9.9 billion on June 30, 2015.').value).toBe(1);
    expect(scoreOf('It was EUR 8.9 billion.')).toMatchObject({
      value: 0,
      reason: expect.stringContaining('8.9'),
    });
    expect(scoreOf('It was a lot.').value).toBeNull();
  });

  it('counts title and headings of the cited document as carried', () => {
    const passage = {
      id: 'p1',
      sourceKey: 'a.pdf',
      text: 'Turnout: 61.4 %',
      language: 'en',
      frame: 'Election of 7 December 2025',
    };
    const claims = [{ text: 'Election of 7 December 2025: Turnout: 61.4 %', citations: [1] }];
    const answer = testAnswer({ claims, citations: [testCitation(1, 'Turnout: 61.4 %', { passage })] });
    expect(numberContainment.score(testCase(), answer, []).value).toBe(1);
    const wrong = [{ text: 'Election of 8 December 2025: Turnout: 61.4 %', citations: [1] }];
    expect(numberContainment.score(testCase(), { ...answer, claims: wrong }, []).value).toBe(0);
  });

  it('falls for any other number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3000, max: 99_999 }), (n) => {
        expect(scoreOf(`There were ${n} people.`).value).toBe(0);
      }),
    );
  });
});

describe('evidence cited and gold citations', () => {
  const evidence = [testEvidence('alpha beta', ['p1']), testEvidence('gamma delta', ['p2'])];
  const expected = testCase({ citations: evidence.map((location) => location.evidence) });

  it('tells quote from passage, any from all', () => {
    const citations = [testCitation(1, 'Now alpha beta holds.'), testCitation(2, 'Something else.')];
    const answer = testAnswer({ citations });
    const scored = (where: 'quote' | 'passage', mode: 'any' | 'all') =>
      evidenceCited(where, mode).score(expected, answer, evidence).value;
    expect([scored('quote', 'any'), scored('quote', 'all')]).toEqual([1, 0]);
    expect([scored('passage', 'any'), scored('passage', 'all')]).toEqual([1, 1]);
    expect(goldCitationRecall.score(expected, answer, evidence).value).toBe(1);
  });

  it('does not accept the words from another document', () => {
    const answer = testAnswer({ citations: [testCitation(1, 'alpha beta', { sourceKey: 'b.pdf' })] });
    expect(evidenceCited('quote', 'any').score(expected, answer, evidence).value).toBe(0);
  });

  it('gives 0 for a refusal and null where nothing is expected', () => {
    const refusal = testAnswer({ refused: true });
    expect(evidenceCited('quote', 'any').score(expected, refusal, evidence)).toEqual({
      value: 0,
      reason: 'refused',
    });
    expect(goldCitationRecall.score(expected, refusal, evidence).value).toBe(0);
    expect(goldCitationPrecision.score(expected, refusal, evidence).value).toBeNull();
    expect(
      evidenceCited('quote', 'any').score(testCase({ answerable: false }), refusal, []).value,
    ).toBeNull();
  });

  it('has a precision of gold over cited passages', () => {
    const citations = [testCitation(1, 'a'), testCitation(7, 'b'), testCitation(8, 'c', { passageId: 'p7' })];
    expect(goldCitationPrecision.score(expected, testAnswer({ citations }), evidence).value).toBe(0.5);
  });
});
