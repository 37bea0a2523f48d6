import type { TermNote } from '../../domain/index.ts';
import { identifyQuestionLanguage } from '../../text/index.ts';
import { matchable } from '../match-terms.ts';
import { contentOf, shareOf } from './align.ts';
import { findConfidence, findLikelihood, type LikelihoodTerm, sameBand } from './likelihood.ts';

/** Share of each sentence's content words found in the other from which both speak of the same statement. */
const SAME_STATEMENT = 0.6;
/** Fewer content words say too little to be the same statement. */
const FEWEST = 3;

interface Read {
  readonly text: string;
  readonly language: string;
  readonly terms: readonly LikelihoodTerm[];
  /** Content words, those of likelihood left out. */
  readonly content: readonly string[];
}

/**
 * Notes on how a text speaks of likelihood. `mixed`: a confidence level and a likelihood in one sentence, which ICD 203
 * forbids even where each has its own clause. `synonyms`, `scales`, `bands`: of one statement two words for the same
 * band, words of different rows, words for different bands. Sources are never altered: it is for who edits to decide.
 */
export function noteTerms(sentences: readonly string[], fallback: string): TermNote[] {
  const read = sentences.map((text) => readSentence(text, fallback));
  const notes = read.flatMap(mixed);
  for (const [index, later] of read.entries()) {
    for (const earlier of read.slice(0, index)) {
      const note = differing(earlier, later);
      if (note !== null) {
        notes.push(note);
        // One note a sentence: a third word for the same statement is seen with the second.
        break;
      }
    }
  }
  return notes;
}

/**
 * Notes on an answer. The sentences of different sources share no house style: word for word they are held against
 * themselves alone, those of a model against each other.
 */
export function notesOn(
  claims: readonly { readonly text: string }[],
  writer: 'extractive' | 'language-model',
  language: string,
): TermNote[] {
  const sentences = claims.map(({ text }) => text);
  if (writer === 'language-model') return noteTerms(sentences, language);
  return sentences.flatMap((text) => mixed(readSentence(text, language)));
}

function readSentence(text: string, fallback: string): Read {
  const language = identifyQuestionLanguage(text, fallback);
  const terms = findLikelihood(text, language).filter(({ weak }) => !weak);
  const bare = terms.reduce((rest, { words }) => rest.replace(words, ' '), text);
  return { text, language, terms, content: contentOf(bare, language) };
}

function mixed({ text, language, terms: [term] }: Read): TermNote[] {
  const confidence = findConfidence(text, language);
  if (confidence === null || term === undefined) return [];
  return [{ kind: 'mixed', terms: [confidence, term.words], sentence: text }];
}

function differing(earlier: Read, later: Read): TermNote | null {
  const [one, other] = [earlier.terms[0], later.terms[0]];
  if (one === undefined || other === undefined || one.term === other.term) return null;
  // Across languages two words are a translation, not two terms.
  if (earlier.language !== later.language || !sameStatement(earlier, later)) return null;
  const note = { terms: [one.words, other.words], sentence: later.text };
  if (!sameBand(one, other)) return { kind: 'bands', ...note };
  const apart = one.scales.length > 0 && other.scales.length > 0;
  if (apart && !one.scales.some((scale) => other.scales.includes(scale))) return { kind: 'scales', ...note };
  return { kind: 'synonyms', ...note };
}

function sameStatement(one: Read, other: Read): boolean {
  if (Math.min(one.content.length, other.content.length) < FEWEST) return false;
  const found = (content: readonly string[], { text, language }: Read): number =>
    shareOf(content, matchable(text, [language]), new Map());
  return found(one.content, other) >= SAME_STATEMENT && found(other.content, one) >= SAME_STATEMENT;
}
