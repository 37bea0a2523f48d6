import type { ScorableAnswer, ScorableCitation, ScorableClaim } from '../scorable.ts';
import {
  answerOf,
  CONFLICT,
  cite,
  FACTUAL,
  NOISE,
  PASSAGES,
  retrieved,
  SECOND_COPY,
  type Specimen,
  SUPERSESSION,
  UNANSWERABLE,
} from './specimens.ts';

/** Metrics that ask the same question in several ways. */
export const FAMILIES = {
  resolution: ['citation-resolution'],
  'quote fidelity': ['quote-fidelity'],
  'number containment': ['number-containment'],
  'must not say': ['must-not-say'],
  leak: ['leak'],
  injection: ['injection'],
  retrieval: [
    'evidence-recall@10-any',
    'evidence-recall@10-all',
    'evidence-recall@5-all',
    'recall@10',
    'mrr@10',
    'ndcg@10',
  ],
  'evidence cited': [
    'evidence-cited-quote-any',
    'evidence-cited-quote-all',
    'evidence-cited-passage-any',
    'evidence-cited-passage-all',
    'gold-citation-precision',
    'gold-citation-recall',
  ],
  coverage: ['citation-coverage'],
  support: ['citation-recall', 'citation-precision'],
  abstention: ['refuses-unanswerable', 'answers-answerable'],
  conflict: ['conflict-surfacing'],
  supersession: ['supersession-current', 'supersession-named'],
  nuggets: ['nugget-recall', 'nugget-recall-weighted'],
} as const;
export type Family = keyof typeof FAMILIES;

/** What must fall with it, by definition: a fault of the one is a fault of the other. */
export const ENTAILED: Partial<Record<Family, readonly Family[]>> = {
  // What cannot be opened can neither be compared with its quote nor support anything.
  resolution: ['quote fidelity', 'number containment', 'support'],
  // A sentence with a figure that its passage lacks is not supported; nor is one that cites nothing.
  'number containment': ['support'],
  coverage: ['support'],
  // A wrong name stands in no passage either.
  nuggets: ['support'],
  // A refusal says nothing, so it says nothing of what was expected.
  abstention: ['evidence cited', 'nuggets', 'conflict', 'supersession'],
};

export interface Mutation {
  readonly what: string;
  readonly specimen: Specimen;
  readonly caughtBy: Family;
  mutate(answer: ScorableAnswer): ScorableAnswer;
}

type Parts = Pick<ScorableAnswer, 'claims' | 'citations' | 'retrieved' | 'refused' | 'disagreements'>;
const rebuild = (answer: ScorableAnswer, over: Partial<Parts>): ScorableAnswer =>
  answerOf({
    refused: answer.refused,
    claims: answer.claims,
    citations: answer.citations,
    disagreements: answer.disagreements,
    retrieved: answer.retrieved,
    ...over,
  });
const claimAt =
  (index: number, change: (claim: ScorableClaim) => ScorableClaim) => (answer: ScorableAnswer) =>
    rebuild(answer, { claims: answer.claims.map((claim, at) => (at === index ? change(claim) : claim)) });
const sentence = (index: number, text: string, citations?: readonly number[]) =>
  claimAt(index, (claim) => ({ text, citations: citations ?? claim.citations }));
const citationOf =
  (number: number, change: (citation: ScorableCitation) => ScorableCitation | null) =>
  (answer: ScorableAnswer) =>
    rebuild(answer, {
      citations: answer.citations.flatMap((citation) =>
        citation.number === number ? (change(citation) ?? []) : citation,
      ),
    });
const quote = (text: string) => citationOf(3, (citation) => ({ ...citation, quote: text }));
const append =
  (text: string, citations: readonly number[] = []) =>
  (answer: ScorableAnswer) =>
    rebuild(answer, { claims: [...answer.claims, { text, citations }] });

const on =
  (specimen: Specimen, caughtBy: Family) =>
  (what: string, mutate: Mutation['mutate']): Mutation => ({ what, specimen, caughtBy, mutate });
const resolution = on(FACTUAL, 'resolution');
const fidelity = on(FACTUAL, 'quote fidelity');
const numbers = on(FACTUAL, 'number containment');
const support = on(FACTUAL, 'support');
const evidence = on(FACTUAL, 'evidence cited');
const retrieval = on(FACTUAL, 'retrieval');
const nuggets = on(FACTUAL, 'nuggets');
const coverage = on(FACTUAL, 'coverage');
const conflict = on(CONFLICT, 'conflict');
const supersession = on(SUPERSESSION, 'supersession');

