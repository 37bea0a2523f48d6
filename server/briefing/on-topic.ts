import { matchable, matchStrength } from '../answer/match-terms.ts';
import type { Answer, Citation } from '../domain/index.ts';
import { identifyQuestionLanguage, isStopWord, words } from '../text/index.ts';

/** Share of the topic's words that a source in the topic's own language must hold. */
const SAME_LANGUAGE = 0.4;

/**
 * Tells whether a source speaks of the briefing's topic. The extractive writer ranks sentences by the words of the
 * question, and a section's own words ("next steps", "promised") can outweigh the topic: without this rule a
 * briefing on the mission in Hadrin quoted the date of a river treaty as its next step. Looks at the sentence, its
 * paragraph and the title of its document. Of a source in another language one word of the topic is enough: mostly the names are all that stays.
 */
export function onTopic(
  topic: string,
  language: string,
): (answer: Answer, citation: Citation, sentence: string) => boolean {
  const topicLanguage = identifyQuestionLanguage(topic, language);
  const content = words(topic.replace(/(?<=\p{L})-(?=\p{Lu})/gu, ' '))
    .map((word) => word.text)
    .filter((word) => !isStopWord(word, topicLanguage) && word.length > 1);
  const terms = [...new Set(content)];
  return (answer, citation, sentence) => {
    if (terms.length === 0) return true;
    const passage = answer.retrieved.find(({ passageId }) => passageId === citation.passageId)?.text ?? '';
    const around = `${citation.title}\n${sentence}\n${paragraphOf(citation.quote, passage)}`;
    const text = matchable(around, [...new Set([citation.language, topicLanguage])]);
    const met = terms.filter((term) => matchStrength(term, text) > 0).length;
    return citation.language === topicLanguage ? met >= SAME_LANGUAGE * terms.length : met > 0;
  };
}

/** The lines of the passage in which the quote stands. */
function paragraphOf(quote: string, passage: string): string {
  const at = passage.indexOf(quote);
  if (at < 0) return quote;
  const end = passage.indexOf('\n', at + quote.length);
  return passage.slice(passage.lastIndexOf('\n', at) + 1, end < 0 ? passage.length : end);
}

/** Whether a quote only repeats the title of its document, as subject lines and headings do. */
export function isTitleOnly({ quote, title }: Citation): boolean {
  const [said, named] = [plain(quote), plain(title)];
  return named !== '' && said.endsWith(named) && said.slice(0, -named.length).split(' ').length <= 2;
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
