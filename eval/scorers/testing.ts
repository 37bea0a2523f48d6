import { type EvalCase, EvalCaseSchema } from '../case.ts';
import type { EvidenceLocation, ScorableAnswer, ScorableCitation } from '../scorable.ts';

/** A case for scorer tests; `expect` is merged over an answerable case without expectations. */
export function testCase(expect: object = {}): EvalCase {
  return EvalCaseSchema.parse({
    id: 'c1',
    lang: 'en',
    category: 'factual',
    question: 'What?',
    expect: { answerable: true, ...expect },
  });
}

/** A citation of passage `p<number>` of `a.pdf`, whose text is the quote in a frame of words. */
export function testCitation(
  number: number,
  quote: string,
  over: Partial<ScorableCitation> = {},
): ScorableCitation {
  const sourceKey = over.sourceKey ?? 'a.pdf';
  const id = `p${number}`;
  return {
    number,
    passageId: id,
    sourceKey,
    page: 1,
    quote,
    supersededBy: null,
    passage: { id, sourceKey, text: `Before. ${quote} After.`, language: 'en', frame: '' },
    ...over,
  };
}

export function testAnswer(over: Partial<ScorableAnswer> = {}): ScorableAnswer {
  const text = over.text ?? (over.claims ?? []).map((claim) => claim.text).join(' ');
  return {
    origin: 'generated',
    refused: false,
    refusalReason: null,
    claims: [],
    citations: [],
    disagreements: [],
    retrieved: [],
    everything: text,
    ...over,
    text,
  };
}

export const retrievedIds = (...ids: string[]): ScorableAnswer['retrieved'] =>
  ids.map((passageId) => ({ passageId, sourceKey: 'a.pdf', page: 1, text: '', score: 1 }));

export function testEvidence(quote: string, ...carriers: string[][]): EvidenceLocation {
  return {
    evidence: { source: 'a.pdf', quote },
    status: carriers.length === 0 ? 'no-report' : 'found',
    carriers,
  };
}
