import { gunzipSync } from 'node:zlib';
import { BlockCollector } from '../block-collector.ts';
import { RefusedFile } from '../document.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';
import { PartNames } from '../part-names.ts';

/** One packed file: it is the only part. */
export const gzip: Format = {
  id: 'gzip',
  mediaType: 'application/gzip',
  parse(input: ParserInput): RawDocument {
    if (input.depth >= input.limits.maxDepth) {
      throw new RefusedFile(
        'too-deep',
        `The archive lies inside other archives, more than ${input.limits.maxDepth} levels deep.`,
      );
    }
    const bytes = expand(input);
    if (bytes.length === 0) throw new RefusedFile('empty', 'The archive contains no files.');
    const file = input.sourceKey.split('/').pop() ?? '';
    const name = new PartNames().claim(file.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '') || 'unpacked');
    const collector = new BlockCollector(input.limits);
    collector.add('list-item', name);
    return {
      blocks: collector.blocks,
      parts: [{ name, bytes }],
      pageCount: 0,
      metadata: {},
      quality: withoutPages(),
    };
  },
};

function expand({ bytes, limits }: ParserInput): Uint8Array {
  try {
    return Uint8Array.from(gunzipSync(bytes, { maxOutputLength: limits.maxExpandedBytes }));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new RefusedFile(
        'archive-limit',
        `The file expands to more than ${Math.round(limits.maxExpandedBytes / 1024 / 1024)} MB when unpacked, more than is allowed.`,
      );
    }
    throw new RefusedFile('damaged', 'The archive is damaged: it could not be unpacked.', { cause });
  }
}
