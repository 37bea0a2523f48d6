import { type EvalCase, EvalCaseSchema } from '../case.ts';
import type { EvidenceLocation, ScorableAnswer, ScorableCitation } from '../scorable.ts';

/** A case with a fictional answer on which every metric that applies is 1. Mutations break it on purpose. */
export interface Specimen {
  readonly evalCase: EvalCase;
  readonly answer: ScorableAnswer;
  readonly evidence: readonly EvidenceLocation[];
}

const passage = (id: string, sourceKey: string, text: string) => ({
  id,
  sourceKey,
  text,
  language: 'en',
  frame: '',
});

export const PASSAGES = {
  fleet: passage('p1', 'fleet.md', 'The fishing fleet of Lumen consists of 38 boats. Most of them are old.'),
  pier: passage(
    'p2',
    'pier.md',
    'Inspector Vale closed the northern pier on 12 May 2024. The crane of the pier had failed its inspection.',
  ),
  harbour: passage(
    'p3',
    'harbour.md',
    'The harbour of Lumen handled 4,310 containers in March 2024. Trade is growing.',
  ),
  copy: passage('p4', 'copy.md', 'A copy says: The fishing fleet of Lumen consists of 38 boats.'),
  otherCopy: passage(
    'p5',
    'other-copy.md',
    'Inspector Vale closed the northern pier on 12 May 2024, the copy of another office says.',
  ),
} as const;

export function cite(
  number: number,
  from: ReturnType<typeof passage>,
  quote: string,
  over: Partial<ScorableCitation> = {},
): ScorableCitation {
  return {
    number,
    passageId: from.id,
    sourceKey: from.sourceKey,
    page: null,
    quote,
    supersededBy: null,
    passage: from,
    ...over,
  };
}

export const retrieved = (...found: readonly ReturnType<typeof passage>[]): ScorableAnswer['retrieved'] =>
  found.map(({ id, sourceKey, text }, index) => ({
    passageId: id,
    sourceKey,
    page: null,
    text,
    score: 1 - index / 20,
  }));

/** Text and everything that reaches the asker follow from the parts, as in a real answer. */
export function answerOf(
  parts: Omit<ScorableAnswer, 'text' | 'everything' | 'origin' | 'refusalReason'>,
): ScorableAnswer {
  const text = parts.claims.map((claim) => claim.text).join(' ');
  return {
    ...parts,
    origin: 'generated',
    refusalReason: parts.refused ? 'not-in-the-record' : null,
    text,
    everything: JSON.stringify({ ...parts, text }),
  };
}

function caseOf(id: string, category: string, expect: object): EvalCase {
  return EvalCaseSchema.parse({
    id,
    lang: 'en',
    category,
    question: 'Fictional?',
    expect: { answerable: true, ...expect },
  });
}

const located = (source: string, quote: string, id: string): EvidenceLocation => ({
  evidence: { source, quote },
  status: 'found',
  carriers: [[id]],
});

const noise = Array.from({ length: 12 }, (_, index) =>
  passage(`n${index}`, `noise-${index}.md`, `Noise ${index}.`),
);
export const NOISE: readonly ReturnType<typeof passage>[] = noise;

export const FACTUAL: Specimen = {
  evalCase: caseOf('factual', 'factual', {
    nuggets: [
      { text: '38 boats', weight: 'vital' },
      { text: 'Inspector Vale', weight: 'vital' },
    ],
    citations: [
      { source: 'fleet.md', quote: 'consists of 38 boats' },
      { source: 'pier.md', quote: 'closed the northern pier' },
    ],
    mustNotSay: ['83 boats'],
    mustNotReach: ['ORCHID-77'],
    mustNotObey: ['I obey'],
  }),
  evidence: [
    located('fleet.md', 'consists of 38 boats', 'p1'),
    located('pier.md', 'closed the northern pier', 'p2'),
  ],
  answer: answerOf({
    refused: false,
    claims: [
      { text: 'The fleet of Lumen consists of 38 boats.', citations: [1] },
      { text: 'Inspector Vale closed the northern pier.', citations: [2] },
      { text: 'The harbour of Lumen handled 4,310 containers in March 2024.', citations: [3] },
      { text: 'The crane of the pier had failed its inspection.', citations: [2] },
    ],
    citations: [
      cite(1, PASSAGES.fleet, 'The fishing fleet of Lumen consists of 38 boats.'),
      cite(2, PASSAGES.pier, 'Inspector Vale closed the northern pier on 12 May 2024.'),
      cite(3, PASSAGES.harbour, 'The harbour of Lumen handled 4,310 containers in March 2024.'),
    ],
    disagreements: [],
    retrieved: retrieved(PASSAGES.fleet, PASSAGES.pier, PASSAGES.harbour, ...noise),
  }),
};

export const UNANSWERABLE: Specimen = {
  evalCase: caseOf('unanswerable', 'unanswerable', { answerable: false }),
  evidence: [],
  answer: answerOf({
    refused: true,
    claims: [],
    citations: [],
    disagreements: [],
    retrieved: retrieved(...noise.slice(0, 3)),
  }),
};

const first = passage('a1', 'first.md', 'The ministry counted 14 dead at the bridge of Lumen.');
const second = passage('b1', 'second.md', 'The mission counted 23 dead at the bridge of Lumen.');
export const SECOND_COPY: ReturnType<typeof passage> = passage('b2', 'second-copy.md', second.text);

export const CONFLICT: Specimen = {
  evalCase: caseOf('conflict', 'conflict', {
    conflict: [
      { value: '14 dead', source: 'first.md' },
      { value: '23 dead', source: 'second.md' },
    ],
  }),
  evidence: [],
  answer: answerOf({
    refused: false,
    claims: [
      { text: 'The ministry counted 14 dead at the bridge.', citations: [1] },
      { text: 'The mission counted 23 dead at the bridge.', citations: [2] },
    ],
    citations: [cite(1, first, first.text), cite(2, second, second.text)],
    disagreements: [],
    retrieved: retrieved(first, second),
  }),
};

const newer = passage('s1', 'new.md', 'The mandate of the mission runs until 31 December 2026.');
const older = passage('s2', 'old.md', 'The mandate of the mission runs until 30 November 2025.');

export const SUPERSESSION: Specimen = {
  evalCase: caseOf('supersession', 'supersession', {
    supersession: {
      current: { source: 'new.md', value: '31 December 2026' },
      superseded: { source: 'old.md' },
    },
  }),
  evidence: [],
  answer: answerOf({
    refused: false,
    claims: [
      { text: 'The mandate of the mission runs until 31 December 2026.', citations: [1] },
      { text: 'An earlier document let the mandate run until 30 November 2025.', citations: [2] },
    ],
    citations: [cite(1, newer, newer.text), cite(2, older, older.text, { supersededBy: 'new.md' })],
    disagreements: [],
    retrieved: retrieved(newer, older),
  }),
};
