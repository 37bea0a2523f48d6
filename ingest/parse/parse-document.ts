import { detectFormat } from './detect-format.ts';
import { type ParsedDocument, RefusedFile } from './document.ts';
import type { ParseLimits } from './limits.ts';
import { completeMetadata } from './metadata/complete-metadata.ts';
import { FORMATS } from './registry.ts';

/** Detects, parses and completes one document in this thread. The worker runs it; tests of a format may too. */
export async function parseDocument(
  bytes: Uint8Array,
  sourceKey: string,
  limits: ParseLimits,
): Promise<ParsedDocument> {
  const format = await FORMATS[await detectFormat(bytes, sourceKey, limits)]();
  let raw: Awaited<ReturnType<typeof format.parse>>;
  try {
    raw = await format.parse({ bytes, sourceKey, limits });
  } catch (thrown) {
    if (thrown instanceof RefusedFile) throw thrown;
    throw new RefusedFile('damaged', 'The file is damaged: its content could not be read.', {
      cause: thrown,
    });
  }
  if (raw.blocks.length === 0) throw new RefusedFile('empty', 'The file contains no text.');
  return {
    ...raw,
    mediaType: format.mediaType,
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
