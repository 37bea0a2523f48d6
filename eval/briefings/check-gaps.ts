import { matchable, matchStrength } from '../../server/answer/match-terms.ts';
import { searchPassages } from '../../server/answer/search-passages.ts';
import { type Briefing, LOCAL_ASKER } from '../../server/domain/index.ts';
import type { Services } from '../../server/services.ts';
import { isStopWord, splitSentences, words } from '../../server/text/index.ts';

/** A gap, and the sentences of the record that might answer it after all: for a person to read. */
export interface CheckedGap {
  readonly section: string;
  readonly question: string;
  /** False where a sentence holds every word of the question that the topic does not hold, and half of the topic's. */
  readonly isTrue: boolean;
  readonly nearest: readonly {
    readonly sourceKey: string;
    readonly sentence: string;
    readonly share: number;
  }[];
}

const READ_PASSAGES = 50;
const SHOWN = 3;

/**
 * Holds the gaps against the record without the answering path's own thresholds: all the words of the question in one
 * sentence of what the search finds. Words only: what it calls true still has to be read.
 */
export async function checkGaps(services: Services, briefing: Briefing): Promise<CheckedGap[]> {
  const checked: CheckedGap[] = [];
  for (const { section, question, reason } of briefing.gaps) {
    if (reason !== undefined) continue;
    const found = await searchPassages(services, {
      asker: LOCAL_ASKER,
      question: { question, asOf: briefing.asOf },
      limit: READ_PASSAGES,
    });
    const topic = termsOf(briefing.topic, briefing.language);
    const asked = termsOf(question, briefing.language).filter((word) => !topic.includes(word));
    const near = found.passages
      .flatMap(({ sourceKey, text }) =>
        splitSentences(text).map(({ start, end }) => {
          const sentence = text.slice(start, end);
          const read = matchable(sentence, [briefing.language]);
          const met = (word: string): boolean => matchStrength(word, read) > 0;
          const own = asked.length === 0 ? 0 : asked.filter(met).length / asked.length;
          const ofTopic = topic.length === 0 ? 1 : topic.filter(met).length / topic.length;
          return { sourceKey, sentence: sentence.trim(), own, share: (own + ofTopic) / 2, ofTopic };
        }),
      )
      .sort((a, b) => b.share - a.share);
    checked.push({
      section,
      question,
      isTrue: !near.some(({ own, ofTopic }) => own === 1 && ofTopic >= 0.5),
      nearest: near.slice(0, SHOWN).map(({ sourceKey, sentence, share }) => ({ sourceKey, sentence, share })),
    });
  }
  return checked;
}

const termsOf = (text: string, language: string): string[] => [
  ...new Set(
    words(text)
      .map(({ text: word }) => word.toLowerCase())
      .filter((word) => word.length > 1 && !isStopWord(word, language)),
  ),
];
