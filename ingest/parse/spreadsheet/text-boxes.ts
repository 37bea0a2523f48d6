import { type Compound, streamNamed } from '../compound.ts';

/** Record types of old workbooks (MS-XLS 2.4.329 and 2.4.58). */
const TEXT_OBJECT = 0x01b6;
const CONTINUE = 0x003c;

/** Texts of the text boxes and shapes of an old workbook, which lie beside the cells. */
export function textBoxes(compound: Compound): string[] {
  const stream = streamNamed(compound, 'Workbook');
  if (!stream) return [];
  const view = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength);
  const texts: string[] = [];
  let wanted = 0;
  for (let at = 0; at + 4 <= view.length; ) {
    const type = view.readUInt16LE(at);
    const size = view.readUInt16LE(at + 2);
    const content = view.subarray(at + 4, at + 4 + size);
    if (type === TEXT_OBJECT && content.length >= 12) wanted = content.readUInt16LE(10);
    else if (type === CONTINUE && wanted > 0 && content.length > 1) {
      const wide = (content[0] ?? 0) & 1;
      const text = wide
        ? content.toString('utf16le', 1, 1 + wanted * 2)
        : content.toString('latin1', 1, 1 + wanted);
      texts.push(...text.split(/[\r\n]+/).filter((line) => line.trim() !== ''));
      wanted = 0;
    } else wanted = 0;
    at += 4 + size;
  }
  return texts;
}
