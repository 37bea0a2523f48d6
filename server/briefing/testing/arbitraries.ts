import fc from 'fast-check';
import {
  type Answer,
  AnswerSchema,
  type Citation,
  type Claim,
  type Disagreement,
  VERDICT_STATUSES,
} from '../../domain/index.ts';

/** Places of an imagined record: few, so that answers overlap as those of one topic do. */
const PLACES = Array.from({ length: 8 }, (_, index) => ({
  passageId: `passage-${index % 4}`,
  start: index < 4 ? 0 : 40,
  quote: `Quoted words number ${index} of the record.`,
}));

export function citation(number: number, placeIndex: number, more: Partial<Citation> = {}): Citation {
  const place = PLACES[placeIndex % PLACES.length] ?? PLACES[0];
  if (place === undefined) throw new Error('there are places');
  return {
    number,
    passageId: place.passageId,
    reportId: `report-of-${place.passageId}`,
    sourceKey: `cables/${place.passageId}.txt`,
    title: `Title of ${place.passageId}`,
    originator: 'An embassy',
    publishedOn: '2026-01-17',
    page: null,
    quote: place.quote,
    start: place.start,
    end: place.start + place.quote.length,
    language: 'en',
    marking: 'OFFEN',
    reliability: null,
    credibility: null,
    supersededBy: null,
    fictional: true,
    ...more,
  };
}

export function claim(text: string, citations: number[], verdict: Partial<Claim['verdict']> = {}): Claim {
  return {
    text,
    start: 0,
    end: text.length,
    citations,
    verdict: { status: 'supported', method: 'overlap', reason: '', ...verdict },
  };
}

export function answer(parts: Partial<Answer>): Answer {
  return AnswerSchema.parse({
    id: 'answer',
    status: 'answered',
    conversationId: 'conversation',
    question: 'A question?',
    language: 'en',
    text: '',
    claims: [],
    citations: [],
    disagreements: [],
    retrieved: [],
    asOf: '2026-09-30',
    marking: 'OFFEN',
    createdAt: '2026-09-30T12:00:00.000Z',
    provenance: {
      writer: 'extractive-1',
      writerKind: 'extractive',
      fallback: null,
      embedder: 'local:test',
      promptVersions: {},
      corpusVersion: '7',
      parameters: {},
      unknownKeys: 0,
    },
    timings: { retrieveMs: 1, writeMs: 1, checkMs: 1, totalMs: 3 },
    ...parts,
  });
}

/** Answers that cite some places under numbers of their own, repeat each other, and sometimes disagree. */
export const anyAnswer: fc.Arbitrary<Answer> = fc
  .uniqueArray(fc.nat({ max: PLACES.length - 1 }), { minLength: 1, maxLength: 5 })
  .chain((places) => {
    const citations = places.map((place, index) => citation(index + 1, place));
    const number = fc.integer({ min: 1, max: citations.length });
    const anyClaim = fc
      .record({
        text: fc.constantFrom(
          'One thing is so.',
          'Another thing is so.',
          'A third thing, 14 of them.',
          'A fourth.',
        ),
        citations: fc.uniqueArray(number, { maxLength: 3 }),
        status: fc.constantFrom(...VERDICT_STATUSES),
        method: fc.constantFrom('verbatim', 'overlap'),
      })
      .map(({ text, citations: cited, ...verdict }) => claim(text, cited, verdict));
    const anyDisagreement: fc.Arbitrary<Disagreement> = fc.record({
      kind: fc.constantFrom('conflict' as const, 'superseded' as const),
      about: fc.constant('Diverging statements'),
      sides: fc.array(
        number.map((cited) => ({ value: citations[cited - 1]?.quote ?? '', citation: cited })),
        { minLength: 2, maxLength: 3 },
      ),
    });
    return fc
      .record({
        claims: fc.array(anyClaim, { maxLength: 5 }),
        disagreements: fc.array(anyDisagreement, { maxLength: 2 }),
      })
      .map((parts) => answer({ ...parts, citations }));
  });
