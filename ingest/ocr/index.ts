import type { ParsedDocument } from '../parse/document.ts';
import type { RecogniseOptions } from './recognise.ts';
import type { TesseractPool } from './tesseract-pool.ts';

export type { RecogniseOptions } from './recognise.ts';

let pool: TesseractPool | undefined;

/**
 * Second stage of reading: the pages that parsing could not read (`parsed.recognise`) are read from their images, on
 * all cores. Without such pages nothing is loaded and the document comes back as it is.
 *
 * @throws RefusedFile `no-text`; the reason of `options.signal`
 */
export async function recognise(
  parsed: ParsedDocument,
  bytes: Uint8Array,
  options: RecogniseOptions = {},
): Promise<ParsedDocument> {
  if ((parsed.recognise ?? []).length === 0 && !options.everyPage) return parsed;
  const { recognisePages } = await import('./recognise.ts');
  const { TesseractPool: Pool } = await import('./tesseract-pool.ts');
  pool ??= new Pool();
  return recognisePages(parsed, bytes, pool, options);
}

/** Ends the idle recognition workers, for tests and for a clean end of the process; later calls start new ones. */
export const closeRecognisers = async (): Promise<void> => pool?.close();
