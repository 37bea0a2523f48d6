import { type Figure, figureCarries, words } from '../text/index.ts';
import type { AnswerKind, QuestionAnalysis } from './analyse-question.ts';
import { tellsActor } from './asked-actor.ts';
import { tellsPlace } from './asked-place.ts';
import { tellsReason } from './asked-reason.ts';
import { isInUnit } from './asked-unit.ts';
import { isCostOfAnother } from './cost-of.ts';
import { isDemanded } from './demanded.ts';
import { isLeft } from './figure-clause.ts';
import {
  type MatchableText,
  matchable,
  matchableWord,
  matchTranslated,
  type Variants,
} from './match-terms.ts';
import { isOfficeNoun, OFFICE_NOUN } from './office-noun.ts';
import type { SentenceReading } from './passage-reading.ts';
import { isPermitted } from './permitted.ts';

/**
 * Whether the sentence holds the kind of thing asked for, beyond what the question itself states: −1 to 1.
 *
 * @param near the sentence, and what a row stands under
 */
export function kindFit(
  analysis: QuestionAnalysis,
  said: Said,
  near: readonly MatchableText[],
  variants: Variants,
): number {
  const { text } = said;
  const { measured, counted, parties } = analysis;
  const says = (term: string): boolean => near.some((one) => matchTranslated(term, one, variants) > 0.5);
  const isNamed = (term: string): boolean =>
    OFFICE_NOUN.test(term)
      ? near.some((one) => namesOffice(term, one, variants))
      : near.some((one) => matchTranslated(term, one, variants) >= (analysis.isOffice ? NAMED : 0.5));
  // Found in every sentence, figures were a fifth of the reading; who is asked for a person or position needs none.
  const fresh = NEED_FIGURES.has(analysis.kind) ? freshFigures(analysis, said.figures) : [];
  const counting = fresh.filter(
    (figure) =>
      // "Until 30 November" says how long too.
      (figure.kind === 'number' || analysis.unit === 'duration') &&
      isCount(figure, text) &&
      isInUnit(analysis.unit, figure, text) &&
      isAskedOf(analysis, figure, said, near, variants),
  );
  switch (analysis.kind) {
    case 'date':
      return fresh.some(
        (figure) => figure.kind === 'date' || (figure.kind === 'number' && figure.values.some(isYear)),
      )
        ? 1
        : -1;
    case 'number':
      if (counting.length === 0) return -1;
      // To a stemmer an embassy is an ambassador.
      if (
        counted.some(
          (term) => isOfficeNoun(term) && !near.some((one) => says(term) && one.sequence.some(isOfficeNoun)),
        )
      )
        return -1;
      if (analysis.unit === 'money' && analysis.measuredOf !== null) {
        if (isCostOfAnother(analysis.measuredOf, text, variants)) return -1;
        // Any amount beside the thing is not yet its cost.
        if (measured !== null && !says(measured) && !says(analysis.measuredOf)) return -1;
      }
      // "The site lies 4 kilometres from the river" is no length of it, nor is that of another thing.
      if (
        analysis.unit === 'length' &&
        analysis.thing.length > 0 &&
        !analysis.thing.some(says) &&
        !SAYS_LONG.test(text)
      )
        return -1;
      if (measured !== null && !says(measured)) return 0;
      return counted.length === 0 || counting.some((figure) => counts(figure, text, counted, variants))
        ? 1
        : 0.3;
    case 'change':
      if (
        counted.length > 0 &&
        counted.some(says) &&
        (CHANGES.test(text) || fresh.some((figure) => isLeft(figure, text)))
      )
        return 2;
      if (measured === null && counted.length === 0) return counting.length > 0 ? 1 : 0;
      if (counting.length === 0 || (measured !== null && !says(measured))) return 0;
      return counted.length === 0 || counting.some((figure) => counts(figure, text, counted, variants))
        ? 2
        : 0;
    case 'comparison':
      if (parties.length === 2 && parties.every(says)) return 2;
      return counting.length > 0 ? 1 : 0;
    case 'position':
      return analysis.topic.some(says) ? 1 : 0;
    case 'person':
      if (!analysis.role.every(isNamed)) return -1;
      // A heading ("Ministry of Foreign Affairs · Speeches") is not of whom its title speaks.
      if (analysis.isOffice && !/[.!?…:;]/u.test(text)) return -1;
      if (analysis.isOffice && !said.isSentence && isRowOfAnotherOffice(analysis.role, text, variants))
        return -1;
      if (analysis.isOffice) return namesHolder(analysis.role, text, variants) ? 0.5 : -1;
      // Somebody is named in nearly every sentence: without the verb that is no answer yet.
      if (analysis.actor !== null && (said.isSentence || analysis.actor.isDeed))
        return tellsActor(analysis.actor, said, analysis.terms, variants);
      return FULL_NAME.test(text) ? 0.5 : 0;
    case 'place':
      return !said.isSentence || tellsPlace(said, analysis.terms, variants) ? 0 : -1;
    default:
      return analysis.asksForReason && said.isSentence && tellsReason(text) ? 1 : 0;
  }
}

