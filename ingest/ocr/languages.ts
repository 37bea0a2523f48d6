import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What text recognition can read: the three languages of the house, by ISO 639-1. */
export const OCR_LANGUAGES = ['de', 'en', 'fr'] as const;
export type OcrLanguage = (typeof OCR_LANGUAGES)[number];

const TESSERACT: Readonly<Record<OcrLanguage, string>> = { de: 'deu', en: 'eng', fr: 'fra' };

export const tesseractCode = (language: OcrLanguage): string => TESSERACT[language];

/** Folder of the trained data inside its npm package; the integer models of the best networks. */
export function dataFolder(language: OcrLanguage): string {
  const resolve = createRequire(import.meta.url).resolve;
  const manifest = resolve(`@tesseract.js-data/${TESSERACT[language]}/package.json`);
  return join(dirname(manifest), '4.0.0_best_int');
}

export const isOcrLanguage = (language: string | undefined): language is OcrLanguage =>
  (OCR_LANGUAGES as readonly string[]).includes(language ?? '');
