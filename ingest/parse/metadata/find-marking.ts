import { highestMarking, type Marking, markingLevel } from '../../../server/domain/index.ts';
import { withoutTlp } from './find-tlp.ts';

/** Printed grades of Germany, the UK/US and France, highest first (VSA Annex VII). */
const GRADES: readonly (readonly [RegExp, Marking])[] = [
  [/\bSTRENG GEHEIM\b|\bTRÈS SECRET\b|\bTOP SECRET\b/, 'STRENG GEHEIM'],
  [/\bGEHEIM\b|\b(FOCAL)?\s?SECRET(\s?DÉFENSE)?\b/, 'GEHEIM'],
  [
    /\bVS[-–—\s]{0,3}V(?:ERTRAULICH|ertraulich)\b|\bCONFIDENTI[AE]L\b|\bCONFIDENTIEL DÉFENSE\b/,
    'VS-VERTRAULICH',
  ],
  [
    /\bVS[-–—\s]{0,3}NfD\b|\bVS[-–—\s]{1,3}NUR FÜR DEN DIENSTGEBRAUCH\b|\bNUR FÜR DEN DIENSTGEBRAUCH\b|\bRESTRICTED\b|\bRESTREINT\b|\bDIFFUSION RESTREINTE\b/i,
    'VS-NfD',
  ],
];
const OF_THE_VSA = /VS|GEHEIM|DIENSTGEBRAUCH/i;
/**
 * Grades of the EU and of NATO, highest first, with what they are called here: what counts as the same grade by treaty
 * (Council Decision 2013/488/EU, Appendix B; C-M(2002)49). Either language of an EU grade, and its short form, is the whole.
 */
const OF_UNIONS: readonly (readonly [RegExp, Marking, string])[] = [
  [/\bCOSMIC TOP SECRET\b/, 'STRENG GEHEIM', 'COSMIC TOP SECRET'],
  [
    /\b(?:TR[ÈE]S SECRET UE(?:\s?\/\s?EU TOP SECRET)?|EU TOP SECRET|TS-UE\/EU-TS)\b/,
    'STRENG GEHEIM',
    'TRÈS SECRET UE/EU TOP SECRET',
  ],
  [/\bNATO SECRET\b/, 'GEHEIM', 'NATO SECRET'],
  [/\b(?:SECRET UE(?:\s?\/\s?EU SECRET)?|EU SECRET|S-UE\/EU-S)\b/, 'GEHEIM', 'SECRET UE/EU SECRET'],
  [/\bNATO CONFIDENTIAL\b/, 'VS-VERTRAULICH', 'NATO CONFIDENTIAL'],
  [
    /\b(?:CONFIDENTIEL UE(?:\s?\/\s?EU CONFIDENTIAL)?|EU CONFIDENTIAL|C-UE\/EU-C)\b/,
    'VS-VERTRAULICH',
    'CONFIDENTIEL UE/EU CONFIDENTIAL',
  ],
  [/\bNATO RESTRICTED\b/, 'VS-NfD', 'NATO RESTRICTED'],
  [
    /\b(?:RESTREINT UE(?:\s?\/\s?EU RESTRICTED)?|EU RESTRICTED|R-UE\/EU-R)\b/,
    'VS-NfD',
    'RESTREINT UE/EU RESTRICTED',
  ],
];
/** How a field says that there is no grade. */
const OPEN =
  /^(?:offen|open|unclassified|unrestricted|public|nicht eingestuft|öffentlich|non classifié)(?!\p{L})|^(?:(?:keine?|ohne)(?: einstufung)?|none|not classified|[-–—]+)$/iu;
const PREFIX =
  /^(?:(?:geheimhaltungsgrad|einstufung|vs-grad|classification|marking|schutzvermerk)\s*[:：]\s*|amtlich geheimgehalten\b)/i;
/** To whom it may be released, as it stands behind a grade of the EU or of NATO. */
const CAVEAT = /[\s,;–—/-]*\bREL(?:EASABLE)?\.? TO\b.*$/;
const MOST = 70;
/** Words of running text, which are grades where they stand alone. */
const PROSE = /\b[Rr]estr(?:icted|einte?)\b/g;
const REST = 25;

export interface PrintedGrade {
  readonly marking: Marking;
  /** The grade as the document has it, where that is not one of the VSA. */
  readonly own: string | null;
}

/**
 * The grade that a line prints as a marking: the line must consist of little more than the grade itself
 * (`VS – NUR FÜR DEN DIENSTGEBRAUCH`, `Classification: NATO RESTRICTED`, with a TLP label beside it or without). A sentence
 * that merely mentions a secret is no marking. Where in doubt the higher grade wins: of several in a line the highest
 * (`Einstufung: OFFEN (Anlage GEHEIM)`).
 */
