import { matchable, matchStrength } from '../answer/match-terms.ts';
import type { InterfaceLanguage } from '../domain/index.ts';
import { isStopWord, words } from '../text/index.ts';

/**
 * What guiding questions ask for, and the words in which reports say it. The first word stands in the question. Only words
 * that mean the same wherever they stand: "Abstimmung" is a vote and "in Abstimmung mit" is none, so it is not among them.
 */
const OTHER_WORDS: Record<
  InterfaceLanguage,
  readonly (readonly [asked: string, others: readonly string[]])[]
> = {
  de: [
    ['gilt', ['in Kraft']],
    ['vereinbart', ['Vereinbarung', 'Einigung', 'unterzeichnet']],
    ['beschlossen', ['Beschluss', 'angenommen', 'gebilligt']],
    ['entschieden', ['Entscheidung', 'Beschluss']],
    ['vorgeschlagen', ['Vorschlag', 'Entwurf']],
    ['fordert', ['verlangt', 'Forderung']],
    ['ablehnen', ['Ablehnung', 'zurückweisen']],
    ['abgelehnt', ['Ablehnung', 'zurückgewiesen']],
    ['kritisiert', ['Kritik', 'bemängelt']],
    ['strittig', ['umstritten', 'uneinig']],
    ['unsicher', ['ungewiss', 'Risiko']],
    ['Risiko', ['Gefahr', 'gefährdet']],
    ['vorgesehen', ['geplant', 'Zeitplan']],
    ['wahrscheinlich', ['voraussichtlich', 'erwartet']],
    ['Kosten', ['Millionen Euro', 'Milliarden Euro']],
    ['Zustimmung', ['Ratifizierung', 'Ratifikation']],
    ['Verhandlungen', ['verhandelt', 'Gespräche']],
  ],
  en: [
    ['current', ['in force']],
    ['agreed', ['agreement', 'signed']],
    ['decided', ['decision', 'adopted', 'approved']],
    ['proposed', ['proposal', 'draft']],
    ['demands', ['called for', 'insisted']],
    ['wants', ['seeks', 'called for']],
    ['rejects', ['refused', 'opposed']],
    ['opposes', ['rejected', 'opposed']],
    ['supports', ['endorsed', 'backed']],
    ['disputed', ['dispute', 'controversial']],
    ['uncertain', ['unclear', 'risk']],
    ['risk', ['danger', 'threat']],
    ['planned', ['scheduled', 'intends']],
    ['cost', ['million', 'billion']],
    ['approval', ['ratification', 'ratified']],
  ],
};

/** Whose position it is would be lost with the words: "was haben wir zugesagt" is not "Zusage". */
const OWN = /(?<!\p{L})(?:wir|uns|unser\p{L}*|we|us|our)(?!\p{L})/iu;

/**
 * Narrower questions for one that the record hardly answers: the topic and one other word for what was asked, the best first.
 * None where the question asks for something that has no other word here, or for one's own position.
 */
export function otherWords(
  question: string,
  { topic, language }: { readonly topic: string; readonly language: InterfaceLanguage },
): string[] {
  const asked = textOf(question.replaceAll(topic, ' '));
  const named = textOf(topic);
  if (OWN.test(question.replaceAll(topic, ' '))) return [];
  const others = OTHER_WORDS[language].find(([word]) => asked.includes(word.toLowerCase()))?.[1] ?? [];
  return others
    .filter((other) => !textOf(other).some((word) => named.includes(word)))
    .map((other) => `${topic}: ${other}?`);
}

/** The words that a sub-question asks beside the topic. */
export function ownWords(question: string, topic: string, language: string): string[] {
  const named = textOf(topic);
  return textOf(question).filter((word) => !named.includes(word) && !isStopWord(word, language));
}

/**
 * Whether a sentence says what a sub-question asks for, in its own words: an answer to one of a few words otherwise says
 * anything about the topic. Of a question of one or two words all of them are needed, of a longer one half.
 */
export function saysWhatIsAsked(
  question: string,
  { topic, language }: { readonly topic: string; readonly language: string },
): (sentence: string) => boolean {
  const own = ownWords(question, topic, language);
  const phrase = textOf(question.replaceAll(topic, ' '));
  // "In force" is not any force: with the small word it has to stand as it is.
  if (phrase.length === 2 && own.length === 1) {
    return (sentence) => ` ${textOf(sentence).join(' ')} `.includes(` ${phrase.join(' ')} `);
  }
  const needed = own.length <= 2 ? own.length : own.length / 2;
  return (sentence) => {
    const text = matchable(sentence, [language]);
    return own.filter((word) => matchStrength(word, text) > 0).length >= needed;
  };
}

const textOf = (text: string): string[] => words(text).map((word) => word.text.toLowerCase());
