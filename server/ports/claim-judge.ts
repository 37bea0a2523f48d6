import type { InterfaceLanguage, Marking, Marks } from '../domain/index.ts';
import type { ModelCause } from './model-cause.ts';

/** What a judging model says of a sentence and what it cites. */
export interface Judgement {
  readonly status: 'supported' | 'partial' | 'unsupported' | 'contradicted';
  /** Its own words; as plain text, cut to a line. */
  readonly reason: string;
}

export interface JudgedClaim {
  readonly sentence: string;
  /** The cited passages with title, originator and date: nothing that the asker may not see. */
  readonly evidence: string;
  /** Highest marks of what it cites; where they are absent, an endpoint that is not released for everything is not asked. */
  readonly marks?: Marks;
}

/** Reads sentences beside what they cite and says whether it carries them. Adapters live in server/models. */
export interface ClaimJudge {
  /** e.g. `openai:gpt-oss-20b/judge@1.0`; recorded with the answer. */
  readonly id: string;
  readonly promptVersions: Readonly<Record<string, string>>;
  /** See `Writer`. */
  readonly releasedUpTo?: Marking;
  onBehalfOf?(cause: ModelCause): ClaimJudge;
  /**
   * One call for all the sentences.
   *
   * @returns one a sentence, in their order; null where the model says nothing usable of it
   * @throws AktenlageError `model-*`; aborting the signal ends the call at the model too
   */
  judge(
    claims: readonly JudgedClaim[],
    language: InterfaceLanguage,
    signal: AbortSignal,
  ): Promise<(Judgement | null)[]>;
}
