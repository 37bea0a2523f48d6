import iconv from 'iconv-lite';
import { cleanText } from '../clean-text.ts';
import { type Compound, streamNamed } from '../compound.ts';
import type { FoundMetadata } from '../document.ts';
import { meaningfulAuthor } from './core-properties.ts';

const TITLE = 2;
const AUTHOR = 4;
const CODE_PAGE = 1;

/** Title and author from the properties of an old Office file (MS-OLEPS); unreadable properties are none. */
export function summaryOf(compound: Compound): Partial<FoundMetadata> {
  const stream = streamNamed(compound, '\u0005SummaryInformation');
  if (!stream || stream.length < 48) return {};
  const view = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength);
  const section = view.readUInt32LE(44);
  if (section + 8 > view.length) return {};
  const offsets = new Map<number, number>();
  const count = Math.min(view.readUInt32LE(section + 4), 100);
  for (let index = 0; index < count; index++) {
    const at = section + 8 + index * 8;
    if (at + 8 > view.length) break;
    offsets.set(view.readUInt32LE(at), section + view.readUInt32LE(at + 4));
  }
  const pageAt = offsets.get(CODE_PAGE);
  const codePage = pageAt !== undefined && pageAt + 6 <= view.length ? view.readUInt16LE(pageAt + 4) : 1252;
  const textOf = (id: number): string | undefined => {
    const at = offsets.get(id);
    if (at === undefined || at + 8 > view.length) return undefined;
    const type = view.readUInt32LE(at);
    const length = view.readUInt32LE(at + 4);
    const bytes = view.subarray(at + 8, Math.min(at + 8 + (type === 31 ? length * 2 : length), view.length));
    const encoding = codePage === 65001 ? 'utf-8' : codePage === 1200 ? 'utf-16le' : `cp${codePage}`;
    const text =
      type === 31
        ? bytes.toString('utf16le')
        : iconv.decode(bytes, iconv.encodingExists(encoding) ? encoding : 'cp1252');
    return cleanText(text.replace(/\0[\s\S]*$/, '')) || undefined;
  };
  const title = textOf(TITLE);
  const author = meaningfulAuthor(textOf(AUTHOR));
  return { ...(title && { title }), ...(author && { author }) };
}
