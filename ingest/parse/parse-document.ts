import { detectFormat } from './detect-format.ts';
import { type ParsedDocument, RefusedFile } from './document.ts';
import { refuseErrorPage } from './error-page.ts';
import type { ParserInput, RawDocument } from './format.ts';
import { completeMetadata } from './metadata/complete-metadata.ts';
import { FORMATS } from './registry.ts';
import { unlock } from './unlock.ts';

/** Opens, detects, parses and completes one document in this thread. The worker runs it; tests of a format may too. */
export async function parseDocument(input: ParserInput): Promise<ParsedDocument> {
  const { sourceKey, limits, passwords } = input;
  const bytes = await unlock(input.bytes, passwords);
  const format = await FORMATS[await detectFormat(bytes, sourceKey, limits)]();
  let raw: RawDocument;
  try {
    raw = await format.parse({ ...input, bytes });
  } catch (thrown) {
    if (thrown instanceof RefusedFile) throw thrown;
    throw new RefusedFile('damaged', 'The file is damaged: its content could not be read.', {
      cause: thrown,
    });
  }
  if (raw.blocks.length === 0 && (raw.parts ?? []).length === 0 && (raw.recognise ?? []).length === 0) {
    throw (raw.hidden ?? []).length > 0
      ? new RefusedFile('only-hidden', 'The file contains only text that a reader of it does not see.')
      : new RefusedFile('empty', 'The file contains no text.');
  }
  refuseErrorPage(raw);
  return {
    ...raw,
    mediaType: raw.mediaType ?? format.mediaType,
    metadata: completeMetadata(raw.metadata, raw.blocks, fileTitle(sourceKey)),
  };
}

/** `reports/2026/kosovo_lage.pdf` → `kosovo lage`: better than no title, and marked as guessed. */
function fileTitle(sourceKey: string): string {
  const name = sourceKey.split('/').pop() ?? sourceKey;
  return (
    name
      .replace(/\.[A-Za-z0-9]{1,5}$/, '')
      .replace(/[_\s]+/g, ' ')
      .trim() || sourceKey
  );
}
