import type { ContextPassage } from '../ports/writer.ts';
import {
  dateCarries,
  type Figure,
  findFigures,
  isMemoHead,
  isStopWord,
  type Word,
  type WrittenDate,
  words,
} from '../text/index.ts';
import type { QuestionAnalysis } from './analyse-question.ts';
import { isYear } from './asked-kind.ts';
import { matchable, matchStrength } from './match-terms.ts';
import { SHORT } from './quotable-spans.ts';
import { speakerOf } from './speaker.ts';

/** A line of more figures than words: "July 25 51 12 88". */
export const isFigureRow = (all: readonly Word[]): boolean =>
  all.filter((word) => /\d/.test(word.text)).length * 2 > all.length;

/** "2022 8,112 640" where 2024 is asked for: the figures are right and the answer is wrong. */
export function isRowOfAnotherYear(asked: readonly Figure[], text: string): boolean {
  const wanted = yearsIn(asked);
  if (wanted.length === 0) return false;
  const rows = text.split('\n').filter((line) => isFigureRow(words(line)));
  const own = yearsIn(rows.flatMap(findFigures));
  return own.length > 0 && !wanted.some((year) => own.includes(year));
}

/** Dates what is said ("as at 1 October", "zum 1. Oktober"), not a paper that says it ("in its note of 10 June"). */
const STATE_OF = /(?:^|\P{L})(?:as (?:at|of|on)|on|by|am|zum|per|stand|au|le)[\s:]+$/iu;

/**
 * Whether a sentence tells the state of another day than the one asked for: "as at 1 October the reservoir held …" where
 * 1 August is asked. Months count, a year alone does not.
 */
export function isOfAnotherDay(asked: readonly Figure[], own: readonly Figure[], text: string): boolean {
  const wanted = daysIn(asked);
  if (wanted.length === 0) return false;
  const isSame = (day: WrittenDate): boolean =>
    wanted.some((other) => dateCarries(other, day) || dateCarries(day, other));
  const told = daysIn(own);
  return !told.some(isSame) && told.some(({ start }) => STATE_OF.test(text.slice(0, start)));
}

const SINCE =
  /(?<!\p{L})(?:seit|since|depuis)(?!\p{L})[^.;:()\d]{0,24}(?:\d{1,2}\.?\s+\p{L}+\s+)?((?:1[5-9]|20|21)\d\d)\b/giu;

/** "President Merrin (since 2023)" says nothing of 1990: what began after the year asked for, where that year is not told too. */
export function beganLater(asked: readonly Figure[], own: readonly Figure[], text: string): boolean {
  const wanted = [...yearsIn(asked), ...yearsOfDays(asked)];
  if (wanted.length === 0) return false;
  const told = [...yearsIn(own), ...yearsOfDays(own)];
  const since = [...text.matchAll(SINCE)].map(([, year]) => Number(year));
  const last = Math.max(...wanted);
  return since.length > 0 && since.every((year) => year > last) && !told.some((year) => year <= last);
}

const yearsOfDays = (figures: readonly Figure[]): number[] =>
  figures.flatMap((figure) =>
    figure.kind === 'date' && figure.date.year !== null ? [figure.date.year] : [],
  );

const daysIn = (figures: readonly Figure[]): WrittenDate[] =>
  figures.flatMap((figure) => (figure.kind === 'date' && figure.date.month !== null ? [figure.date] : []));

const yearsIn = (figures: readonly Figure[]): number[] =>
  figures.flatMap((figure) => (figure.kind === 'number' ? figure.values.filter(isYear) : []));

/**
 * Ends like a sentence, which a row, a value ("2.4% of GDP (2025 est.)") or a heading does not; the paragraphs of a resolution
 * end with a semicolon.
 */
export const isSentence = (text: string): boolean =>
  /[.!?…]["”“»]*$/u.test(text) || (text.endsWith(';') && words(text).length >= SHORT);

/**
 * A sentence or "label: value". The number of a cable or a cell of a table may be asked for; to the text of a briefing the
 * head of a paper, a row without its columns or the opening of a list adds nothing.
 */
export function isRunningText(text: string): boolean {
  if (isSentence(text)) return true;
  return !isMemoHead(text) && text.split('\n').every((line) => /^[^:]{2,60}:\s*\S/u.test(line.trim()));
}

/** A row or value that is shown behind its headings. */
export const isBareRow = ({ passage }: ContextPassage, all: readonly Word[]): boolean =>
  passage.headingPath.length > 0 && all.length < SHORT;

/** "1.", "a)", "IV." before an item. */
const LIST_MARKER = /(?<=^|\s)(?:\d{1,3}|[IVX]+|\p{L})[.)](?=\s|$)/gu;

/** Says of a short line of the passage whether it only repeats the question and its own headings. */
export function repeatsWhatIsKnown(
  analysis: QuestionAnalysis,
  { passage, report }: ContextPassage,
): (text: string, all: readonly Word[]) => boolean {
  const known = matchable(
    `${analysis.terms.join(' ')} ${analysis.figures.map(({ raw }) => raw).join(' ')} ${passage.headingPath.join(' ')} ${report.title} ${report.documentNumber ?? ''} ${report.originator ?? ''}`,
    [passage.language, analysis.language],
  );
  const isStop = (word: Word): boolean => isStopWord(word.text, passage.language);
  return (text, all) => {
    const markers = [...text.matchAll(LIST_MARKER)].map(({ index }) => index);
    const own = all.filter((word) => !markers.includes(word.start) && !isStop(word));
    return own.length < SHORT && own.every((word) => matchStrength(word.text, known) === 1);
  };
}

/** Fewer words than a statement has, and no row or figure; the number of an item ("5. Irregular fishing.") is none. */
export const isAside = (text: string, all: readonly Word[]): boolean =>
  all.length < 5 && !/[\d:;]/u.test(text.trim().replace(/^(?:\d{1,3}|[IVX]+|\p{L})[.)]\s/u, ''));

/** A salutation or an opening that ends with its own mark gets no second one. */
export const onOneLine = (text: string): string =>
  text.replace(/([.!?,;:–—-])\s*\n\s*/gu, '$1 ').replace(/\s*\n\s*/g, ': ');

/**
 * The sentence as it is shown: a short row or value stands behind the title and heading that give it meaning, the words of a
 * speech behind who speaks.
 */
export function withLabel(
  { passage, report }: ContextPassage,
  text: string,
  rows: boolean,
  all: readonly Word[] = words(text),
): string {
  const line = rows ? text.replace(/\s*\n\s*/g, ' · ') : onOneLine(text);
  const speaker = rows ? null : speakerOf({ passage, report });
  if (speaker !== null) return line.startsWith(speaker) ? line : `${speaker}: ${line}`;
  if (passage.headingPath.length === 0 || (!rows && all.length >= SHORT)) return line;
  const label = [report.title, ...passage.headingPath.slice(-1)].filter(
    (part, index, all) => part !== '' && all.indexOf(part) === index,
  );
  return `${label.join(' – ')}: ${line}`;
}
