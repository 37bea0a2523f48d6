import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import { RefusedFile } from './document.ts';

export interface DecodedText {
  readonly text: string;
  /** IANA-like name of the encoding that was used. */
  readonly encoding: string;
  /** False where a byte order mark, a declaration or strict UTF-8 decided. */
  readonly guessed: boolean;
}

/** HTML's rule: these labels mean windows-1252 in practice, whose 0x80–0x9F are quotes and dashes. */
const MEANS_WINDOWS_1252 = /^(iso-?8859-?1|latin-?1|l1|us-ascii|ascii|cp819)$/i;

/**
 * Turns bytes into text: byte order mark, then strict UTF-8, then the declared encoding, then a guess.
 * UTF-8 goes before the declaration because a wrong `charset=iso-8859-1` on a UTF-8 page is common, and
 * text in an 8-bit encoding that happens to be valid UTF-8 is not.
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const marked = byteOrderMark(buffer);
  if (marked) return { text: iconv.decode(buffer, marked), encoding: marked, guessed: false };
  const wide = wideWithoutMark(buffer);
  if (wide) return { text: iconv.decode(buffer, wide), encoding: wide, guessed: true };
  const utf8 = strictUtf8(buffer);
  if (utf8 !== undefined && !(declared && /^iso-2022/i.test(declared))) {
    const repaired = undoDoubleEncoding(utf8);
    if (repaired !== undefined) return { text: repaired, encoding: 'utf-8 written twice', guessed: true };
    return { text: utf8, encoding: 'utf-8', guessed: false };
  }
  const label = declared && (MEANS_WINDOWS_1252.test(declared) ? 'windows-1252' : declared.toLowerCase());
  if (label && label !== 'utf-8' && iconv.encodingExists(label)) {
    return { text: iconv.decode(buffer, label), encoding: label, guessed: false };
  }
  const guess = guessEncoding(buffer);
  return { text: iconv.decode(buffer, guess), encoding: guess, guessed: true };
}

function byteOrderMark(buffer: Buffer): string | undefined {
  if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) return 'utf-8';
  if (buffer[0] === 0xff && buffer[1] === 0xfe) {
    return buffer[2] === 0 && buffer[3] === 0 ? 'utf-32le' : 'utf-16le';
  }
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 without a mark shows itself by NUL bytes on one side of nearly every character of Latin text. */
function wideWithoutMark(buffer: Buffer): string | undefined {
  const size = Math.min(buffer.length, 4096) & ~1;
  if (size < 8) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < size; i += 2) {
    if (buffer[i] === 0) even++;
    if (buffer[i + 1] === 0) odd++;
  }
  const pairs = size / 2;
  if (odd > pairs * 0.6 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.6 && odd < pairs * 0.05) return 'utf-16be';
  return undefined;
}

function strictUtf8(buffer: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer);
  } catch (thrown) {
    if (thrown instanceof TypeError) return undefined;
    throw thrown;
  }
}

/**
 * `GesprÃ¤ch` → `Gespräch`: UTF-8 that was taken for windows-1252 and encoded again. Only where several such
 * pairs occur and undoing it gives valid UTF-8 throughout.
 */
function undoDoubleEncoding(text: string): string | undefined {
  const pairs = text.match(/[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/g)?.length ?? 0;
  if (pairs < 2 || /[\u0100-\u0151\u0154-\u015f\u0400-\uffff]/.test(text.replace(/[‘’“”‚„…†‡‰‹›€•–—™]/g, '')))
    return undefined;
  return strictUtf8(toWindows1252(text));
}

/** C1 control characters stand for the bytes that windows-1252 leaves undefined. */
function toWindows1252(text: string): Buffer {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes.push(code < 0x100 ? code : (iconv.encode(character, 'windows-1252')[0] ?? 0x3f));
  }
  return Buffer.from(bytes);
}

/**
 * chardet's best guess, with two corrections for the texts we get: short Western texts are often taken for
 * something exotic, and ISO-8859-1 is read as windows-1252.
 */
function guessEncoding(buffer: Buffer): string {
  const matches = analyse(buffer.subarray(0, 65_536));
  const best = matches[0];
  if (!best || best.confidence < 30) return 'windows-1252';
  const western = matches.find((match) => /^(ISO-8859-1|windows-1252)$/i.test(match.name));
  if (western && western.confidence >= best.confidence - 15) return 'windows-1252';
  if (/^utf-8$/i.test(best.name)) return 'windows-1252';
  return iconv.encodingExists(best.name) ? best.name.toLowerCase() : 'windows-1252';
}

/** Refuses what is not text: NUL bytes or many control characters after decoding. */
export function assertText(text: string): void {
  const sample = text.slice(0, 100_000);
  if (sample.length === 0) return;
  let odd = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13)) odd++;
  }
  if (odd / sample.length > 0.05) {
    throw new RefusedFile('not-text', 'The file does not contain readable text; it looks like binary data.');
  }
}
