import { strFromU8, unzipSync } from 'fflate';

/** What is taken over from a Word file of the house: how things look, no text of it. */
export interface HouseTemplate {
  /** Its `word/styles.xml`. */
  readonly styles: string;
  /** Its theme, which fonts and colours of the styles may refer to. */
  readonly theme: string | null;
}

/** Styles of an office template have 30 to 200 KB. */
const MAX_PART_BYTES = 8 * 1024 * 1024;
const STYLES = 'word/styles.xml';
const THEME = 'word/theme/theme1.xml';

/**
 * Opens a DOCX or DOTX of the house. Macros, texts, pictures and headers in it are not read.
 *
 * @returns the template, or what is wrong with the file, as a sentence after its name
 */
export function openHouseTemplate(
  bytes: Uint8Array,
): { readonly template: HouseTemplate } | { readonly problem: string } {
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => [STYLES, THEME].includes(name) && originalSize <= MAX_PART_BYTES,
    });
  } catch {
    return { problem: 'is no Word file (.docx or .dotx), or is protected with a password.' };
  }
  const styles = parts[STYLES] === undefined ? '' : strFromU8(parts[STYLES]);
  if (!/<w:styles[\s>]/u.test(styles)) return { problem: 'is no Word file with styles (.docx or .dotx).' };
  if (/<!DOCTYPE/iu.test(styles)) return { problem: 'has styles that no Word has written.' };
  const theme = parts[THEME] === undefined ? null : strFromU8(parts[THEME]);
  return { template: Object.freeze({ styles, theme }) };
}
