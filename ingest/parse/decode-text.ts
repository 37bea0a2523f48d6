import { createRequire } from 'node:module';
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
/** Mail of the 1990s: seven bits with escape sequences, which is valid ASCII and must not be taken for it. */
const ESCAPED = /^(iso-2022-(jp|kr)|hz-gb)/i;

/**
 * Turns bytes into text: byte order mark, then strict UTF-8, then the declared encoding, then a guess.
 * UTF-8 goes before the declaration because a wrong `charset=iso-8859-1` on a UTF-8 page is common, and
 * text in an 8-bit encoding that happens to be valid UTF-8 is not.
 *
 * @throws RefusedFile `unknown-encoding` where the encoding is recognised and no table for it is at hand
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const marked = byteOrderMark(buffer);
  if (marked) return { text: decode(buffer, marked), encoding: marked, guessed: false };
  const wide = wideWithoutMark(buffer);
  if (wide) return { text: decode(buffer, wide), encoding: wide, guessed: true };
  const escaped = escapedEncoding(buffer, declared);
  if (escaped) return { text: decode(buffer, escaped), encoding: escaped, guessed: declared === undefined };
  const utf8 = strictUtf8(buffer);
  if (utf8 !== undefined) {
    const repaired = undoDoubleEncoding(utf8);
    if (repaired !== undefined) return { text: repaired, encoding: 'utf-8 written twice', guessed: true };
    return { text: utf8, encoding: 'utf-8', guessed: false };
  }
  const nearly = nearlyUtf8(buffer);
  if (nearly !== undefined) return { text: nearly, encoding: 'utf-8 with damaged characters', guessed: true };
  const label = declared && (MEANS_WINDOWS_1252.test(declared) ? 'windows-1252' : declared.toLowerCase());
  if (label && !/^utf-?(8|16|32)/.test(label) && iconv.encodingExists(label)) {
    const text = decode(buffer, label);
    // A declaration that leaves holes in the text is wrong.
    if (!text.includes('\ufffd')) return { text, encoding: label, guessed: false };
  }
  if (isEbcdic(buffer)) return { text: decode(buffer, 'EBCDIC'), encoding: 'EBCDIC', guessed: true };
  const guess = guessEncoding(buffer);
  return { text: decode(buffer, guess), encoding: guess, guessed: true };
}

/**
 * The opening of a file as text, good enough to see what it is: marks, UTF-16, UTF-32 and UTF-8 are understood,
 * anything else is read byte for byte, because guessing an encoding is dear and tells nothing about a format.
 */
export function openingText(bytes: Uint8Array, length = 16_384): string {
  let end = Math.min(bytes.length, length) & ~3;
  if (bytes.length <= length) end = bytes.length;
  else while (end > length - 12 && (bytes[end - 1] ?? 0) >= 0x80) end--;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, end);
  const wide = byteOrderMark(head) ?? wideWithoutMark(head);
  if (wide) return iconv.decode(head, wide);
  return strictUtf8(head) ?? head.toString('latin1');
}

function decode(buffer: Buffer, encoding: string): string {
  if (/^iso-2022-jp/.test(encoding)) return new TextDecoder('iso-2022-jp').decode(buffer);
  if (encoding === 'iso-2022-kr') return iconv.decode(shiftedToEucKr(buffer), 'euc-kr');
  if (encoding === 'hz-gb-2312') return iconv.decode(tildeToGb(buffer), 'gbk');
  if (!iconv.encodingExists(encoding)) {
    throw new RefusedFile(
      'unknown-encoding',
      `The text is written in the character encoding ${encoding}, for which no table is at hand; save it as UTF-8.`,
    );
  }
  return iconv.decode(buffer, encoding);
}

function byteOrderMark(buffer: Buffer): string | undefined {
  if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) return 'utf-8';
  if (buffer[0] === 0xff && buffer[1] === 0xfe) {
    return buffer.length % 4 === 0 && buffer[2] === 0 && buffer[3] === 0 ? 'utf-32le' : 'utf-16le';
  }
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return 'utf-16be';
  if (buffer[0] === 0 && buffer[1] === 0 && buffer[2] === 0xfe && buffer[3] === 0xff) return 'utf-32be';
  return undefined;
}

