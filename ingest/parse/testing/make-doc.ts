import cfb from 'cfb';

/** A Word 97 file with these paragraphs; `style` is the number of a built-in style (1–9 are the headings). */
export function makeDoc(
  paragraphs: readonly { readonly text: string; readonly style: number }[],
): Uint8Array {
  const text = paragraphs.map((paragraph) => `${paragraph.text}\r`).join('');
  const start = 0x800;
  const bytes = Buffer.from(text, 'utf16le');
  const pageNumber = Math.ceil((start + bytes.length) / 512);
  const document = Buffer.alloc((pageNumber + 1) * 512);
  document.writeUInt16LE(0xa5ec, 0);
  document.writeUInt16LE(0xc1, 2);
  document.writeUInt16LE(0x0200, 0x0a);
  document.writeInt32LE(text.length, 0x4c);
  bytes.copy(document, start);

  const page = document.subarray(pageNumber * 512);
  page[511] = paragraphs.length;
  let at = start;
  let free = 500;
  for (const [index, paragraph] of paragraphs.entries()) {
    page.writeUInt32LE(at, index * 4);
    at += (paragraph.text.length + 1) * 2;
    page.writeUInt32LE(at, (index + 1) * 4);
    free -= 4;
    page[(paragraphs.length + 1) * 4 + index * 13] = free / 2;
    page[free] = 2;
    page.writeUInt16LE(paragraph.style, free + 1);
  }
  const pieces = Buffer.alloc(5 + 16);
  pieces[0] = 2;
  pieces.writeUInt32LE(16, 1);
  pieces.writeUInt32LE(text.length, 9);
  pieces.writeUInt32LE(start, 15);
  const pages = Buffer.alloc(12);
  pages.writeUInt32LE(start, 0);
  pages.writeUInt32LE(at, 4);
  pages.writeUInt32LE(pageNumber, 8);
  document.writeUInt32LE(0, 0x1a2);
  document.writeUInt32LE(pieces.length, 0x1a6);
  document.writeUInt32LE(pieces.length, 0x102);
  document.writeUInt32LE(pages.length, 0x106);
  return compoundFile({ WordDocument: document, '1Table': Buffer.concat([pieces, pages]) });
}

/** A compound file with these streams; a path with `/` lies in a storage. */
export function compoundFile(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const container = cfb.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) {
    // Short streams would go to the mini stream, as they do in real files.
    cfb.utils.cfb_add(container, `/${name}`, Buffer.from(content));
  }
  return new Uint8Array(cfb.write(container, { type: 'buffer' }) as Buffer);
}
