import { LRUCache } from 'lru-cache';
import type { ContextPassage } from '../ports/writer.ts';
import { type Figure, findFigures, type Word, wordPairs, words } from '../text/index.ts';
import { type MatchableText, matchable } from './match-terms.ts';
import { type QuotableSpan, quotableSpans } from './quotable-spans.ts';
import { isFigureRow, isSentence, withLabel } from './row-text.ts';

/** A sentence or row of a passage, made ready to be scored; what few questions need is made when it is asked for. */
export class SentenceReading {
  readonly start: number;
  readonly end: number;
  /** A run of table rows rather than a sentence. */
  readonly rows: boolean;
  readonly text: string;
  readonly words: readonly Word[];
  /** Of the passage. */
  readonly language: string;
  /** As it is shown: a short row behind its label. */
  readonly shown: string;
  readonly isSentence: boolean;
  /** What the sentence says, or the row with its label: a sentence speaks for itself, whatever its length. */
  readonly said: MatchableText;
  /** What it stands under or behind: the sentence before; of a row the last two lines that are no rows of figures. */
  readonly before: readonly MatchableText[];
  /** Whether a sentence stands before it, not a heading or a row. */
  readonly followsSentence: boolean;
  readonly #languages: readonly string[];
  #own: MatchableText | undefined;
  #figures: readonly Figure[] | undefined;
  #shownFigures: readonly Figure[] | undefined;
  #pairs: ReadonlySet<string> | undefined;

  constructor(
    span: QuotableSpan,
    entry: ContextPassage,
    languages: readonly string[],
    before: (isSentence: boolean) => readonly MatchableText[],
    followsSentence: boolean,
  ) {
    this.start = span.start;
    this.end = span.end;
    this.rows = span.rows;
    this.text = entry.passage.text.slice(span.start, span.end);
    this.words = words(this.text);
    this.shown = withLabel(entry, this.text, span.rows, this.words);
    this.isSentence = isSentence(this.text);
    this.language = entry.passage.language;
    this.#languages = languages;
    this.said = matchable(this.isSentence ? this.text : this.shown, languages);
    this.before = before(this.isSentence);
    this.followsSentence = followsSentence;
  }

  /** The text itself, without what frames it. */
  get own(): MatchableText {
    this.#own ??=
      this.isSentence || this.shown === this.text ? this.said : matchable(this.text, this.#languages);
    return this.#own;
  }

  get figures(): readonly Figure[] {
    this.#figures ??= findFigures(this.text);
    return this.#figures;
  }

  get shownFigures(): readonly Figure[] {
    this.#shownFigures ??= this.shown === this.text ? this.figures : findFigures(this.shown);
    return this.#shownFigures;
  }

  /** Neighbouring words of the sentence, or of the row with its label. */
  get pairs(): ReadonlySet<string> {
    this.#pairs ??= new Set(wordPairs(this.isSentence ? this.text : this.shown));
    return this.#pairs;
  }
}

/** A passage made ready to be scored against a question of one language. */
export interface PassageReading {
  readonly text: MatchableText;
  /** Headings, title, originator, number and date of the report. */
  readonly frame: MatchableText;
  readonly title: MatchableText;
  /** Title and last heading: what a row is labelled with. */
  readonly label: MatchableText;
  /** Figures of text and frame; found when a question with figures asks for them. */
  readonly figures: readonly Figure[];
  readonly sentences: readonly SentenceReading[];
}

/** Passages of some fifty answers. */
const MOST_READINGS = 1000;
const readings = new LRUCache<string, PassageReading>({ max: MOST_READINGS });
let byEntry = new WeakMap<ContextPassage, Map<string, PassageReading>>();

/**
 * Reads a passage once: the evidence, the writer, each side of a comparison and the check of disagreements score the same
 * sentences, and so do the sections of a briefing and the next question of a conversation. Without it an answer of the
 * devset took 80 ms of the main thread, 75 of them here; kept across answers, of 82 ms beside the model 16 fewer at
 * the median when the same questions come again.
 */
export function readPassage(entry: ContextPassage, questionLanguage: string): PassageReading {
  const own = byEntry.get(entry) ?? new Map<string, PassageReading>();
  byEntry.set(entry, own);
  let reading = own.get(questionLanguage);
  if (reading === undefined) {
    const key = keyOf(entry, questionLanguage);
    reading = readings.get(key) ?? read(entry, questionLanguage);
    readings.set(key, reading);
    own.set(questionLanguage, reading);
  }
  return reading;
}

/** As in a process that has answered nothing yet. */
export function forgetReadings(): void {
  readings.clear();
  byEntry = new WeakMap();
}

/** All that a reading is made of: a passage keeps its id when the title of its report is corrected. */
const keyOf = ({ passage, report }: ContextPassage, questionLanguage: string): string =>
  JSON.stringify([
    questionLanguage,
    passage.language,
    passage.text,
    passage.headingPath,
    report.title,
    frameOf(report),
  ]);

const frameOf = ({ originator, documentNumber, publishedOn }: ContextPassage['report']): string =>
  `${originator ?? ''} ${documentNumber ?? ''} ${publishedOn ?? ''}`;

function read(entry: ContextPassage, questionLanguage: string): PassageReading {
  const { passage, report } = entry;
  const languages = [...new Set([passage.language, questionLanguage])];
  const frame = `${passage.headingPath.join(' ')} ${report.title} ${frameOf(report)}`;
  const sentences: SentenceReading[] = [];
  for (const span of quotableSpans(entry)) {
    sentences.push(
      new SentenceReading(
        span,
        entry,
        languages,
        (whole) => (whole ? sentences.slice(-1) : sentences.filter(isHead).slice(-2)).map(({ said }) => said),
        sentences.at(-1)?.isSentence === true,
      ),
    );
  }
  let figures: readonly Figure[] | undefined;
  return {
    text: matchable(passage.text, languages),
    frame: matchable(frame, languages),
    title: matchable(report.title, languages),
    label: matchable([report.title, ...passage.headingPath.slice(-1)].join(' '), languages),
    get figures() {
      figures ??= [...findFigures(passage.text), ...findFigures(frame)];
      return figures;
    },
    sentences,
  };
}

/** Caption and column heads of a table. */
const isHead = (sentence: SentenceReading): boolean => !sentence.rows && !isFigureRow(sentence.words);