/** Goes up or down. */
const CHANGES =
  /(?<!\p{L})(?:rose|risen|rising|fell|fallen|falling|increased?|decreased?|declined?|dropped|grew|grown|shrank|doubled|halved|gestiegen|stieg\p{L}*|gesunken|sank\p{L}*|gefallen|fiel\p{L}*|zugenommen|nahm\p{L}* (?:zu|ab)|abgenommen|verdoppel\p{L}*|halbier\p{L}*|gewachsen|erhöht\p{L}*|gesenkt\p{L}*|augmenté\p{L}*|diminué\p{L}*|baissé\p{L}*|reculé\p{L}*|doublé\p{L}*|passée?s? de)(?!\p{L})/iu;

/** Of what is named before, in the passage: `quantityFit` sees to that. */
const SAYS_LONG =
  /(?<!\p{L})(?:long|tall|deep|wide|length|height|depth|lang|tief|breit|hoch|länge|höhe|tiefe|longue?s?|haute?s?|longueur|hauteur|profondeur|mesure|misst)(?!\p{L})/iu;

const PAIR = /(?<!^)(?=(\p{Lu}[\p{L}.]+) (\p{Lu}[\p{L}-]+))\p{Lu}/gu;
const FULL_NAME = /(?<!^)\p{Lu}[\p{L}.]+ \p{Lu}[\p{L}-]+/u;

/** Somebody is named, and not only as the holder of another office ("Außenminister Salvik sagte dem Botschafter"). */
function namesHolder(role: readonly string[], text: string, variants: Variants): boolean {
  const isOwn = (word: string): boolean =>
    role.some((term) => matchTranslated(term, matchableWord(word), variants) > 0.5);
  const offices = [...text.matchAll(/(?<![\p{L}-])([\p{L}-]+)\s+\p{Lu}[\p{L}-]+/gu)].filter(([, word = '']) =>
    OFFICE_NOUN.test(word),
  );
  if (offices.some(([, word = '']) => isOwn(word))) return true;
  const rest = offices.reduce((left, [other]) => left.replace(other, ' · '), text);
  // "Foreign Affairs" is nobody.
  return [...rest.matchAll(PAIR)].some(([, first = '', last = '']) =>
    [first, last].every((word) =>
      role.every((term) => matchTranslated(term, matchableWord(word), variants) <= 0.5),
    ),
  );
}

/** "Außenminister: Marek Olvann" below the row of the prime minister, who is asked for. */
function isRowOfAnotherOffice(role: readonly string[], text: string, variants: Variants): boolean {
  const offices = words(text).filter((word) => OFFICE_NOUN.test(word.text));
  return (
    offices.length > 0 &&
    !offices.some((word) =>
      role.every((term) => matchTranslated(term, matchableWord(word.text), variants) > 0.5),
    )
  );
}

/** "To: Ministry of Foreign Affairs" names no foreign minister: an office is met by its own words or a translation. */
const NAMED = 0.9;

/** To a stemmer "Botschaft" is "Botschafter": a word that is an office itself, or a term of several words with one. */
function namesOffice(term: string, text: MatchableText, variants: Variants): boolean {
  const offices = text.sequence.filter((word) => OFFICE_NOUN.test(word));
  if (offices.some((word) => matchTranslated(term, matchableWord(word), variants) >= NAMED)) return true;
  const phrases = (variants.get(term) ?? []).filter((variant) => variant.includes(' '));
  return (
    offices.length > 0 &&
    phrases.some((phrase) => matchTranslated(term, text, new Map([[term, [phrase]]])) >= NAMED)
  );
}

const NEED_FIGURES: ReadonlySet<AnswerKind> = new Set(['date', 'number', 'change', 'comparison']);

/** A sentence with the figures found in it. */
type Said = Pick<SentenceReading, 'text' | 'figures' | 'isSentence' | 'language'>;

/** Begins a sentence whose speaker or subject is named before it. */
const POINTS_BACK = /^(?:\P{L}*)(?:er|sie|es|wir|ich|he|she|it|they|we|i|ils?|elles?|nous|je)(?!\p{L})/iu;

