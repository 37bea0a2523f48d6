import { compoundFile } from './make-doc.ts';

/** A presentation of the old format; the first text of a slide is its title. */
export function makePpt(slides: readonly (readonly string[])[]): Uint8Array {
  const list = container(
    0x0ff0,
    slides.flatMap((texts) => [
      atom(0x03f3, Buffer.alloc(20)),
      ...texts.flatMap((text, index) => {
        const kind = Buffer.alloc(4);
        kind.writeUInt32LE(index === 0 ? 0 : 1);
        return [atom(0x0f9f, kind), atom(0x0fa0, Buffer.from(text, 'utf16le'))];
      }),
    ]),
  );
  return compoundFile({ 'PowerPoint Document': container(0x03e8, [list]), 'Current User': Buffer.alloc(28) });
}

const atom = (type: number, content: Buffer): Buffer => record(0, type, content);
const container = (type: number, content: readonly Buffer[]): Buffer =>
  record(0x0f, type, Buffer.concat(content));

function record(version: number, type: number, content: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt16LE(version, 0);
  header.writeUInt16LE(type, 2);
  header.writeUInt32LE(content.length, 4);
  return Buffer.concat([header, content]);
}