/**
 * UTF-16 and UTF-32 without a mark show themselves by NUL bytes: on one side of nearly every character of Latin
 * text, on one side of the spaces and line ends of any other.
 */
function wideWithoutMark(buffer: Buffer): string | undefined {
  const size = Math.min(buffer.length, 4096) & ~3;
  if (size < 8) return undefined;
  const zeros = [0, 0, 0, 0];
  for (let i = 0; i < size; i++) if (buffer[i] === 0) zeros[i & 3] = (zeros[i & 3] ?? 0) + 1;
  const [a = 0, b = 0, c = 0, d = 0] = zeros;
  const quarters = size / 4;
  if (d === quarters && c > quarters * 0.6 && a < quarters * 0.05) return 'utf-32le';
  if (a === quarters && b > quarters * 0.6 && d < quarters * 0.05) return 'utf-32be';
  const even = a + c;
  const odd = b + d;
  const pairs = size / 2;
  if (odd > pairs * 0.6 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.6 && odd < pairs * 0.05) return 'utf-16be';
  // Writing in other letters: few bytes look like printed ASCII, and the zeros stand on one side.
  const ascii = buffer.subarray(0, size).filter((byte) => byte >= 0x20 && byte < 0x7f).length;
  if (ascii < size * 0.6 && even + odd > pairs * 0.02 && Math.min(even, odd) <= Math.max(even, odd) * 0.1) {
    const guess = odd > even ? 'utf-16le' : 'utf-16be';
    return readsAsWords(iconv.decode(buffer.subarray(0, size), guess)) ? guess : undefined;
  }
  return undefined;
}

/** Letters, marks, figures, blanks and punctuation almost throughout: binary data read as UTF-16 are not. */
function readsAsWords(text: string): boolean {
  const odd = text.match(/[^\p{L}\p{M}\p{N}\p{P}\p{Zs}\s\p{Sc}\p{Sm}]/gu)?.length ?? 0;
  return odd < text.length * 0.03;
}

function escapedEncoding(buffer: Buffer, declared: string | undefined): string | undefined {
  const head = buffer.subarray(0, 65_536).toString('latin1');
  if (/[\u0080-\u00ff]/.test(head)) return undefined;
  if (/\u001b\$\)C/.test(head)) return 'iso-2022-kr';
  if (/\u001b(\$[@B]|\([BJ])/.test(head)) return 'iso-2022-jp';
  if (declared && ESCAPED.test(declared)) return declared.toLowerCase();
  return (head.match(/~\{[!-~]{2,}?~\}/g)?.length ?? 0) > 1 ? 'hz-gb-2312' : undefined;
}

/** Mainframes write the blank as 0x40 and hardly a byte below it. */
function isEbcdic(buffer: Buffer): boolean {
  const head = buffer.subarray(0, 4096);
  const blanks = head.filter((byte) => byte === 0x40).length;
  return blanks > head.length * 0.08 && !head.includes(0x20);
}

export function strictUtf8(buffer: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer);
  } catch (thrown) {
    if (thrown instanceof TypeError) return undefined;
    throw thrown;
  }
}

