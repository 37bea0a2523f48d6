import type { Format } from './format.ts';

/**
 * The formats the product reads. Each is loaded when first needed, so that a worker that parses text never
 * pays for the PDF reader. `detectFormat` decides which one a file is.
 */
export const FORMATS = {
  pdf: async (): Promise<Format> => (await import('./formats/pdf.ts')).pdf,
  docx: async (): Promise<Format> => (await import('./formats/docx.ts')).docx,
  odt: async (): Promise<Format> => (await import('./formats/odt.ts')).odt,
  rtf: async (): Promise<Format> => (await import('./formats/rtf.ts')).rtf,
  html: async (): Promise<Format> => (await import('./formats/html.ts')).html,
  xml: async (): Promise<Format> => (await import('./formats/xml.ts')).xml,
  json: async (): Promise<Format> => (await import('./formats/json.ts')).json,
  csv: async (): Promise<Format> => (await import('./formats/csv.ts')).csv,
  markdown: async (): Promise<Format> => (await import('./formats/markdown.ts')).markdown,
  text: async (): Promise<Format> => (await import('./formats/plain-text.ts')).plainText,
} as const;

export type FormatId = keyof typeof FORMATS;
