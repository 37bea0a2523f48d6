import { matchable, matchStrength } from '../answer/match-terms.ts';
import type { Answer, Citation } from '../domain/index.ts';
import { identifyQuestionLanguage, isStopWord, otherNames, words } from '../text/index.ts';

/** Share of the topic's terms that a source in the topic's own language must hold. */
const SAME_LANGUAGE = 0.4;
/** … and that is asked for where a question hardly asks for anything else: one beside three terms, all of fewer. */
export const NEARLY_ALL = 0.75;

/**
 * Tells whether a source speaks of the briefing's topic. The extractive writer ranks sentences by the words of the
 * question, and a section's own words ("next steps", "promised") can outweigh the topic: without this rule a
 * briefing on the mission in Hadrin quoted the date of a river treaty as its next step. Looks at the sentence, its
 * paragraph and the title of its document. Of a source in another language one word of the topic is enough: mostly the names are all that stays.
 */
export function onTopic(
  topic: string,
  language: string,
  share: number = SAME_LANGUAGE,
): (
  answer: { readonly retrieved: readonly Pick<Answer['retrieved'][number], 'passageId' | 'text'>[] },
  citation: Pick<Citation, 'passageId' | 'title' | 'quote' | 'language'>,
  sentence: string,
) => boolean {
  const topicLanguage = identifyQuestionLanguage(topic, language);
  const terms = termsOf(topic, topicLanguage);
  // Where nearly all of it has to be met, "the United States" speaks of a topic that says "US". Where one word may be enough, a
  // name in other words would be that word too easily.
  const names = share > SAME_LANGUAGE ? otherNames(topic) : new Map<string, readonly string[]>();
  return (answer, citation, sentence) => {
    if (terms.length === 0) return true;
    const passage = answer.retrieved.find(({ passageId }) => passageId === citation.passageId)?.text ?? '';
    const around = `${citation.title}\n${sentence}\n${paragraphOf(citation.quote, passage)}`;
    const text = matchable(around, [...new Set([citation.language, topicLanguage])]);
    const isSaid = (word: string): boolean => matchStrength(word, text) > 0;
    const isMet = (word: string): boolean =>
      isSaid(word) || (names.get(word) ?? []).some((name) => words(name).every((part) => isSaid(part.text)));
    if (citation.language !== topicLanguage) return terms.flat(2).some(isMet);
    return terms.filter((term) => isTermMet(term, isMet)).length >= share * terms.length;
  };
}

/** A word, or a name of several; each of them whole or joined by hyphens. */
type Term = readonly (readonly string[])[];

/** "Mid-Sea Interconnector with Maroa" → [[Mid, Sea], [Interconnector]], [[Maroa]]: capitalised neighbours are one name. */
function termsOf(topic: string, language: string): Term[] {
  const terms: string[][][] = [];
  let end = Number.NaN;
  for (const match of topic.matchAll(/[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu)) {
    const parts = words(match[0].replaceAll('-', ' ')).map(({ text }) => text);
    const isName = /^\p{Lu}/u.test(match[0]);
    const follows = isName && topic.slice(end, match.index).trim() === '' && match.index > end;
    end = isName ? match.index + match[0].length : Number.NaN;
    if (parts.length === 0 || (parts.length === 1 && (isStopWord(match[0], language) || match[0].length < 2)))
      continue;
    const last = terms.at(-1);
    if (follows && last !== undefined) last.push(parts);
    else terms.push([parts]);
  }
  return terms;
}

/**
 * Of a name the last word and half of the others ("Teska Water Treaty" is met by "Teska … treaty", "Mid-Sea Interconnector"
 * not by "Mid-Sea Compact"); of what is joined by hyphens, every part.
 */
function isTermMet(term: Term, isMet: (word: string) => boolean): boolean {
  const met = term.map((parts) => parts.every(isMet));
  return met.at(-1) === true && met.filter(Boolean).length >= term.length / 2;
}

/** The lines of the passage in which the quote stands. */
function paragraphOf(quote: string, passage: string): string {
  const at = passage.indexOf(quote);
  if (at < 0) return quote;
  const end = passage.indexOf('\n', at + quote.length);
  return passage.slice(passage.lastIndexOf('\n', at) + 1, end < 0 ? passage.length : end);
}

/** Whether a quote only repeats the title of its document, as subject lines and headings do. */
export function isTitleOnly({ quote, title }: Pick<Citation, 'quote' | 'title'>): boolean {
  const [said, named] = [plain(quote), plain(title)];
  return named !== '' && said.endsWith(named) && said.slice(0, -named.length).split(' ').length <= 2;
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
