import { isStopWord, splitSentences, translateWord, words } from '../../text/index.ts';
import { type MatchableText, matchable, matchTranslated, type Variants } from '../match-terms.ts';

/** What the rules compare with what. */
export interface SourceText {
  readonly passage: string;
  readonly language: string;
}

/** The sentence of the evidence on which a claim seems to rest. */
export interface Aligned {
  readonly sentence: string;
  /** The clauses of it that speak of what the claim speaks of, joined. */
  readonly clauses: string;
  readonly language: string;
  /** Share of the claim's content words found in the sentence, 0–1. */
  readonly share: number;
}

/** A comma before these words opens a clause that the words before it govern ("bestritt, dass …"): no boundary. */
const BOUNDARY =
  /[;:–—]\s|,\s(?!(?:dass|ob|wenn|falls|sofern|that|whether|if|unless)\b)|\s(?:und|aber|sondern|während|nachdem|weil|and|but|while|whereas|after|because)\s/iu;
/** Share of a clause's content words that must be the claim's for its cues to count. */
const CLAUSE_SHARED = 0.34;

/** Content words of a text. */
export const contentOf = (text: string, language: string): string[] =>
  words(text)
    .map((word) => word.text)
    .filter((word) => !isStopWord(word, language));

/** Translations of the content words by the house glossary; empty within one language. */
export function variantsOf(content: readonly string[], from: string, to: string): Variants {
  return new Map(from === to ? [] : content.map((word) => [word, translateWord(word, from, to)]));
}

export const shareOf = (content: readonly string[], text: MatchableText, variants: Variants): number =>
  content.length === 0
    ? 0
    : content.reduce((sum, word) => sum + matchTranslated(word, text, variants), 0) / content.length;

/** A sentence nearly as close as the best may be the one that the claim rests on. */
const NEARLY = 0.85;

/** The closest sentence of all passages and those nearly as close, best first; empty when nothing is shared. */
export function align(claim: string, claimLanguage: string, sources: readonly SourceText[]): Aligned[] {
  const content = contentOf(claim, claimLanguage);
  const found: Aligned[] = [];
  for (const { passage, language } of sources) {
    const variants = variantsOf(content, claimLanguage, language);
    for (const span of splitSentences(passage, language)) {
      const sentence = passage.slice(span.start, span.end);
      const share = shareOf(content, matchable(sentence, [language]), variants);
      if (share > 0) found.push({ sentence, clauses: sentence, language, share });
    }
  }
  const best = Math.max(0, ...found.map(({ share }) => share));
  return found
    .filter(({ share }) => share >= NEARLY * best)
    .sort((a, b) => b.share - a.share)
    .map((one) => ({ ...one, clauses: clausesOf(one, claim, claimLanguage) }));
}

export const splitClauses = (sentence: string): string[] => sentence.split(BOUNDARY);

/** Clauses that share words with the claim; the whole sentence where none stands out. */
function clausesOf({ sentence, language }: Aligned, claim: string, claimLanguage: string): string {
  const wanted = matchable(claim, [claimLanguage]);
  const kept = splitClauses(sentence).filter((clause) => {
    const content = contentOf(clause, language);
    return shareOf(content, wanted, variantsOf(content, language, claimLanguage)) >= CLAUSE_SHARED;
  });
  return kept.length === 0 ? sentence : kept.join(' | ');
}