/** Long UTF-8 text with a few broken bytes stays UTF-8: one lost byte must not garble every umlaut. */
function nearlyUtf8(buffer: Buffer): string | undefined {
  const text = buffer.toString('utf8');
  const lost = text.match(/\ufffd/g)?.length ?? 0;
  const good = text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  return good > 20 && lost * 20 < good ? text : undefined;
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

type Guess = { readonly encoding: string | null; readonly confidence: number };
let detector: ((bytes: Uint8Array) => readonly Guess[]) | undefined;

/**
 * The likeliest encoding of text that neither declares one nor is UTF-8. Of the 113 files of the formats collection
 * with 40 encodings, jschardet 4 (a port of chardet 7, whose tests they are) leaves 5 wrong (Johab 3, EUC-TW, CP949);
 * chardet.js 2.2 garbled all of IBM855, IBM866 and MacCyrillic and half of ISO-8859-5. Its language tables cost 0.4 s once a thread, so it is loaded when the first such text comes.
 */
export function guessEncoding(buffer: Uint8Array): string {
  detector ??= (createRequire(import.meta.url)('jschardet') as { detectAll: (bytes: Uint8Array) => Guess[] })
    .detectAll;
  // UTF-16 and UTF-32 were looked for before: here they would be stray zeros.
  const matches = detector(buffer.subarray(0, 65_536)).filter(
    ({ encoding }) => !/^utf-?(16|32)/i.test(encoding ?? ''),
  );
  const best = matches[0];
  if (!best?.encoding || best.confidence < 0.1) return 'windows-1252';
  const western = matches.find((match) => WESTERN.test(match.encoding ?? ''));
  // Short Western texts are often taken for something exotic; where it is close, the common one is right.
  if (western && western.confidence >= best.confidence * 0.9) return 'windows-1252';
  return PYTHON_NAMES[best.encoding.toLowerCase()] ?? best.encoding.toLowerCase();
}

const WESTERN = /^(ascii|utf-?8|iso-?8859-?(1|15)|windows-1252)$/i;
/** Names of Python's codecs that iconv-lite knows under others. */
const PYTHON_NAMES: Readonly<Record<string, string>> = {
  'mac-cyrillic': 'maccyrillic',
  maccyrillic: 'maccyrillic',
  'mac-roman': 'macroman',
  macroman: 'macroman',
  'mac-greek': 'macgreek',
  'mac-turkish': 'macturkish',
  'mac-iceland': 'maciceland',
  'mac-latin2': 'maccenteuro',
  big5hkscs: 'big5-hkscs',
  shift_jis_2004: 'shift_jis',
  'euc-jis-2004': 'euc-jp',
  euc_jis_2004: 'euc-jp',
  'iso2022-jp-2': 'iso-2022-jp',
  'tis-620': 'windows-874',
  cp874: 'windows-874',
  'utf-16-le': 'utf-16le',
  'utf-16-be': 'utf-16be',
  'utf-32-le': 'utf-32le',
  'utf-32-be': 'utf-32be',
};

/** ISO-2022-KR: between SO and SI stands EUC-KR without its high bits. */
function shiftedToEucKr(buffer: Buffer): Buffer {
  const bytes: number[] = [];
  let shifted = false;
  const announced = buffer.indexOf('\u001b$)C', 0, 'latin1');
  for (const [index, byte] of buffer.entries()) {
    if (announced >= 0 && index >= announced && index < announced + 4) continue;
    if (byte === 0x0e) shifted = true;
    else if (byte === 0x0f) shifted = false;
    else bytes.push(shifted && byte > 0x20 ? byte | 0x80 : byte);
  }
  return Buffer.from(bytes);
}

/** HZ: between `~{` and `~}` stands GB 2312 without its high bits. */
function tildeToGb(buffer: Buffer): Buffer {
  const text = buffer
    .toString('latin1')
    .replace(/~\{([\s\S]*?)~\}/g, (_, inner: string) =>
      inner.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) | 0x80)),
    );
  return Buffer.from(text.replaceAll('~~', '~').replaceAll('~\n', ''), 'latin1');
}

/** So many stray control characters may stand in a short text. */
const MAX_ODD = 6;

/** Refuses what is not text: NUL bytes or many control characters after decoding. */
export function assertText(text: string): void {
  const sample = text.slice(0, 100_000);
  if (sample.length === 0) return;
  let odd = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13)) odd++;
  }
  if (odd > Math.max(sample.length * 0.1, MAX_ODD)) {
    throw new RefusedFile('not-text', 'The file does not contain readable text; it looks like binary data.');
  }
}