/** Of what is permitted or wanted no figure that tells what is there, nor the one from which a step is taken. */
function isAskedOf(
  { asksForLimit, demandedBy }: Pick<QuestionAnalysis, 'asksForLimit' | 'demandedBy'>,
  figure: Figure,
  { text, language, isSentence }: Said,
  near: readonly MatchableText[],
  variants: Variants,
): boolean {
  if (!asksForLimit && demandedBy === null) return true;
  if (isLeft(figure, text) || (asksForLimit && !isPermitted(figure, text))) return false;
  if (demandedBy === null) return true;
  const isNamed = (isSentence && !POINTS_BACK.test(text) ? near.slice(0, 1) : near).some(
    (one) => matchTranslated(demandedBy, one, variants) > 0,
  );
  return isNamed && isDemanded(figure, text, language);
}

const freshFigures = (analysis: QuestionAnalysis, figures: readonly Figure[]): Figure[] =>
  figures.filter((figure) => !analysis.figures.some((asked) => figureCarries(asked, figure)));

/** How far a figure may stand from the word that says what it counts. */
const NEAR = 60;

/**
 * The figure asked for: the one before what is counted, or the nearest to the quantity or event of the question.
 *
 * @param near the sentence, and what it stands under or behind
 */
export function askedFigure(
  analysis: QuestionAnalysis,
  said: Said,
  near: readonly MatchableText[],
  variants: Variants,
): Figure | null {
  if (analysis.kind !== 'number') return null;
  const { text } = said;
  const counting = freshFigures(analysis, said.figures).filter(
    (figure) =>
      figure.kind === 'number' &&
      isCount(figure, text) &&
      !(figure.unit === null && figure.values.some(isYear)) &&
      isInUnit(analysis.unit, figure, text) &&
      isAskedOf(analysis, figure, said, near, variants),
  );
  const direct = counting.find(
    (figure) => !isPart(figure, text) && counts(figure, text, analysis.counted, variants),
  );
  if (direct !== undefined) return direct;
  // Nor do the days in such a sentence answer; "how many of the dead" asks for a part and counts nothing else.
  if (analysis.counted.length > 0 && counting.some((figure) => isPart(figure, text))) return null;
  const about =
    analysis.measured === null
      ? analysis.terms.filter((term) => !/^\p{Lu}/u.test(term))
      : [analysis.measured];
  let best: { figure: Figure; distance: number } | null = null;
  for (const word of words(text)) {
    const own = matchableWord(word.text);
    if (!about.some((term) => matchTranslated(term, own, variants) > 0.5)) continue;
    for (const figure of counting) {
      const distance = figure.start >= word.end ? figure.start - word.end : word.start - figure.end;
      if (distance <= NEAR && (best === null || distance < best.distance)) best = { figure, distance };
    }
  }
  return best?.figure ?? null;
}

/** "Nine of them died in hospital" counts a part of those who died. */
const isPart = ({ end }: Figure, text: string): boolean =>
  /^\s(?:of (?:them|these|those)|von (?:ihnen|diesen)|davon|d['’]entre (?:eux|elles))(?!\p{L})/iu.test(
    text.slice(end),
  );

const LANGUAGES = ['de', 'en', 'fr'];

/** Whether what is counted stands right behind the figure ("23 people", "64 dérogations humanitaires"). */
function counts(figure: Figure, text: string, counted: readonly string[], variants: Variants): boolean {
  const behind = matchable(
    words(text.slice(figure.end, figure.end + 80))
      .slice(0, 3)
      .map((word) => word.text)
      .join(' '),
    LANGUAGES,
  );
  return isCount(figure, text) && counted.some((term) => matchTranslated(term, behind, variants) > 0.5);
}

/** "89. Sitzung", "11:05", "6.40 a.m." and "Nr. 1" are numbers, but count nothing. */
export const isCount = ({ start, end }: Figure, text: string): boolean =>
  !(/(?:^|\n)\s*$/u.test(text.slice(0, start)) && /^[.)]\s/u.test(text.slice(end))) &&
  !/^(?:\.\s?\p{L}|:\d|(?:st|nd|rd|th)\b|\s?(?:Uhr|a\.m|p\.m|h\b))/u.test(text.slice(end)) &&
  !/(?:\d:|[\p{L}\d]-|\b(?:Nr|No|Nummer|number|Art|Artikel|Article|Tabelle|Table|Tableau|Anhang|Anlage|Annex|Annexe|Abbildung|Figure|Kapitel|Chapter|Absatz|Abs|Ziffer|Ziff|Punkt|[Pp]aragraphe?s?|[Pp]aras?|[Pp]oint|[Ss]ection|[Aa]linéa|§|S|p)\.?\s?)$/u.test(
    text.slice(0, start),
  ) &&
  !/^-[\p{L}\d]/u.test(text.slice(end));

export const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1500 && value < 2200;
