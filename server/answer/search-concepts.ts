import { type SearchConcept, type SearchWord, STEMMED_LANGUAGES } from '../ports/search-concept.ts';
import type { Translator } from '../ports/translator.ts';
import {
  type Figure,
  isStopWord,
  monthNames,
  nameSpellings,
  statesOfCapital,
  type WrittenDate,
  words,
} from '../text/index.ts';
import type { QuestionAnalysis } from './analyse-question.ts';

/** Words of the corpus searched for beside a word of the question, and beside a translation of it. */
const NEIGHBOURS = { own: 10, translated: 4, foreign: 6 };
/** Least weight of a translation beside which related words are searched for: each costs three looks into the vocabulary. */
const CERTAIN = 0.5;
const MOST_TRANSLATIONS = 10;
/** Another spelling of a name is the name, but a rule may have spelt another one. */
const RESPELT = 0.9;
/** "Athen" may be said of the Greek government. */
const GOVERNMENT = 0.4;
/** A word of a name of several, and the length from which it is hardly another's. */
const PART_OF_NAME = 0.4;
const LONG = 12;
/** Least weight of a translation that is searched for. */
const LEAST = 0.1;

/** Everything that the question asks for, each with the words of every language that may name it. */
export function conceptsOf(analysis: QuestionAnalysis, translator: Translator): SearchConcept[] {
  return [
    ...analysis.terms.map((term) => ({ term, words: wordsFor(term, analysis, translator) })),
    ...analysis.figures.flatMap((figure) => figureConcepts(figure, analysis, translator)),
  ];
}

function wordsFor(term: string, analysis: QuestionAnalysis, translator: Translator): SearchWord[] {
  const found: SearchWord[] = [{ word: term, language: 'other', weight: 1, own: true, neighbours: 0 }];
  for (const language of STEMMED_LANGUAGES) {
    if (language === analysis.language) {
      found.push({ word: term, language, weight: 1, own: true, neighbours: NEIGHBOURS.own });
      continue;
    }
    const translations = translator
      .translate(term, analysis.language, language)
      .filter(({ weight }) => weight >= LEAST)
      .slice(0, MOST_TRANSLATIONS);
    for (const { word, weight } of translations)
      found.push({
        word,
        language,
        weight,
        own: false,
        neighbours: weight >= CERTAIN ? NEIGHBOURS.translated : 0,
      });
    // A name or a word that both languages share; with a translation at hand it is less likely to be that.
    const shared = translations.length === 0 ? 1 : analysis.names.includes(term) ? 0.7 : 0.5;
    if (!isStopWord(term, language))
      found.push({
        word: term,
        language,
        weight: shared,
        own: false,
        neighbours: translations.length === 0 ? NEIGHBOURS.foreign : 0,
      });
  }
  for (const word of nameSpellings(term))
    for (const language of STEMMED_LANGUAGES)
      found.push({ word, language, weight: RESPELT, own: true, neighbours: 0 });
  for (const name of analysis.otherNames.get(term) ?? []) found.push(...wordsOfName(name, RESPELT));
  for (const name of statesOfCapital(term)) found.push(...wordsOfName(name, GOVERNMENT));
  return found;
}

/** Short names and long compounds are the name; one word of several may be another's. */
function wordsOfName(name: string, weight: number): SearchWord[] {
  const parts = name.split(/[\s’'-]+/u).filter((part) => !isStopWord(part));
  return parts.flatMap((word) =>
    [...STEMMED_LANGUAGES, 'other' as const].map((language) => ({
      word,
      language,
      weight: parts.length === 1 || word.length >= LONG ? weight : PART_OF_NAME,
      own: true,
      neighbours: 0,
    })),
  );
}

/** A date, number or reference: its words, and of a date the names of its month and the ways it is written in figures. */
function figureConcepts(figure: Figure, analysis: QuestionAnalysis, translator: Translator): SearchConcept[] {
  if (figure.kind === 'date') return dateConcepts(figure.raw, figure.date);
  return words(figure.raw)
    .filter(({ text }) => !isStopWord(text, analysis.language))
    .map(({ text }) => ({
      term: text,
      words: /\d/.test(text) ? everywhere([text]) : wordsFor(text, analysis, translator),
    }));
}

function dateConcepts(raw: string, { year, month, day }: WrittenDate): SearchConcept[] {
  const concepts: SearchConcept[] = [];
  if (month !== null && day !== null && year !== null) {
    const [mm, dd] = [String(month).padStart(2, '0'), String(day).padStart(2, '0')];
    const written = [
      `${dd}.${mm}.${year}`,
      `${day}.${month}.${year}`,
      `${year}-${mm}-${dd}`,
      `${dd}/${mm}/${year}`,
    ];
    concepts.push({ term: raw, words: everywhere([...new Set(written)]) });
  }
  if (year !== null) concepts.push({ term: String(year), words: everywhere([String(year)]) });
  if (month !== null) concepts.push({ term: `${raw} month`, words: everywhere(monthNames(month)) });
  if (day !== null) concepts.push({ term: `${raw} day`, words: everywhere([String(day)]) });
  return concepts;
}

const everywhere = (all: readonly string[]): SearchWord[] =>
  all.flatMap((word) =>
    [...STEMMED_LANGUAGES, 'other' as const].map((language) => ({
      word,
      language,
      weight: 1,
      own: true,
      neighbours: 0,
    })),
  );
