import type { Briefing } from '../../domain/index.ts';
import { plainText } from './plain-text.ts';

/** File systems take 255 bytes; with the day, in UTF-8, this stays below. */
const MAX_LETTERS = 60;

/** `Sachstand Brücke von Brask 2026-08-10.docx`: the title without what some system does not take in a name; an earlier version
 * is named by its number. */
export function docxFileName({
  title,
  asOf,
  version,
  latestVersion,
}: Pick<Briefing, 'title' | 'asOf' | 'version' | 'latestVersion'>): string {
  const safe = plainText(title)
    .replace(/[\\/:*?"<>|\p{Cf}]+/gu, ' ')
    .replace(/ +/gu, ' ')
    .replace(/^[. ]+/u, '');
  const short = [...safe].slice(0, MAX_LETTERS).join('').trim();
  return `${short === '' ? 'Briefing' : short} ${asOf}${latestVersion === undefined ? '' : ` v${version}`}.docx`;
}
