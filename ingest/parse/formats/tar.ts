import { BlockCollector } from '../block-collector.ts';
import { type DocumentPart, RefusedFile } from '../document.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';
import { isLitter, PartNames } from '../part-names.ts';

const BLOCK = 512;

/** A tape archive: plain files are parts; links, devices and directories are passed over. */
export const tar: Format = {
  id: 'tar',
  mediaType: 'application/x-tar',
  parse(input: ParserInput): RawDocument {
    if (input.depth >= input.limits.maxDepth) {
      throw new RefusedFile(
        'too-deep',
        `The archive lies inside other archives, more than ${input.limits.maxDepth} levels deep.`,
      );
    }
    const { parts, cut } = readTar(input);
    if (parts.length === 0) throw new RefusedFile('empty', 'The archive contains no files.');
    const collector = new BlockCollector(input.limits);
    for (const part of parts) collector.add('list-item', part.name);
    return {
      blocks: collector.blocks,
      parts,
      pageCount: 0,
      metadata: {},
      quality: withoutPages(),
      ...(cut && {
        partial: { code: 'damaged', reason: 'The archive was cut off; its last file is missing.' },
      }),
    };
  },
};

function readTar({ bytes, limits }: ParserInput): { parts: DocumentPart[]; cut: boolean } {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = new PartNames();
  const parts: DocumentPart[] = [];
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= view.length; ) {
    const header = view.subarray(at, at + BLOCK);
    if (header[0] === 0) break;
    const field = (from: number, to: number): string =>
      header.subarray(from, to).toString('utf8').replace(/\0.*$/s, '');
    const size = Number.parseInt(field(124, 136).trim() || '0', 8);
    if (!Number.isInteger(size) || size < 0) break;
    const start = at + BLOCK;
    if (start + size > view.length) return { parts, cut: true };
    const content = view.subarray(start, start + size);
    const type = field(156, 157) || '0';
    if (type === 'L') longName = content.toString('utf8').replace(/\0.*$/s, '');
    else if (type === 'x') longName = /\d+ path=(.*)\n/.exec(content.toString('utf8'))?.[1] ?? longName;
    else {
      const prefix = field(257, 262) === 'ustar' ? field(345, 500) : '';
      const name = longName ?? (prefix ? `${prefix}/${field(0, 100)}` : field(0, 100));
      longName = undefined;
      if ((type === '0' || type === '7') && size > 0 && !isLitter(name)) {
        if (parts.length >= limits.maxParts) {
          throw new RefusedFile(
            'archive-limit',
            `The archive holds more than ${limits.maxParts} files, more than is allowed; split it.`,
          );
        }
        parts.push({ name: names.claim(name), bytes: Uint8Array.from(content) });
      }
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return { parts, cut: false };
}