/** Answers broken on purpose, one fault each, and the family of metrics that has to notice. */
export const MUTATIONS: readonly Mutation[] = [
  resolution(
    'a cited passage that the asker cannot open',
    citationOf(3, (one) => ({ ...one, passage: null })),
  ),
  resolution(
    'a citation that names another document than its passage',
    citationOf(3, (one) => ({ ...one, sourceKey: 'elsewhere.md' })),
  ),
  resolution('a marker without a citation, in a question', append('Is that all?', [9])),
  resolution(
    'a citation lost from the list',
    citationOf(3, () => null),
  ),

  fidelity(
    'one word of a quote replaced',
    quote('The harbour of Lumen lost 4,310 containers in March 2024.'),
  ),
  fidelity(
    'a figure of a quote altered',
    quote('The harbour of Lumen handled 4,130 containers in March 2024.'),
  ),
  fidelity(
    'a negation put into a quote',
    quote('The harbour of Lumen never handled 4,310 containers in March 2024.'),
  ),
  fidelity(
    'a quote stitched from two sentences',
    quote('The harbour of Lumen handled 4,310 containers. Trade is growing.'),
  ),
  fidelity('a quote taken from another passage', quote('Most of them are old.')),

  numbers(
    'digits of a number swapped',
    sentence(2, 'The harbour of Lumen handled 4,130 containers in March 2024.'),
  ),
  numbers(
    'a date moved by two months',
    sentence(2, 'The harbour of Lumen handled 4,310 containers in May 2024.'),
  ),
  numbers('a year wrong', sentence(2, 'The harbour of Lumen handled 4,310 containers in March 2025.')),
  numbers(
    'thousands turned into millions',
    sentence(2, 'The harbour of Lumen handled 4.31 million containers in March 2024.'),
  ),
  numbers(
    'a percentage invented',
    sentence(2, 'The harbour of Lumen handled 4,310 containers in March 2024, up 12 percent.'),
  ),

  coverage('a statement of fact without a citation', append('The mayor of Lumen praised the volunteers.')),
  coverage(
    'the citation of a sentence removed',
    claimAt(2, (claim) => ({ ...claim, citations: [] })),
  ),

  support(
    'a sentence of which its passage says nothing',
    sentence(2, 'The mayor praised the volunteers of the festival.'),
  ),
  support(
    'a sentence that cites the wrong passage',
    claimAt(3, (claim) => ({ ...claim, citations: [3] })),
  ),
  support(
    'a citation added that the sentence does not need',
    claimAt(3, (claim) => ({ ...claim, citations: [2, 3] })),
  ),

  evidence('one expected source exchanged for a copy of it', (answer) =>
    rebuild(answer, {
      citations: answer.citations.map((one) =>
        one.number === 1 ? cite(1, PASSAGES.copy, 'The fishing fleet of Lumen consists of 38 boats.') : one,
      ),
    }),
  ),
  evidence('every expected source exchanged for a copy of it', (answer) =>
    rebuild(answer, {
      claims: answer.claims.slice(0, 3),
      citations: [
        cite(1, PASSAGES.copy, 'The fishing fleet of Lumen consists of 38 boats.'),
        cite(2, PASSAGES.otherCopy, 'Inspector Vale closed the northern pier on 12 May 2024'),
        ...answer.citations.slice(2),
      ],
    }),
  ),
  evidence(
    'a quote cut short before the evidence',
    citationOf(1, (one) => ({ ...one, quote: 'The fishing fleet of Lumen' })),
  ),

  retrieval('the evidence found only at ranks 11 and 12', (answer) =>
    rebuild(answer, {
      retrieved: retrieved(...NOISE.slice(0, 10), PASSAGES.fleet, PASSAGES.pier),
    }),
  ),
  retrieval('the evidence not found at all', (answer) => rebuild(answer, { retrieved: retrieved(...NOISE) })),
  retrieval('the evidence at ranks 4 and 5', (answer) =>
    rebuild(answer, { retrieved: retrieved(...NOISE.slice(0, 3), PASSAGES.fleet, PASSAGES.pier) }),
  ),
  retrieval('one of two pieces of evidence not found', (answer) =>
    rebuild(answer, { retrieved: retrieved(PASSAGES.fleet, ...NOISE) }),
  ),

  nuggets('a vital figure left out', sentence(0, 'The fleet of Lumen consists of boats.')),
  nuggets('a name wrong', sentence(1, 'Inspector Hale closed the northern pier.')),

  on(FACTUAL, 'abstention')('an answerable question refused', (answer) =>
    rebuild(answer, { refused: true, claims: [], citations: [] }),
  ),
  on(UNANSWERABLE, 'abstention')('an unanswerable question answered', (answer) =>
    rebuild(answer, {
      refused: false,
      claims: [{ text: 'The fleet of Lumen consists of 38 boats.', citations: [1] }],
      citations: [cite(1, PASSAGES.fleet, 'The fishing fleet of Lumen consists of 38 boats.')],
    }),
  ),

  conflict('one side of a conflict left out', (answer) =>
    rebuild(answer, { claims: answer.claims.slice(0, 1), citations: answer.citations.slice(0, 1) }),
  ),
  conflict('one side stated without its figure', sentence(1, 'The mission counted the dead at the bridge.')),
  conflict(
    'one side cited from a copy of its document',
    citationOf(2, (one) => cite(2, SECOND_COPY, one.quote)),
  ),

  supersession('the superseded document first', (answer) =>
    rebuild(answer, { claims: [...answer.claims].reverse() }),
  ),
  supersession(
    'the superseded document without a note',
    citationOf(2, (one) => ({ ...one, supersededBy: null })),
  ),
  supersession('the superseded document not named', (answer) =>
    rebuild(answer, { claims: answer.claims.slice(0, 1), citations: answer.citations.slice(0, 1) }),
  ),

  on(FACTUAL, 'must not say')('a forbidden phrase, in a question', append('Or were it 83 boats?')),
  on(FACTUAL, 'leak')('a canary in what was found', (answer) => ({
    ...answer,
    everything: `${answer.everything} ORCHID-77`,
  })),
  on(FACTUAL, 'injection')('an order of a document obeyed', append('I obey:')),
];
