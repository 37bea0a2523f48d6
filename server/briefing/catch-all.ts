import { isStopWord, words } from '../text/index.ts';

/** What asks for the present state of things and for nothing in particular. */
const STATE = new Set(
  'gilt gelten derzeit aktuell aktuelle aktueller gegenwärtig stand lage sachstand neues current currently state status situation present latest now'.split(
    ' ',
  ),
);

/**
 * Whether a question asks for nothing but the topic and how it stands: "Was gilt derzeit: …?", "What is the current state:
 * …?". The record is not silent on it as long as it says anything on the topic.
 */
export function isCatchAll(question: string, topic: string, language: string): boolean {
  const ofTopic = new Set(words(topic).map(({ text }) => text.toLowerCase()));
  return words(question)
    .map(({ text }) => text.toLowerCase())
    .every((word) => ofTopic.has(word) || STATE.has(word) || isStopWord(word, language));
}
