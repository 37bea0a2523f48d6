export interface DocumentInformation {
  readonly title: string;
  readonly author: string;
  readonly keywords: string;
  /** YYYY-MM-DD */
  readonly day: string;
}

/**
 * Appends an Info dictionary to a PDF as an incremental update (ISO 32000-1, 7.5.6). Chromium writes only the
 * title and the day of printing, which a reader would take for the date of the document.
 */
export function documentInformation(pdf: Uint8Array, information: DocumentInformation): Uint8Array {
  const bytes = Buffer.from(pdf);
  const tail = bytes.toString('latin1');
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1];
  const size = /\/Size (\d+)/.exec(tail.slice(tail.lastIndexOf('trailer')))?.[1];
  const root = /\/Root (\d+ \d+ R)/.exec(tail.slice(tail.lastIndexOf('trailer')))?.[1];
  if (!previous || !size || !root) throw new Error('not a PDF with a classic cross-reference table');
  const date = `(D:${information.day.replaceAll('-', '')}120000Z)`;
  const object =
    `${size} 0 obj\n<</Title ${text(information.title)} /Author ${text(information.author)}` +
    ` /Keywords ${text(information.keywords)} /CreationDate ${date} /ModDate ${date}>>\nendobj\n`;
  const start = bytes.length + 1;
  const table = start + object.length;
  const update =
    `\n${object}xref\n${size} 1\n${String(start).padStart(10, '0')} 00000 n \n` +
    `trailer\n<</Size ${Number(size) + 1} /Root ${root} /Info ${size} 0 R /Prev ${previous}>>\n` +
    `startxref\n${table}\n%%EOF\n`;
  return Buffer.concat([bytes, Buffer.from(update, 'latin1')]);
}

/** A text string in UTF-16BE with byte order mark, written in hexadecimal. */
function text(value: string): string {
  const hex = [...Buffer.from(value, 'utf16le').swap16()].map((byte) => byte.toString(16).padStart(2, '0'));
  return `<feff${hex.join('')}>`;
}
