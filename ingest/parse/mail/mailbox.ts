/** `From ` at the start of a line after an empty one, with a year: mail programs quote it elsewhere. */
const SEPARATOR = /(?:^\s*|\r?\n\r?\n)(?=From \S[^\r\n]*\b(?:19|20)\d\d\b[^\r\n]*\r?\n>?[A-Za-z][\w-]*:)/g;

/** Where the mails of a mailbox begin, in bytes. */
export function mailStarts(bytes: Uint8Array): number[] {
  // One character a byte.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return [...text.matchAll(SEPARATOR)].map((match) => match.index + match[0].length);
}
