import { canonicalHousePaper, HOUSE_PAPER } from '../../../server/text/house-papers.ts';

/** Numbers by which ministries, parliaments and organisations cite their papers, most telling first. */
const NUMBERS: readonly RegExp[] = [
  /\bS\/RES\/\d{1,5}\s?\(\d{4}\)/,
  /(?<![\w/])(?:A|S|E|ST|HRC|CD)\/(?:[A-Z]+\/)*(?:\d+\/)*[A-Z0-9./-]*\d(?:\/(?:Add|Rev|Corr)\.\d+)?(?:\s?\(\d{4}\))?/,
  /\b(?:Bundestagsd|BT-D|D)rucksache\s+\d{1,2}\s?\/\s?\d{1,6}(?:\s+\(neu\))?/,
  // The Bundesrat counts within the year: 387/16.
  /\b(?:Bundesratsd|BR-D|D)rucksache\s+\d{1,4}\s?\/\s?\d{2}(?!\d)(?:\s+\(neu\))?/,
  /\bBT-Drs\.\s+\d{1,2}\/\d{1,6}/,
  /\bBR-Drs(?:\.|ucksache)\s+\d+\/\d+/,
  /\bPlenarprotokoll\s+\d{1,2}\/\d{1,3}/,
  /\b(?:COM|KOM|SWD|SEC|JOIN|C)\s?\(\d{4}\)\s?\d{1,5}(?:\s(?:final|endg\.))?/,
  /\bRatsdok\.\s?\d+\/\d+/,
  /\bCM[-/]?(?:Res|Rec|Dec)?\(\d{4}\)\d+/,
  new RegExp(`(?<![\\p{L}\\p{N}])${HOUSE_PAPER}`, 'u'),
  /\bPC\.(?:DEC|DEL|JOUR)\/\d+(?:\/\d+)?/,
];
/** A line that is nothing but a symbol: `CN/RES/131 (2025)`, `MSC/EOM/2026/02`. */
const SYMBOL = /^(?:[A-Z]{1,8}\/)+[\w./-]*\d[\w./-]*(?:\s?\(\d{4}\))?$/;
const LABELLED =
  /^(?:document(?:\s+(?:no|number|nr))?|dok(?:ument)?(?:en)?(?:-?nr|nummer)|aktenzeichen|gz|az|reference|ref|our ref|telegramm(?:-?nr)?|cable(?: no)?|drahtbericht(?: nr)?)\.?\s*[:：]\s*(\S.{1,60})$/i;

/** A number in such a line belongs to a paper that this one answers, amends or votes on. */
const NAMES_ANOTHER = /^[–(-]|^(zu|auf|über|zur|zum)\s|\(zu Drucksache|^(Drs|Antrag|Entwurf|Abstimmung)\b/i;
/** The number of a paper stands in a line of its own, with the name of its house at most. */
const OWN_LINE = 120;

/**
 * The number of this document itself, looked for in its opening lines only: further down the numbers are those
 * of other papers. The first line that holds one decides.
 */
export function findDocumentNumber(opening: readonly string[]): string | undefined {
  for (const line of opening) {
    const labelled = LABELLED.exec(line)?.[1];
    if (labelled && /\d/.test(labelled)) return labelled.trim();
    if (SYMBOL.test(line)) return line;
    for (const pattern of NUMBERS) {
      const match = NAMES_ANOTHER.test(line) ? undefined : pattern.exec(line)?.[0];
      if (match && (line.length <= OWN_LINE || line.startsWith(match))) return clean(match);
    }
  }
  return undefined;
}

const clean = (number: string): string =>
  canonicalHousePaper(number) ??
  number
    .replace(/\s+/g, ' ')
    .replace(/\s?\/\s?/g, '/')
    .replace(/[./-]+$/, '');
