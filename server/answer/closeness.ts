import type { Embedder } from '../ports/embedder.ts';
import type { WriteRequest } from '../ports/writer.ts';
import { isSentence } from './row-text.ts';
import type { Candidate } from './select-sentences.ts';

/**
 * A passage that has the question's words and is about something else loses some of the evidence of its words; one that says
 * it in other words gains a little. Answered / refused without the passage that answers, XQuAD (one quarter): en 91.6 / 90.3 →
 * 90.6 / 96.6, de 84.2 / 93.6 → 83.9 / 96.0.
 */
const OF_PASSAGE = { slope: 1, least: 0.5, most: 1.1 };
/**
 * The same of a sentence. XQuAD en 90.6 / 96.6 → 90.3 / 99.3; CLAPNQ, where the passages are about the question and do not
 * answer it, balanced accuracy .69 → .76. It says nothing in German (the model reads English).
 */
const OF_SENTENCE = { slope: 2, least: 0.3, most: 1.5 };

/**
 * Across languages, where cosines are lower and say little: what words that are met by one of their translations are worth. One
 * quarter of XQuAD, answered / refused without the passage that answers, with the house glossary alone: de→en 42.6 / 94.3 →
 * 38.9 / 95.3, en→de 45.6 / 93.6 → 41.9 / 95.0; with .9 34.9 / 96.3 and 37.2 / 96.0.
 */
const ACROSS = 0.95;

/** What the figure asked for keeps at least, beside what it counts: "puts the cost at 2.35 billion" does not say again of what. */
const FIGURE_KEEPS = 0.8;

/** How much the cosine of a sentence counts for the order (XQuAD en, of the five best the answer stands in the first 82.4 → 84.6 %). */
const ORDER = 0.2;

/** Sentences that are read by the model, the best by their words: 8 ms; with twelve it is 22 ms and no better. */
const READ = 5;

const factor = ({ slope, least, most }: typeof OF_PASSAGE, cosine: number, middle: number): number =>
  Math.min(most, Math.max(least, 1 + slope * (cosine - middle)));

/**
 * What share of the evidence of its words a passage keeps. 1 for models whose cosines were not measured.
 *
 * @param cosine of question and passage; where it is not among the nearest, that of the farthest of these
 */
export function closenessOf(
  { evidentCosine }: Pick<Embedder, 'evidentCosine'>,
  language: string,
  passageLanguage: string,
  cosine: number | undefined,
): number {
  if (language !== passageLanguage) return ACROSS;
  const middle = evidentCosine?.passage[language];
  return middle === undefined || cosine === undefined ? 1 : factor(OF_PASSAGE, cosine, middle);
}

/** Evidence and order of candidates with what the embedder says of the sentences themselves; sorted anew. */
export type Reread = (candidates: readonly Candidate[]) => Candidate[];

/** What the kind of thing asked for means to the sentences. */
export interface KindNeeded {
  /** It asks for a number, a day, a place, who holds an office: a sentence without one gains nothing. */
  readonly needsKind: boolean;
  /** It asks who did a deed: "nobody could be named" has few words of that. */
  readonly keepsKind: boolean;
}

/** For where nothing is known of sentences. */
export const asTheyAre: Reread = (candidates) => [...candidates];

/**
 * Reads the best sentences beside the question. Whatever the list that is given to the result, a sentence that was not read
 * gains nothing, and loses what the closest of those read lost.
 *
 * @param candidates best first
 * @throws AktenlageError `embedder-unavailable`
 */
export async function rereadSentences(
  embedder: Embedder,
  { question, questionLanguage }: WriteRequest,
  { needsKind, keepsKind }: KindNeeded,
  candidates: readonly Candidate[],
  signal: AbortSignal,
): Promise<Reread> {
  const middle = embedder.evidentCosine?.sentence[questionLanguage];
  if (middle === undefined) return asTheyAre;
  const best = candidates.slice(0, READ).filter(({ entry }) => entry.passage.language === questionLanguage);
  if (best.length === 0) return asTheyAre;
  const [asked, sentences] = await Promise.all([
    embedder.embedQuery(question, signal),
    embedder.embedPassages(
      best.map(({ text }) => text),
      signal,
      best.map(({ entry: { report } }) => ({ marking: report.marking, tlp: report.tlp })),
    ),
  ]);
  const cosines = new Map(
    best.map((candidate, index) => [keyOf(candidate), cosine(asked, sentences[index] ?? asked)]),
  );
  const keptBy = (candidate: Candidate, own: number): number => {
    const whole = factor(OF_SENTENCE, own, middle);
    if (candidate.figure !== null || (keepsKind && candidate.ofKind)) return Math.max(FIGURE_KEEPS, whole);
    return needsKind && !candidate.ofKind ? Math.min(1, whole) : whole;
  };
  const lost = factor(OF_SENTENCE, Math.max(...cosines.values()), middle);
  const least = Math.min(...cosines.values());
  return (all) =>
    all
      .map((candidate) => {
        const own = cosines.get(keyOf(candidate));
        if (own === undefined && (lost >= 1 || !isReadable(candidate, questionLanguage))) return candidate;
        const kept = own === undefined ? lost : keptBy(candidate, own);
        const gained = own === undefined ? 0 : ORDER * (own - least);
        return revalued(candidate, Math.min(1, candidate.evidence * kept), candidate.score + gained);
      })
      .sort((a, b) => b.score - a.score || a.start - b.start);
}

/** A copy that still reads its figures only when they are asked for. */
const revalued = (candidate: Candidate, evidence: number, score: number): Candidate =>
  Object.defineProperties({} as Candidate, {
    ...Object.getOwnPropertyDescriptors(candidate),
    evidence: { value: evidence, enumerable: true },
    score: { value: score, enumerable: true },
  });

const keyOf = ({ entry, start, end }: Candidate): string => `${entry.passage.id}:${start}:${end}`;

/** Rows of tables and text of another language have other cosines than the sentences on which these were measured. */
const isReadable = ({ entry, text, rows }: Candidate, language: string): boolean =>
  entry.passage.language === language && !rows && isSentence(text);

/** Of unit vectors. */
const cosine = (one: Float32Array, other: Float32Array): number =>
  one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
