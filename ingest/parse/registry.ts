import type { Format } from './format.ts';

/**
 * The formats the product reads. Each is loaded when first needed, so that a worker that parses text never
 * pays for the PDF reader. `detectFormat` decides which one a file is.
 */
export const FORMATS = {
  pdf: async (): Promise<Format> => (await import('./formats/pdf.ts')).pdf,
  image: async (): Promise<Format> => (await import('./formats/image.ts')).image,
  docx: async (): Promise<Format> => (await import('./formats/docx.ts')).docx,
  doc: async (): Promise<Format> => (await import('./formats/doc.ts')).doc,
  wordml: async (): Promise<Format> => (await import('./formats/docx.ts')).wordml,
  odt: async (): Promise<Format> => (await import('./formats/odt.ts')).odt,
  odp: async (): Promise<Format> => (await import('./formats/odt.ts')).odp,
  ods: async (): Promise<Format> => (await import('./formats/spreadsheet.ts')).ods,
  xlsx: async (): Promise<Format> => (await import('./formats/spreadsheet.ts')).xlsx,
  xlsb: async (): Promise<Format> => (await import('./formats/spreadsheet.ts')).xlsb,
  xls: async (): Promise<Format> => (await import('./formats/spreadsheet.ts')).xls,
  spreadsheetml: async (): Promise<Format> => (await import('./formats/spreadsheet.ts')).spreadsheetml,
  pptx: async (): Promise<Format> => (await import('./formats/pptx.ts')).pptx,
  ppt: async (): Promise<Format> => (await import('./formats/ppt.ts')).ppt,
  eml: async (): Promise<Format> => (await import('./formats/eml.ts')).eml,
  mbox: async (): Promise<Format> => (await import('./formats/mbox.ts')).mbox,
  msg: async (): Promise<Format> => (await import('./formats/msg.ts')).msg,
  zip: async (): Promise<Format> => (await import('./formats/zip.ts')).zip,
  gzip: async (): Promise<Format> => (await import('./formats/gzip.ts')).gzip,
  tar: async (): Promise<Format> => (await import('./formats/tar.ts')).tar,
  epub: async (): Promise<Format> => (await import('./formats/epub.ts')).epub,
  subtitles: async (): Promise<Format> => (await import('./formats/subtitles.ts')).subtitles,
  rtf: async (): Promise<Format> => (await import('./formats/rtf.ts')).rtf,
  html: async (): Promise<Format> => (await import('./formats/html.ts')).html,
  xml: async (): Promise<Format> => (await import('./formats/xml.ts')).xml,
  json: async (): Promise<Format> => (await import('./formats/json.ts')).json,
  csv: async (): Promise<Format> => (await import('./formats/csv.ts')).csv,
  markdown: async (): Promise<Format> => (await import('./formats/markdown.ts')).markdown,
  text: async (): Promise<Format> => (await import('./formats/plain-text.ts')).plainText,
} as const;

export type FormatId = keyof typeof FORMATS;
