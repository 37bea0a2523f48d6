import { isStopWord, words } from '../text/index.ts';

const ASKING =
  "(?:who|whom|whose|when|where|what|which|why|how|wer|wem|wen|wessen|wann|wo|was|welche[rnms]?|wie|warum|weshalb|(?:seit|bis|ab) wann|qui|quand|où|combien|pourquoi|comment|quel(?:le)?s?|qu['’]est-ce)";
const BETWEEN = new RegExp(String.raw`[,;]?\s+(?:and|und|et|sowie)\s+(?=${ASKING}(?!\p{L}))`, 'iu');
const BEGINS = new RegExp(String.raw`^\P{L}*(?:\p{L}+\s+){0,2}?${ASKING}(?!\p{L})`, 'iu');

/** What a part that cannot stand alone says: it speaks of what the part before it asked about. */
const POINTS_BACK =
  /(?<!\p{L})(?:it|its|they|their|theirs|them|he|him|his|she|her|this|that|these|those|there|one|ones|es|er|sie|ihm|ihn|ihr\p{L}*|sein\p{L}*|dies\p{L}*|jene\p{L}*|dort|davon|dazu|darin|damit|daran|dafür|dabei|il|elle|ils|elles|lui|leurs?|son|sa|ses|cela|ce|ceci|y|en)(?!\p{L})/iu;
/** "… and which is led by Ruvia": which of those before. */
const ASKS_WHICH_OF_THEM =
  /^\s*(?:which|welche[rs]?|le(?:s)?quel(?:le)?s?)\s+(?:of|von|d['e]|is|are|was|were|has|have|does|do|did|ist|sind|war|waren|wird|werden|hat|haben|est|sont|a|ont)(?!\p{L})/iu;
const FEWEST_WORDS = 2;

/**
 * The questions of "Who leads the mission, and when was it renewed …?" that can each be asked alone, so that one that the record
 * answers is answered although another is not. Empty where there is one question only, or where a later one points back to the
 * first.
 */
export function partsOf(question: string, language: string): string[] {
  const parts = question.trim().replace(/\?+$/u, '').split(BETWEEN);
  if (parts.length < 2 || !parts.every((part) => BEGINS.test(part))) return [];
  if (parts.slice(1).some((part) => POINTS_BACK.test(part) || ASKS_WHICH_OF_THEM.test(part))) return [];
  const enough = parts.every(
    (part) =>
      words(part).filter(({ text }) => text.length > 1 && !isStopWord(text, language)).length >= FEWEST_WORDS,
  );
  return enough ? parts.map((part) => `${part.trim().charAt(0).toUpperCase()}${part.trim().slice(1)}?`) : [];
}
