import { describe, expect, it } from 'vitest';
import { partsOf } from './question-parts.ts';

describe('partsOf', () => {
  it.each([
    [
      'Who leads the harbour office, and when was the pier of Halm opened?',
      'en',
      ['Who leads the harbour office?', 'When was the pier of Halm opened?'],
    ],
    [
      'Wer leitet das Hafenamt und wie viele Fähren baut die Werft von Anlund?',
      'de',
      ['Wer leitet das Hafenamt?', 'Wie viele Fähren baut die Werft von Anlund?'],
    ],
    [
      'Qui dirige le port et combien de navires possède la flotte ?',
      'fr',
      ['Qui dirige le port?', 'Combien de navires possède la flotte?'],
    ],
    [
      'What did Ruvia offer, and what did Tolmar demand and when did the talks end?',
      'en',
      ['What did Ruvia offer?', 'What did Tolmar demand?', 'When did the talks end?'],
    ],
  ])('%s', (question, language, parts) => expect(partsOf(question, language)).toEqual(parts));

  it.each([
    ['When and where does the council meet?', 'en'],
    ['Who leads the office and what does he say about the pier?', 'en'],
    ['Wer leitet das Hafenamt und was sagt er zur Werft?', 'de'],
    ['What did Ruvia and Tolmar agree on?', 'en'],
    ['How do Ruvia and Tolmar differ?', 'en'],
    ['The harbour and who pays for the pier', 'en'],
    ['Wann begann die Sitzung und wann endete sie?', 'de'],
    ['How many sectors does the mission have and which is led by Ruvia?', 'en'],
    ['Wie viele Sektoren hat die Mission und welcher wird von Ruvien geleitet?', 'de'],
  ])('one question: %s', (question, language) => expect(partsOf(question, language)).toEqual([]));
});
