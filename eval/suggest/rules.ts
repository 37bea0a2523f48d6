import type { Passage, Report } from '../../server/domain/index.ts';
import { findFigures, isStopWord, splitSentences, words } from '../../server/text/index.ts';
import { tableDraft } from './table-draft.ts';

export type DraftKind = 'date' | 'number' | 'position' | 'table';

/** A question that a sentence of the record answers. */
export interface Draft {
  readonly kind: DraftKind;
  readonly question: string;
  /** Verbatim from the passage. */
  readonly quote: string;
  /** What an answer has to state; `null` where only a person can say. */
  readonly fact: string | null;
  readonly language: 'de' | 'en';
  readonly page: number | null;
}

const MIN_LENGTH = 40;
const MAX_LENGTH = 320;

const SAID = {
  en: /^(?<who>(?:[\p{Lu}][\p{L}.'’-]*\s+(?:of\s+|the\s+|for\s+)?){1,6})(?:said|stated|stressed|argued|warned|demanded|announced|declared|insisted|called for|rejected|wants)\b/u,
  de: /^(?<who>(?:[\p{Lu}][\p{L}.’-]*\s+(?:der\s+|des\s+|von\s+)?){1,6})(?:sagte|erklärte|betonte|forderte|fordert|warnte|kündigte|verlangte|verlangt|lehnte|wies|bezeichnete)\b/u,
} as const;

/** What is counted: a German noun; in English up to three words that end in a plural ("heavy weapons systems"). */
const UNIT = {
  de: /^\s+(?<unit>\p{Lu}\p{L}{2,})/u,
  en: /^\s+(?<unit>(?:\p{Ll}{3,} ){0,2}(?:\p{Ll}{2,}[^s\W]s|people|men|women|children|percent))\b/u,
} as const;

/** Drafts by rules, without a model: dates, numbers with a unit, positions of speakers, rows of tables. */
export function draftsOf(passage: Passage, report: Report): Draft[] {
  const language = passage.language === 'de' ? 'de' : 'en';
  // The rules know German and English alone.
  if (passage.language !== 'de' && passage.language !== 'en') return [];
  const page = passage.pageFrom;
  const sentences = splitSentences(passage.text, language).map(({ start, end }) =>
    passage.text.slice(start, end).trim(),
  );
  return sentences.flatMap((sentence) => {
    const row = tableDraft(sentence, report.title, language);
    const found = row === null ? sentenceDraft(sentence, language) : { ...row, kind: 'table' as const };
    return found === null ? [] : [{ ...found, quote: sentence, language, page }];
  });
}

type Found = Pick<Draft, 'kind' | 'question' | 'fact'>;

function sentenceDraft(sentence: string, language: 'de' | 'en'): Found | null {
  if (
    sentence.length < MIN_LENGTH ||
    sentence.length > MAX_LENGTH ||
    /[:?]$/u.test(sentence) ||
    sentence.includes('\n')
  ) {
    return null;
  }
  return position(sentence, language) ?? numberOf(sentence, language) ?? dateOf(sentence, language);
}

function position(sentence: string, language: 'de' | 'en'): Found | null {
  const match = SAID[language].exec(sentence);
  const who = match?.groups?.who?.trim();
  if (match === null || who === undefined || isStopWord(who.toLowerCase(), language)) return null;
  const topic = topicOf(sentence.slice(match[0].length), language, 2);
  if (topic === null) return null;
  return {
    kind: 'position',
    question: language === 'de' ? `Was sagte ${who} zu ${topic}?` : `What did ${who} say about ${topic}?`,
    fact: null,
  };
}

function numberOf(sentence: string, language: 'de' | 'en'): Found | null {
  for (const figure of findFigures(sentence)) {
    if (figure.kind !== 'number') continue;
    const unit = UNIT[language].exec(sentence.slice(figure.end))?.groups?.unit;
    if (unit === undefined || unit.split(' ').some((word) => isStopWord(word.toLowerCase(), language)))
      continue;
    const rest = `${sentence.slice(0, figure.start)} ${sentence.slice(figure.end + unit.length + 1)}`;
    const topic = topicOf(rest, language, 3);
    if (topic === null) continue;
    return {
      kind: 'number',
      question:
        language === 'de'
          ? `Wie viele ${unit} nennt der Bestand zu ${topic}?`
          : `How many ${unit} does the record give for ${topic}?`,
      fact: `${figure.raw.trim()} ${unit}`,
    };
  }
  return null;
}

function dateOf(sentence: string, language: 'de' | 'en'): Found | null {
  const date = findFigures(sentence).find(
    ({ kind, raw }) => kind === 'date' && /\d{4}/u.test(raw) && /\p{L}|\.\d/u.test(raw),
  );
  if (date === undefined) return null;
  const topic = topicOf(`${sentence.slice(0, date.start)} ${sentence.slice(date.end)}`, language, 4);
  if (topic === null) return null;
  return {
    kind: 'date',
    question:
      language === 'de'
        ? `Welches Datum nennt der Bestand zu ${topic}?`
        : `Which date does the record give for ${topic}?`,
    fact: date.raw.trim(),
  };
}

/** The first telling words of a sentence: names and long words, in their order. `null` where there are too few. */
function topicOf(text: string, language: 'de' | 'en', count: number): string | null {
  const telling = words(text)
    .map(({ text: word }) => word)
    .filter((word) => !isStopWord(word.toLowerCase(), language) && !/\d/u.test(word))
    .filter((word) =>
      language === 'de' ? /^\p{Lu}/u.test(word) : word.length >= 5 || /^\p{Lu}/u.test(word),
    );
  const [first] = telling;
  if (first === undefined || telling.length < Math.min(2, count)) return null;
  return [...new Set(telling)].slice(0, count).join(language === 'de' ? ', ' : ', ');
}
