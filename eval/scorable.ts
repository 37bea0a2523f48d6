import type { Disagreement, Marking, Verdict } from '../server/domain/index.ts';
import type { Evidence } from './case.ts';

/** A passage that a citation led to, read from the store as the asker. */
export interface ResolvedPassage {
  readonly id: string;
  readonly sourceKey: string;
  readonly text: string;
  readonly language: string;
  /** What the reader sees beside the passage: title, headings, originator, document number and date of its report. */
  readonly frame: string;
  /** Of its report; where it is absent, only a judge that is released for everything reads it. */
  readonly marking?: Marking;
}

export interface ScorableCitation {
  readonly number: number;
  readonly passageId: string | null;
  readonly sourceKey: string;
  readonly page: number | null;
  readonly quote: string;
  readonly supersededBy: string | null;
  /** `null` when the asker cannot open what is cited. */
  readonly passage: ResolvedPassage | null;
}

export interface ScorableRetrieved {
  readonly passageId: string;
  readonly sourceKey: string;
  readonly page: number | null;
  readonly text: string;
  readonly score: number;
}

export interface ScorableClaim {
  readonly text: string;
  readonly citations: readonly number[];
  /** The product's own check; `null` for stored answers. */
  readonly verdict?: Verdict | null;
}

/** What a calibrated judge model says; absent where none is configured, `null` where it may not be believed. */
export interface Judgements {
  readonly judge: string;
  /** One a claim: 1 supported, 0 not, between for partly. */
  readonly claims: readonly (number | null)[];
}

/** An answer as the scorers see it, generated now or stored with the case. Plain data: scorers are pure. */
export interface ScorableAnswer {
  readonly origin: 'generated' | 'stored';
  readonly refused: boolean;
  readonly refusalReason: string | null;
  readonly text: string;
  readonly claims: readonly ScorableClaim[];
  readonly citations: readonly ScorableCitation[];
  readonly disagreements: readonly Disagreement[];
  /** Best first; `null` where the answer was stored and nothing was retrieved. */
  readonly retrieved: readonly ScorableRetrieved[] | null;
  /** Every string of the answer that reached the asker, for the leak scorer. */
  readonly everything: string;
  readonly judgements?: Judgements;
  /** Right answers with 0, 40 and 80 % distractors in the context; absent where that was not tried. */
  readonly noise?: NoiseTrial;
}

/** Whether the answer was right with nothing but its evidence, and with distractors as 40 and 80 % of the context. */
export interface NoiseTrial {
  readonly clean: boolean;
  readonly at40: boolean;
  readonly at80: boolean;
}

/** Where one expected piece of evidence stands in the corpus. */
export interface EvidenceLocation {
  readonly evidence: Evidence;
  /**
   * `no-report`: the document is not in the corpus; `not-in-text`: its text lacks the quote;
   * `no-passage`: no passage or run of passages covers it; `found`.
   */
  readonly status: 'no-report' | 'not-in-text' | 'no-passage' | 'found';
  /** Alternatives: passages that together carry the quote, usually one passage each. */
  readonly carriers: readonly (readonly string[])[];
}

export interface Score {
  /** 0 to 1, more is better; `null` is unscored, never 0 and never passed. */
  readonly value: number | null;
  /** What was missing, for the list of failing cases. */
  readonly reason?: string;
}

export const unscored: Score = Object.freeze({ value: null });
export const binary = (passed: boolean, reason: string): Score =>
  passed ? { value: 1 } : { value: 0, reason };
export const share = (part: number, whole: number, reason?: string): Score =>
  whole === 0
    ? unscored
    : part < whole && reason !== undefined
      ? { value: part / whole, reason }
      : { value: part / whole };

/** Whether the passages named carry the evidence. */
export const carries = (location: EvidenceLocation, passageIds: ReadonlySet<string>): boolean =>
  location.carriers.some((carrier) => carrier.every((id) => passageIds.has(id)));

/** Passage ids of the evidence's gold passages with the grades of the evidence that each helps to carry, added up. */
export function goldRelevance(evidence: readonly EvidenceLocation[]): Map<string, number> {
  const relevance = new Map<string, number>();
  for (const { carriers, evidence: piece } of evidence) {
    const grade = piece.grade ?? 1;
    for (const id of new Set(carriers.flat())) relevance.set(id, (relevance.get(id) ?? 0) + grade);
  }
  return relevance;
}

export const describeEvidence = ({ evidence, status }: EvidenceLocation): string => {
  const page = evidence.page === undefined ? '' : ` p. ${evidence.page}`;
  const why = status === 'found' ? '' : ` [${status}]`;
  const words = evidence.quote === undefined ? '' : ` “${evidence.quote.slice(0, 200)}”`;
  return `${evidence.source}${page}${words}${why}`;
};
