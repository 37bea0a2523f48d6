import { stricterTlp, TLPS, type Tlp } from '../../../server/domain/index.ts';

const NAMES = 'CLEAR|WHITE|GREEN|AMBER\\s?[+-]\\s?STRICT|AMBER|RED';
const LABEL = new RegExp(`(?<![\\p{L}\\p{N}])TLP\\s?[:：]\\s?(${NAMES})(?![\\p{L}\\p{N}+])`, 'giu');
/** `TLP AMBER` is how some write it; only where nothing else stands in the line. */
const LOOSE = new RegExp(`^\\W*TLP[\\s-](${NAMES})\\W*$`, 'iu');
const PREFIX =
  /^(?:einstufung|classification|marking|handling|distribution|verteilung|weitergabe|schutzvermerk)\s*[:：]\s*/i;
const REPLY = /^(?:(?:re|aw|wg|fwd?|antw|tr)\s*:\s*)+/i;
const LEFT = /(?:[|·•–—/\t]|\s-|\s{2,})\s*$/;
const RIGHT = /^\s*(?:[|·•–—/\t]|-\s|\s{2,})/;
/** Words with which a text speaks of a label instead of bearing it. */
const SPEAKS =
  /(?<!\p{L})(?:is|are|was|were|be|means?|explained|may|must|should|ist|sind|war|wird|werden|bedeutet|erklärt|darf|dürfen|gilt|est|sont|signifie|vs\.|versus|statt|instead)(?!\p{L})/iu;
/** Words of grades as they are printed: beside a label they are no text. */
const GRADE_WORDS =
  /(?<!\p{L})(?:VS|NfD|NUR FÜR DEN DIENSTGEBRAUCH|VERTRAULICH|STRENG|GEHEIM|OFFEN|NATO|EU|UE|COSMIC|TOP|TRÈS|SECRET|CONFIDENTIAL|CONFIDENTIEL|RESTRICTED|RESTREINT|UNCLASSIFIED)(?!\p{L})/gu;
const MAX_LINE = 160;

/**
 * The label that a line bears: alone, behind a field name, or set apart by strokes from what else a head or foot says. A
 * sentence that speaks of a label bears none, nor does a line that names several.
 *
 * @param place `title` of the subject of a mail and of a heading, where the label may lead the words or stand in brackets
 */
export function findTlp(line: string, place: 'line' | 'title' = 'line'): Tlp | undefined {
  if (line.length > MAX_LINE) return undefined;
  const loose = LOOSE.exec(line)?.[1];
  if (loose !== undefined) return labelled(loose);
  const declared = PREFIX.test(line.trim());
  const text = line
    .trim()
    .replace(PREFIX, '')
    .replace(place === 'title' ? REPLY : '', '');
  const matches = [...text.matchAll(LABEL)];
  const labels = new Set(matches.map((match) => labelled(match[1] ?? '')));
  const [label] = labels;
  if (labels.size !== 1) return undefined;
  const stands = matches.some(({ 0: whole, index }) =>
    standsApart(
      text.slice(0, index).replace(GRADE_WORDS, ''),
      text.slice(index + whole.length).replace(GRADE_WORDS, ''),
      place,
      declared,
    ),
  );
  return stands ? label : undefined;
}

function standsApart(before: string, after: string, place: 'line' | 'title', declared: boolean): boolean {
  const leads = isBare(before);
  if (leads && (isBare(after) || (declared && after.length <= 40))) return true;
  if (SPEAKS.test(after) || SPEAKS.test(before) || /[.!?]\s*$/.test(after)) return false;
  const bracketed = /[[(]\s*$/.test(before) && /^\s*[\])]/.test(after);
  if (leads && (RIGHT.test(after) || bracketed)) return true;
  if (place === 'title' && (leads || (bracketed && isBare(after)))) return true;
  if (leads && after.length <= 25 && lowerWords(after) <= 1) return true;
  // A running head: what stands beside the label is a name or a page, not the rest of a sentence.
  return (
    LEFT.test(before) && (isBare(after) || RIGHT.test(after)) && lowerWords(before) + lowerWords(after) <= 4
  );
}

const isBare = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);
const lowerWords = (text: string): number => text.match(/(?<!\p{L})\p{Ll}{2,}/gu)?.length ?? 0;

const labelled = (name: string): Tlp | undefined => {
  const plain = name.toUpperCase().replace(/\s/g, '').replace('-', '+');
  // TLP 1.0 called it so.
  return plain === 'WHITE' ? 'CLEAR' : TLPS.find((tlp) => tlp === plain);
};

/** The line without the labels in it. */
export const withoutTlp = (line: string): string =>
  line.replace(LABEL, '').replace(/^[\s|·•–—/]+|[\s|·•–—/]+$/g, '');

/** The label that a metadata field names: `AMBER`, `tlp:amber+strict`, `TLP AMBER`. */
export const tlpOf = (value: string | undefined): Tlp | undefined =>
  value === undefined ? undefined : findTlp(/^\s*TLP/i.test(value) ? value.trim() : `TLP:${value.trim()}`);

/**
 * The label that the lines of a document bear, the strictest of two. Three and more are a legend that explains them: then the
 * first counts, which stands above it.
 */
export function printedTlp(lines: readonly string[]): Tlp | undefined {
  const labels = lines.flatMap((line) => findTlp(line) ?? []);
  if (new Set(labels).size > 2) return labels[0];
  return labels.reduce<Tlp | null>((strict, label) => stricterTlp(strict, label), null) ?? undefined;
}
