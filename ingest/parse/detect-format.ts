import { fileTypeFromBuffer } from 'file-type';
import { listEntries } from './archive.ts';
import { isCompound, readCompound, streamNamed } from './compound.ts';
import { openingText, strictUtf8 } from './decode-text.ts';
import { RefusedFile } from './document.ts';
import { sniffDelimiter } from './formats/csv.ts';
import type { ParseLimits } from './limits.ts';
import { mailStarts } from './mail/mailbox.ts';
import type { FormatId } from './registry.ts';
import { expandEntry } from './zip-directory.ts';

/** Formats that are recognised, so that the person gets told what the file is and why it is not read. */
const NOT_READ: readonly (readonly [RegExp, string])[] = [
  [/^image\//, 'an image of a kind that cannot be read; save it as PNG, JPEG or PDF'],
  [/^(audio|video)\//, 'a sound or video recording, which cannot be read'],
  [
    /x-7z|x-rar|x-bzip|x-xz|zstd|x-lz|x-ace|cab|x-arj|x-compress/,
    'an archive of a kind that cannot be opened; pack it as a ZIP file',
  ],
  [/msdownload|x-elf|x-mach|x-dosexec/, 'a program, which is not read'],
  [/font/, 'a font, which is not read'],
];
const IMAGE = /^image\/(png|jpeg|tiff|bmp|webp|gif)$/;

/**
 * Which parser reads a file, decided by its content; the name only tells apart what looks the same inside
 * (Markdown, CSV and plain text).
 *
 * @throws RefusedFile `empty`, `encrypted`, `unsupported-format`, `not-text`, `damaged`
 */
export async function detectFormat(
  bytes: Uint8Array,
  sourceKey: string,
  limits: ParseLimits,
): Promise<FormatId> {
  if (bytes.length === 0) throw new RefusedFile('empty', 'The file is empty.');
  if (isZip(bytes)) return detectContainer(bytes, limits);
  if (isCompound(bytes)) return detectCompound(bytes);
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (/^\s*\{\\rtf/.test(head)) return 'rtf';
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  if (isTar(bytes)) return 'tar';
  // Excel 2 to 4 wrote no container: the stream begins with the first record.
  if (
    bytes[0] === 0x09 &&
    [0, 2, 4].includes(bytes[1] ?? 1) &&
    [4, 6].includes(bytes[2] ?? 0) &&
    bytes[3] === 0
  )
    return 'xls';
  const signed = signedMessage(bytes);
  if (signed) throw signed;
  if (isBitmap(bytes)) return 'image';
  const opening = openingText(bytes);
  if (isText(opening)) return detectText(bytes, opening, sourceKey);
  const type = await fileTypeFromBuffer(bytes.subarray(0, 65_536));
  if (type && IMAGE.test(type.mime)) return 'image' as FormatId;
  if (type) throw unsupported(type.mime);
  throw knownBinary(bytes) ?? notText();
}

/** White pixels look like letters of an old encoding, so a bitmap is known by its header before text is thought of. */
function isBitmap(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x42 || bytes[1] !== 0x4d || bytes.length < 54) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pixels = view.getUint32(10, true);
  return [12, 40, 52, 56, 64, 108, 124].includes(view.getUint32(14, true)) && pixels < bytes.length;
}

const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 0) <= 8 && (bytes[3] ?? 0) <= 8;

function detectContainer(bytes: Uint8Array, limits: ParseLimits): FormatId {
  const entries = listEntries(bytes, limits);
  const names = new Set(entries.map((entry) => entry.name.replace(/^\//, '')));
  const has = (pattern: RegExp): boolean => [...names].some((name) => pattern.test(name));
  if (has(/^word\/document\d*\.xml$/i)) return 'docx';
  if (has(/^xl\/workbook\.xml$/i)) return 'xlsx';
  if (has(/^xl\/workbook\.bin$/i)) return 'xlsb';
  if (has(/^ppt\/presentation\.xml$/i)) return 'pptx';
  const announced = entries.find(
    (entry) => entry.name === 'mimetype' && entry.size < 200 && !entry.encrypted,
  );
  const mime = announced ? Buffer.from(expandEntry(bytes, announced)).toString('latin1') : '';
  if (names.has('content.xml') || mime.startsWith('application/vnd.oasis.')) {
    if (mime.includes('opendocument.spreadsheet')) return 'ods';
    if (mime.includes('opendocument.presentation')) return 'odp';
    if (/opendocument\.(graphics|chart|formula|image|database)/.test(mime))
      throw new RefusedFile('unsupported-format', 'The file is a drawing or a formula; save it as PDF.');
    return 'odt';
  }
  if (mime.includes('application/epub+zip') || (names.has('META-INF/container.xml') && has(/\.opf$/i)))
    return 'epub';
  if (names.has('[Content_Types].xml') && (has(/^(visio|Documents\/\d)\//) || has(/\.fdseq$/i)))
    throw new RefusedFile('unsupported-format', 'The file is a Visio or XPS drawing; save it as PDF.');
  return 'zip';
}

async function detectCompound(bytes: Uint8Array): Promise<FormatId> {
  const compound = await readCompound(bytes);
  const has = (name: string): boolean => streamNamed(compound, name) !== undefined;
  if (has('WordDocument')) return 'doc';
  if (has('Workbook') || has('Book')) return 'xls';
  if (has('PowerPoint Document')) return 'ppt';
  if (has('__properties_version1.0')) return 'msg';
  throw new RefusedFile(
    'unsupported-format',
    'The file is an old Office file of a kind that cannot be read (Publisher, Visio, Works or the like); save it as PDF.',
  );
}

/** `ustar` at its place, or an old archive without it whose first header has the right checksum. */
function isTar(bytes: Uint8Array): boolean {
  if (bytes.length < 512) return false;
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, 512);
  if (header.toString('latin1', 257, 262) === 'ustar') return true;
  const written = Number.parseInt(header.toString('latin1', 148, 156).replace(/[\0 ]+$/, ''), 8);
  if (!(written > 0)) return false;
  let sum = 8 * 32;
  for (const [index, byte] of header.entries()) if (index < 148 || index >= 156) sum += byte;
  return sum === written;
}

/** S/MIME and other CMS containers, in DER. */
function signedMessage(bytes: Uint8Array): RefusedFile | undefined {
  const at = Buffer.from(bytes.subarray(0, 40)).indexOf(Buffer.from('06092a864886f70d0107', 'hex'));
  if (bytes[0] !== 0x30 || at < 2 || at > 12) return undefined;
  const kind = bytes[at + 10];
  if (kind === 3)
    return new RefusedFile(
      'encrypted',
      'The file is encrypted for the holder of a certificate; only that person can open it.',
    );
  return new RefusedFile(
    'unsupported-format',
    'The file is a signed container (P7M); take the document out of it and send that.',
  );
}

/** Binary files that carry no signature in the list of known ones. */
function knownBinary(bytes: Uint8Array): RefusedFile | undefined {
  const head = Buffer.from(bytes.subarray(0, 16));
  if (head[0] === 0xff && head.toString('latin1', 1, 4) === 'WPC')
    return new RefusedFile(
      'unsupported-format',
      'The file is a WordPerfect document; save it as PDF or DOCX.',
    );
  if (head.readUInt16LE(0) === 0xa5db || head.readUInt16LE(0) === 0xa59b || head.readUInt16LE(0) === 0xbe31)
    return new RefusedFile(
      'unsupported-format',
      'The file is a Word document from before 1997; save it as DOCX or PDF.',
    );
  if (isLastVolume(bytes))
    return new RefusedFile(
      'unsupported-format',
      'The file is one part of an archive that was split over several; join them and send the whole.',
    );
  return undefined;
}

/** The end record of a ZIP archive that counts more volumes before it. */
function isLastVolume(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.subarray(-1024));
  const end = tail.lastIndexOf('PK\x05\x06');
  return end >= 0 && end + 6 <= tail.length && tail.readUInt16LE(end + 4) > 0;
}

/**
 * Few control characters once it is decoded (NUL bytes of UTF-16 are gone by then), shift and escape characters of
 * 7-bit encodings not counted: random bytes hold 9 in a hundred of them. A short text may hold a few more.
 */
function isText(opening: string): boolean {
  let odd = 0;
  for (let i = 0; i < opening.length; i++) {
    const code = opening.charCodeAt(i);
    if (code < 32 && (code < 9 || code > 15) && code !== 27 && code !== 26) odd++;
  }
  if (odd <= opening.length * 0.05) return true;
  const printed = opening.match(/[\x20-\x7e]/g)?.length ?? 0;
  return odd <= 6 && printed > opening.length * 0.7;
}

function detectText(bytes: Uint8Array, text: string, sourceKey: string): FormatId {
  const start = text.replace(/^(\s|\ufeff|&#xfeff;|\u0000)+/i, '');
  // The opening may be blank and the rest not; the parser says `empty` if it is not.
  if (start === '') return 'text';
  const extension = /\.([a-z0-9]+)$/i.exec(sourceKey)?.[1]?.toLowerCase() ?? '';
  const tags = start.replace(/^(<\?[\s\S]*?\?>|<!--[\s\S]*?-->|\s)+/, '');
  if (/^<!doctype\s+html|^<html[\s>]/i.test(tags)) return 'html';
  const xml = xmlDialect(tags.slice(0, 4096));
  if (xml) return xml;
  if (/^<\?xml\b/.test(start)) return 'xml';
  if (/^<(!doctype|[a-z_][\w.:-]*[\s/>])/i.test(tags)) {
    if (
      /^<(head|body|div|p|h[1-6]|table|meta|title|center|font|span|ul|ol|a|b|i|br|img|form|script|style|section|article|main)[\s/>]/i.test(
        tags,
      )
    )
      return 'html';
    return extension === 'html' || extension === 'htm' ? 'html' : 'xml';
  }
  if (
    /^[{[]/.test(start) &&
    (extension === 'json' || /^(\{\s*("|\})|\[\s*(["{[\d\]-]|true|false|null))/.test(start))
  ) {
    if (extension === 'json' || looksLikeJson(bytes)) return 'json';
  }
  if (/^From \S+.*\r?\n/.test(start) && isMail(start.replace(/^From .*\r?\n/, '')))
    return mailStarts(bytes).length > 1 ? 'mbox' : 'eml';
  if (isMail(start) || (extension === 'eml' && /^[\w-]+:\s/.test(start))) return 'eml';
  if (isSubtitles(start)) return 'subtitles';
  if (
    ['html', 'htm', 'asp', 'aspx', 'php', 'xhtml'].includes(extension) &&
    /<(p|br|div|table|h\d|body|td|a|font)[\s/>]/i.test(text)
  )
    return 'html';
  if (/<html[\s>]/i.test(text) && /<body[\s>]/i.test(text)) return 'html';
  if (['md', 'markdown', 'mdown'].includes(extension)) return 'markdown';
  if (
    ['csv', 'tsv', 'tab'].includes(extension) &&
    (sniffDelimiter(text) ?? /[,;\t|]/.exec(start.split('\n', 1)[0] ?? ''))
  )
    return 'csv';
  if (extension === '' || extension === 'txt') {
    if (isTabbed(start)) return 'csv';
    if (/^---\r?\n[\w-]+:/.test(start) || /^#{1,3} \S.*\r?\n\r?\n/.test(start)) return 'markdown';
  }
  return 'text';
}

/** Lines of at least three columns, divided by tabs throughout. */
function isTabbed(text: string): boolean {
  const lines = text.split(/\r?\n/).slice(0, -1).filter(Boolean).slice(0, 30);
  const columns = (lines[0] ?? '').split('\t').length;
  return lines.length > 2 && columns > 2 && lines.every((line) => line.split('\t').length === columns);
}

/** Office's own XML: a workbook, a document in one file. */
function xmlDialect(tags: string): FormatId | undefined {
  if (/^<(\w+:)?Workbook[^>]*urn:schemas-microsoft-com:office:spreadsheet/.test(tags)) return 'spreadsheetml';
  if (/^<(w:wordDocument|pkg:package)\b/.test(tags)) return 'wordml';
  return undefined;
}

const isSubtitles = (text: string): boolean =>
  /^(WEBVTT\b|\d+\s*\r?\n\d{1,2}:\d\d:\d\d[,.]\d{3} --> \d{1,2}:\d\d:\d\d[,.]\d{3})/.test(text);

function looksLikeJson(bytes: Uint8Array): boolean {
  const text = strictUtf8(bytes) ?? openingText(bytes, bytes.length);
  try {
    JSON.parse(text.trim());
    return true;
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    // JSON lines: the first one stands for all.
    const [first = '', second = ''] = text.trimStart().split('\n', 2);
    return second.startsWith('{') && isJson(first);
  }
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return false;
    throw thrown;
  }
}

/** Several mail header lines at the very top, among them one that only mail has. */
function isMail(text: string): boolean {
  const head = text.slice(0, 8000).split(/\r?\n\r?\n/)[0] ?? '';
  const names = [...head.matchAll(/^([A-Za-z][A-Za-z-]+):/gm)].map((match) => match[1]?.toLowerCase() ?? '');
  if (!/^>?[A-Za-z][A-Za-z-]+:/.test(head)) return false;
  const only = [
    'message-id',
    'received',
    'mime-version',
    'return-path',
    'delivered-to',
    'content-transfer-encoding',
    'content-type',
    'x-mailer',
    'x-from-line',
    'newsgroups',
  ];
  return names.length >= 2 && names.some((name) => only.includes(name));
}

const notText = (): RefusedFile =>
  new RefusedFile('not-text', 'The file does not contain readable text; it looks like binary data.');

function unsupported(mime: string): RefusedFile {
  const what =
    NOT_READ.find(([pattern]) => pattern.test(mime))?.[1] ?? `of a kind (${mime}) that cannot be read`;
  return new RefusedFile('unsupported-format', `The file is ${what}.`);
}
