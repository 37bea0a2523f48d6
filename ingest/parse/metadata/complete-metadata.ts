import { stricterTlp } from '../../../server/domain/index.ts';
import { saysFictional } from '../../../server/text/front-matter.ts';
import type { Block, FoundMetadata } from '../document.ts';
import { findDays } from './find-dates.ts';
import { findDocumentNumber } from './find-document-number.ts';
import { findGrade, highestGrade, lowerThan, type PrintedGrade } from './find-marking.ts';
import { findOriginator } from './find-originator.ts';
import { findTitle, isMeaningfulTitle } from './find-title.ts';
import { findTlp, printedTlp } from './find-tlp.ts';

type Field = FoundMetadata['guessed'][number];
type Mutable = { -readonly [Key in keyof FoundMetadata]?: FoundMetadata[Key] };

/**
 * Fills what the format itself did not state from the opening of the text; every field that was filled in this
 * way is listed in `guessed`. A day becomes `publishedOn` only where the opening prints it as a date of the
 * paper, never from the middle of the text.
 */
export function completeMetadata(
  stated: Partial<FoundMetadata>,
  blocks: readonly Block[],
  fallbackTitle: string,
): FoundMetadata {
  // A note at the foot of the first page names other papers.
  const opening = blocks
    .slice(0, 25)
    .filter(({ kind }) => kind !== 'footnote')
    .map(({ text }) => text);
  const found: Mutable = { ...stated };
  const guessed = new Set<Field>(stated.guessed ?? []);
  const guess = <Key extends Field>(field: Key, value: FoundMetadata[Key] | undefined): void => {
    if (value === undefined || found[field] !== undefined) return;
    found[field] = value;
    guessed.add(field);
  };
  if (found.title !== undefined && !isMeaningfulTitle(found.title)) delete found.title;
  guess('title', findTitle(blocks) ?? fallbackTitle);
  guess('documentNumber', findDocumentNumber(opening.slice(0, 12)));
  guess('originator', findOriginator(opening));
  if (found.author !== undefined && ORGANISATION.test(found.author)) {
    guess('originator', found.author);
    delete found.author;
  }
  if (opening.slice(0, 8).some(saysFictional)) found.fictional ??= true;
  const days = daysFrom(opening);
  guess('publishedOn', days.published);
  guess('eventOn', days.event);
  const edges = [...opening, ...blocks.slice(-LAST).map((block) => block.text)];
  // What a field of the file says opens nothing that the paper itself restricts.
  const marking = highestOfAll(stated, edges);
  if (marking.isPrinted) guessed.add('marking');
  if (marking.grade !== undefined) found.marking = marking.grade.marking;
  if (marking.grade?.own != null) found.ownGrade = marking.grade.own;
  const top = blocks[0]?.kind === 'heading' ? blocks[0].text : '';
  const borne = stricterTlp(printedTlp(edges), findTlp(stated.title ?? top, 'title'));
  const tlp = stricterTlp(borne, stated.tlp);
  if (tlp !== null) found.tlp = tlp;
  const overruled = {
    ...stated.overruled,
    ...(marking.lower && { marking: marking.lower }),
    ...(stated.tlp !== undefined && stated.tlp !== tlp && { tlp: stated.tlp }),
  };
  if (Object.keys(overruled).length > 0) found.overruled = overruled;
  if (found.language !== undefined) {
    const code = /^[a-z]{2,3}(?=$|[-_])/i.exec(found.language)?.[0].toLowerCase();
    if (code) found.language = code;
    else delete found.language;
  }
  return { ...found, guessed: [...guessed] };
}

/** A grade, its statutory addition, a label, a page number: head and foot of a Word file stand behind its text. */
const LAST = 6;
const ORGANISATION =
  /\b(Ministerium|Ministry|Ministère|Botschaft|Embassy|Ambassade|Referat|Department|Division|Amt|Office|Secretariat|Sekretariat|Commission|Kommission|Council|Rat|Bundestag|Parliament|Agency|Agentur|Mission|Delegation|Government|Regierung)\b|(ministerium|behörde|institut)\b/i;
const SITTING = /\b(Sitzung|meeting|session|séance|sitting)\b/i;
const SEVERAL_SENTENCES = /\p{L}[.!?]\s+\p{Lu}/u;
/** `Berlin, den` before a day: the line under which a paper is signed. */
const SIGNED = /^\p{Lu}[\p{L} .-]{1,40}, (?:den|le)$/u;
/** Running text begins here: dates further down belong to what is told. */
const PROSE = 400;

/**
 * Days in the opening that stand as date lines: nearly alone, after a place, or labelled. The day of a sitting
 * is a day of the event, not of publication.
 */
function daysFrom(opening: readonly string[]): { published?: string; event?: string } {
  const found: { published?: string; event?: string } = {};
  let prose = false;
  for (const [index, line] of opening.entries()) {
    if (line.length > PROSE) prose = true;
    if (line.length > PROSE) continue;
    const days = findDays(line);
    const first = days[0];
    if (!first || days.length > 1) continue;
    const before = line.slice(0, first.start).trim();
    const after = line.slice(first.end).trim();
    if (SITTING.test(line) || (/^(am|on|le)\b/i.test(before) && SITTING.test(opening[index - 1] ?? ''))) {
      if (line.length <= 130 && !prose && !SEVERAL_SENTENCES.test(line)) found.event ??= first.day;
      continue;
    }
    if (prose && !SIGNED.test(before)) continue;
    // After the day little may follow, or the line tells something: "On May 8, 1945, Germany …".
    const labelled = /(^|\s)(datum|date|stand|den|dated|issued|published|veröffentlicht|as of)\W*$/i.test(
      before,
    );
    const lone =
      before.length <= 30 && after.length <= 30 && !/\b(am|on|le|bis|until|seit|since)\s*$/i.test(before);
    if (!lone && !(labelled && before.length <= 60 && after.length <= 40)) continue;
    // A caption ("Bombing of Nagasaki on …") has words of its own; a date line has a place or a file mark.
    if (!labelled && before.split(/\s+/).filter((word) => /^\p{Ll}{3}/u.test(word)).length > 1) continue;
    found.published ??= first.day;
  }
  return found;
}

/**
 * The highest grade that a field of the file states and these lines print. `lower` is what the paper says of itself elsewhere, in
 * a field or as `Einstufung: OFFEN`; of several grades that are printed nobody says that they are the paper's own.
 */
function highestOfAll(
  stated: Partial<FoundMetadata>,
  lines: readonly string[],
): { grade?: PrintedGrade; lower?: FoundMetadata['marking']; isPrinted: boolean } {
  const printed = lines.flatMap((line) => findGrade(line) ?? []);
  const field = stated.marking && { marking: stated.marking, own: stated.ownGrade ?? null };
  const grade = highestGrade([...(field ? [field] : []), ...printed]);
  if (grade === undefined) return { isPrinted: false };
  const wasPrinted = stated.guessed?.includes('marking') ?? false;
  const lower = lowerThan(grade.marking, [
    ...(field && !wasPrinted ? [field.marking] : []),
    ...printed.map(({ marking }) => marking).filter((marking) => marking === 'OFFEN'),
  ]);
  const isPrinted = wasPrinted || field === undefined || field.marking !== grade.marking;
  return { grade, isPrinted, ...(lower && { lower }) };
}
