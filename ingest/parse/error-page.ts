import { RefusedFile } from './document.ts';
import type { RawDocument } from './format.ts';

/** What web servers say where a document should be. */
const ERROR_PAGE =
  /\b(40[0134]|410|429|50[0234])\b.{0,40}(not found|forbidden|unauthorized|bad request|error|gone|unavailable|gateway|too many requests|nicht gefunden|introuvable)|\b(error|http|fehler|erreur)\s*:?\s*(40[0134]|410|429|50[0234])\b|(page|file|document|seite|datei|resource)\s+(you (requested|are looking for)\s+)?(was |could not be |cannot be |wurde |konnte )?(not found|nicht gefunden|introuvable)|^(not found|forbidden|access denied|bad gateway|service unavailable|internal server error|seite nicht gefunden|page introuvable)(\s*[-–—|:!(].{0,60})?\.?$|^(just a moment|attention required|checking your browser)\b.{0,40}$|^request rejected\b/i;
/** Longer texts say something besides, and a report may well be about such a message. */
const MAX_LENGTH = 1_500;

/**
 * A saved error page is no document: it is short, and its title or one of its first lines is the message.
 *
 * @throws RefusedFile `error-page`
 */
export function refuseErrorPage(document: Pick<RawDocument, 'blocks' | 'metadata' | 'parts'>): void {
  if ((document.parts ?? []).length > 0) return;
  const length = document.blocks.reduce((sum, block) => sum + block.text.length, 0);
  if (length > MAX_LENGTH) return;
  const opening = [document.metadata.title ?? '', ...document.blocks.slice(0, 3).map((block) => block.text)];
  if (opening.some((line) => line.length < 160 && ERROR_PAGE.test(line))) {
    throw new RefusedFile('error-page', 'The file is a saved error page of a web server, not a document.');
  }
}