export function findGrade(line: string): PrintedGrade | undefined {
  const undeclared = line.replace(PREFIX, '').trim();
  if (undeclared.length !== line.trim().length) return declaredGrade(withoutTlp(undeclared), 'line');
  const bare = withoutTlp(undeclared);
  const union = ofUnion(bare, false);
  if (bare.length > MOST && union === undefined) return undefined;
  if (withoutGrades(union?.rest ?? bare).length > REST) return undefined;
  return highestOf(union, vsaIn(union?.rest ?? bare));
}

/**
 * The highest grade named behind the name of such a field, wherever it stands.
 *
 * @param where nobody knows where a field ends that stands in a `line` of the text: in a long one only capitals are a grade
 */
function declaredGrade(text: string, where: 'line' | 'field'): PrintedGrade | undefined {
  const isOpen = OPEN.test(text);
  const isLong = where === 'line' && text.length > MOST;
  const union = ofUnion(text, !(isLong && isOpen));
  const rest = union?.rest ?? text;
  const grade = highestOf(union, vsaIn(isLong ? rest.replace(PROSE, '') : inFull(rest)));
  return grade ?? (isOpen ? { marking: 'OFFEN', own: null } : undefined);
}

function highestOf(
  union: { marking: Marking; own: string } | undefined,
  vsa: { marking: Marking; printed: string } | undefined,
): PrintedGrade | undefined {
  if (union !== undefined)
    return { marking: highestMarking([union.marking, vsa?.marking ?? 'OFFEN']), own: union.own };
  if (vsa === undefined) return undefined;
  const { marking, printed } = vsa;
  return { marking, own: OF_THE_VSA.test(printed) ? null : printed.trim().toLocaleUpperCase('fr') };
}

/** The highest of several grades, and the highest that is not one of the VSA as it is printed; undefined of none. */
export function highestGrade(grades: readonly PrintedGrade[]): PrintedGrade | undefined {
  if (grades.length === 0) return undefined;
  const [other] = grades
    .filter(({ own }) => own !== null)
    .sort((a, b) => markingLevel(b.marking) - markingLevel(a.marking));
  return { marking: highestMarking(grades.map(({ marking }) => marking)), own: other?.own ?? null };
}

/** The lowest of these where it is lower than `than`. */
export function lowerThan(than: Marking, markings: readonly Marking[]): Marking | undefined {
  const [lowest] = [...markings].sort((a, b) => markingLevel(a) - markingLevel(b));
  return lowest !== undefined && markingLevel(lowest) < markingLevel(than) ? lowest : undefined;
}

export const findMarking = (line: string): Marking | undefined => findGrade(line)?.marking;

function ofUnion(text: string, declared: boolean) {
  const upper = text.toLocaleUpperCase('de');
  for (const [pattern, marking, own] of OF_UNIONS) {
    // Capitals are how a grade is printed; otherwise nothing else may stand in the line.
    const whole = pattern.exec(upper)?.[0].length === upper.length;
    const match = pattern.exec(declared || whole ? upper : text);
    if (match === null) continue;
    const rest = (declared || whole ? upper : text).replace(match[0], '').replace(CAVEAT, '').trim();
    return { marking, own, rest: rest.replace('NFD', 'NfD') };
  }
  return undefined;
}

function vsaIn(text: string): { marking: Marking; printed: string } | undefined {
  for (const [pattern, marking] of GRADES) {
    const match = pattern.exec(text);
    if (match) return { marking, printed: match[0] };
  }
  return undefined;
}

const withoutGrades = (text: string): string =>
  GRADES.reduce((rest, [pattern]) => rest.replace(pattern, ''), text);

/** In capitals, and the grade that a field calls only "vertraulich" by its whole name. */
const inFull = (text: string): string =>
  text
    .toLocaleUpperCase('de')
    .replaceAll('NFD', 'NfD')
    .replace(/(?<!VS[-–—\s]{0,3})\bVERTRAULICH\b/, 'VS-VERTRAULICH');

/** The grade that a metadata field names (`VS-NfD`, `restricted`, `offen`); undefined when it names none. */
export const gradeOf = (value: string | undefined): PrintedGrade | undefined =>
  value === undefined ? undefined : declaredGrade(withoutTlp(value.trim()), 'field');

export const markingOf = (value: string | undefined): Marking | undefined => gradeOf(value)?.marking;

/** Of a metadata field whoever wrote it meant a grade here, unless he named one of the EU or of NATO. */
export function unionGradeOf(value: string | undefined): string | undefined {
  const own = gradeOf(value)?.own;
  return OF_UNIONS.some(([, , name]) => name === own) ? (own ?? undefined) : undefined;
}
