import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Liberation Sans (SIL OFL), which comes with pdf.js: Latin, Greek, Cyrillic. A PDF must carry its letters with it. */
const FILES = {
  regular: 'LiberationSans-Regular.ttf',
  bold: 'LiberationSans-Bold.ttf',
  italic: 'LiberationSans-Italic.ttf',
} as const;
export type FontName = keyof typeof FILES;

export const FONT_NAMES = ['regular', 'bold', 'italic'] as const satisfies readonly FontName[];

const folder = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'standard_fonts');

export const fontFile = (name: FontName): Buffer => readFileSync(join(folder(), FILES[name]));
