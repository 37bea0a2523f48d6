import type { Marking } from '../../../server/domain/index.ts';

/** Printed grades of Germany, the EU, NATO, the UK/US and France, highest first (VSA Annex VII). */
const GRADES: readonly (readonly [RegExp, Marking])[] = [
  [/\bSTRENG GEHEIM\b|\bCOSMIC TOP SECRET\b|\bTRÈS SECRET\b|\bTOP SECRET\b/, 'STRENG GEHEIM'],
  [/\bGEHEIM\b|\b(NATO|EU|UE|FOCAL)?\s?SECRET(\s?UE|\s?DÉFENSE)?\b/, 'GEHEIM'],
  [/\bVS[-–\s]?VERTRAULICH\b|\bCONFIDENTI[AE]L\b|\bCONFIDENTIEL (UE|DÉFENSE)\b/, 'VS-VERTRAULICH'],
  [
    /\bVS[-–\s]?NfD\b|\bVS[-–\s]{1,3}NUR FÜR DEN DIENSTGEBRAUCH\b|\bNUR FÜR DEN DIENSTGEBRAUCH\b|\b(NATO |EU )?RESTRICTED\b|\bRESTREINT(\sUE)?\b|\bDIFFUSION RESTREINTE\b/i,
    'VS-NfD',
  ],
];
const PREFIX =
  /^(?:(?:geheimhaltungsgrad|einstufung|vs-grad|classification|marking|schutzvermerk)\s*[:：]\s*|amtlich geheimgehalten\b)/i;

/**
 * The grade that a line prints as a marking: the line must consist of little more than the grade itself
 * (`VS – NUR FÜR DEN DIENSTGEBRAUCH`, `Classification: NATO RESTRICTED`). A sentence that merely mentions
 * a secret is no marking. Where in doubt the higher grade wins.
 */
export function findMarking(line: string): Marking | undefined {
  const bare = line.replace(PREFIX, '').trim();
  const declared = bare.length !== line.trim().length;
  if (
    declared &&
    /^(offen|open|unclassified|public|nicht eingestuft|öffentlich|non classifié)(?!\p{L})/iu.test(bare)
  )
    return 'OFFEN';
  if (bare.length > 70) return undefined;
  for (const [pattern, marking] of GRADES) {
    const match = pattern.exec(declared ? bare.toLocaleUpperCase('de').replace('NFD', 'NfD') : bare);
    if (!match) continue;
    const rest = bare.length - match[0].length;
    if (declared || rest <= 25) return marking;
  }
  return undefined;
}

/** The grade that a metadata field names (`VS-NfD`, `restricted`, `offen`); undefined when it names none. */
export const markingOf = (value: string | undefined): Marking | undefined =>
  value === undefined ? undefined : findMarking(`Classification: ${value}`);
