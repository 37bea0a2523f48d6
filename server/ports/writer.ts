import type { InterfaceLanguage, Marking, Marks, Passage, Report } from '../domain/index.ts';
import type { ModelCause } from './model-cause.ts';

/** A passage as the writer sees it: under a server-made key, never under its id. */
export interface ContextPassage {
  /** Distinctive key such as `p7k3`; the only way to cite. */
  readonly key: string;
  readonly passage: Passage;
  readonly report: Pick<
    Report,
    | 'id'
    | 'title'
    | 'originator'
    | 'publishedOn'
    | 'sourceKey'
    | 'language'
    | 'reliability'
    | 'credibility'
    | 'supersededBy'
    | 'documentNumber'
    | 'marking'
    | 'tlp'
    | 'ownGrade'
  >;
  /** Fused retrieval score, 0–1. */
  readonly score: number;
  /** By how much the evidence of its words counts for its being close in meaning, too; 1 unless given. */
  readonly closeness?: number;
}

export interface WriteRequest {
  readonly question: string;
  readonly questionLanguage: string;
  readonly answerLanguage: InterfaceLanguage;
  /** Day on whose record the answer rests, YYYY-MM-DD. */
  readonly asOf: string;
  /** Best first. Never empty: no evidence means no call. */
  readonly passages: readonly ContextPassage[];
  /** Content words of the question with the weight of evidence each carries, 0–1 (idf over what the asker may see). */
  readonly termWeights?: ReadonlyMap<string, number>;
  /** Short and long forms that the record defines for words of the question. */
  readonly acronyms?: readonly { readonly short: string; readonly long: string }[];
  /** A section of a briefing has room for more than an answer; an answer unless given. */
  readonly purpose?: 'answer' | 'section';
  /** What the author of a briefing wants of the text. Not searched for; a writer that only quotes cannot heed it. */
  readonly instruction?: string;
  /** Of what the instruction repeats of a briefing; absent where it is the author's own words alone. */
  readonly instructionMarks?: Marks;
  /** Sides of a comparison or change, as sub-questions ("Greece", "Turkey"); each should be answered. */
  readonly sides?: readonly string[];
}

/**
 * Text in pieces of any size. Citations are markers in the text, after the sentence they carry:
 * `[p7k3]`, several as `[p7k3, p2m8]`, and with the exact words quoted `[p7k3 "exact words"]`.
 * The constant `NOT_IN_THE_RECORD` alone says that the passages do not hold the answer.
 */
export type WriterChunk =
  | { readonly type: 'text'; readonly text: string }
  /** A whole sentence from a writer that knows its citations without markers (extractive, structured output). */
  | {
      readonly type: 'sentence';
      readonly text: string;
      readonly markers: readonly { readonly key: string; readonly quote?: string }[];
    }
  /** A part of the question that the passages do not hold, from a writer that knows its parts without markers. */
  | { readonly type: 'not-answered'; readonly text: string }
  | { readonly type: 'usage'; readonly inputTokens: number; readonly outputTokens: number };

/** One sentence that did not pass its check, to be written once more. */
export interface RepairRequest {
  readonly question: string;
  readonly answerLanguage: InterfaceLanguage;
  /** Those that the sentence cites, or all where it cites none. Never empty. */
  readonly passages: readonly ContextPassage[];
  /** As the writer wrote it, with its markers. */
  readonly sentence: string;
  /** What is wrong with it, in the language of the answer. */
  readonly reason: string;
}

/**
 * What a writer puts on the last line, behind this word, when the passages hold only a part of the answer: the part that
 * they do not hold.
 */
export const NOT_ANSWERED = 'NOT_ANSWERED';

export const NOT_IN_THE_RECORD = 'NOT_IN_THE_RECORD';

export interface Writer {
  /** e.g. `extractive-1`, `openai:gpt-oss-20b`. */
  readonly id: string;
  readonly kind: 'extractive' | 'language-model';
  /** `promptId` → `version@hash` of the prompts this writer uses. */
  readonly promptVersions: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
  /** Up to which grade it may be given passages; absent where nothing leaves this process. */
  readonly releasedUpTo?: Marking;
  /** The same, for this asker and answer: its calls are on record so. Absent where none are recorded. */
  onBehalfOf?(cause: ModelCause): Writer;
  /**
   * @throws AktenlageError `model-*`; aborting the signal ends the call at the model too.
   */
  write(request: WriteRequest, signal: AbortSignal): AsyncIterable<WriterChunk>;
  /**
   * Writes that one sentence again, in the form of `write`; `NOT_IN_THE_RECORD` takes it back. Absent where words are
   * the sources' own.
   *
   * @throws as `write`
   */
  repair?(request: RepairRequest, signal: AbortSignal): Promise<string>;
}
