import { crc32, inflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { guessEncoding, strictUtf8 } from './decode-text.ts';
import { RefusedFile } from './document.ts';

/** One file of a ZIP archive as its directory announces it; nothing is expanded yet. */
export interface ZipEntry {
  /** As written, which may be absolute or lead upwards: `safeNames` makes it a name inside the archive. */
  readonly name: string;
  readonly encrypted: boolean;
  /** 0 stored, 8 deflated; anything else cannot be expanded here. */
  readonly method: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly crc: number;
  readonly headerOffset: number;
}

const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const END_64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record may be followed by a comment of up to 65,535 bytes. */
const END_SEARCH = 65_535 + 22;
const MAX_32 = 0xffffffff;

/**
 * Reads the directory of a ZIP archive, at most `maxEntries + 1` entries of it. Offsets are shifted where something
 * was put in front of the archive.
 *
 * @throws RefusedFile `damaged` where the directory is missing, as at the end of a file that was cut off
 */
export function readZipDirectory(bytes: Uint8Array, maxEntries: number): ZipEntry[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) throw damaged('it was cut off before its table of contents');
  let size = view.readUInt32LE(end + 12);
  let start = view.readUInt32LE(end + 16);
  let directoryEnd = end;
  if (start === MAX_32 || size === MAX_32 || view.readUInt16LE(end + 10) === 0xffff) {
    const locator = end - 20;
    if (locator >= 0 && view.readUInt32LE(locator) === END_64_LOCATOR) {
      const end64 = Number(view.readBigUInt64LE(locator + 8));
      if (end64 + 56 <= view.length && view.readUInt32LE(end64) === END_64) {
        size = Number(view.readBigUInt64LE(end64 + 40));
        start = Number(view.readBigUInt64LE(end64 + 48));
        directoryEnd = end64;
      }
    }
  }
  const shift = directoryEnd - size - start;
  const raw: (Omit<ZipEntry, 'name'> & { nameBytes: Buffer; utf8: boolean; unicodeName?: string })[] = [];
  for (let at = start + shift; raw.length <= maxEntries; ) {
    if (at < 0 || at + 46 > view.length || view.readUInt32LE(at) !== CENTRAL) break;
    const flags = view.readUInt16LE(at + 8);
    const nameLength = view.readUInt16LE(at + 28);
    const extraLength = view.readUInt16LE(at + 30);
    const entry = {
      encrypted: (flags & 1) !== 0,
      method: view.readUInt16LE(at + 10),
      crc: view.readUInt32LE(at + 16),
      compressedSize: view.readUInt32LE(at + 20),
      size: view.readUInt32LE(at + 24),
      headerOffset: view.readUInt32LE(at + 42),
      nameBytes: view.subarray(at + 46, at + 46 + nameLength),
      utf8: (flags & 0x800) !== 0,
    };
    const extra = readExtra(view.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength), entry);
    raw.push({ ...entry, ...extra, headerOffset: (extra.headerOffset ?? entry.headerOffset) + shift });
    at += 46 + nameLength + extraLength + view.readUInt16LE(at + 32);
  }
  if (raw.length === 0 && size > 0) throw damaged('its table of contents cannot be read');
  const old = raw.filter((entry) => !entry.utf8 && entry.unicodeName === undefined);
  const encoding = encodingOfNames(Buffer.concat(old.map((entry) => entry.nameBytes)));
  return raw.map(({ nameBytes, utf8, unicodeName, ...entry }) => ({
    ...entry,
    name: unicodeName ?? (utf8 ? nameBytes.toString('utf8') : iconv.decode(nameBytes, encoding)),
  }));
}

/**
 * Expands one entry into exactly the announced number of bytes; one that lies about its size is refused.
 * The result owns its memory.
 *
 * @throws RefusedFile `damaged`, `unsupported-compression`
 */
export function expandEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const data = rawData(bytes, entry);
  let content: Uint8Array;
  if (entry.method === 0) content = new Uint8Array(data);
  else if (entry.method === 8) {
    try {
      content = new Uint8Array(inflateRawSync(data, { maxOutputLength: Math.max(entry.size, 1) }));
    } catch (cause) {
      throw damaged('its contents could not be unpacked', cause);
    }
  } else {
    throw new RefusedFile(
      'unsupported-compression',
      'The archive is packed with a method that cannot be unpacked here; pack it anew as an ordinary ZIP file.',
    );
  }
  if (content.length !== entry.size || crc32(content) !== entry.crc)
    throw damaged('its contents do not have the announced length and checksum');
  return content;
}

function rawData(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = entry.headerOffset;
  if (at < 0 || at + 30 > view.length || view.readUInt32LE(at) !== LOCAL)
    throw damaged('an entry is not where its table of contents says');
  const start = at + 30 + view.readUInt16LE(at + 26) + view.readUInt16LE(at + 28);
  const end = start + entry.compressedSize;
  if (end > view.length) throw damaged('it was cut off');
  return view.subarray(start, end);
}

function findEnd(view: Buffer): number {
  for (let at = view.length - 22; at >= Math.max(0, view.length - END_SEARCH); at--) {
    if (view.readUInt32LE(at) === END) return at;
  }
  return -1;
}

/** ZIP64 sizes and the Unicode name that Info-ZIP adds. */
function readExtra(
  extra: Buffer,
  entry: { size: number; compressedSize: number; headerOffset: number },
): { size?: number; compressedSize?: number; headerOffset?: number; unicodeName?: string } {
  const found: { size?: number; compressedSize?: number; headerOffset?: number; unicodeName?: string } = {};
  for (let at = 0; at + 4 <= extra.length; ) {
    const id = extra.readUInt16LE(at);
    const length = extra.readUInt16LE(at + 2);
    const field = extra.subarray(at + 4, at + 4 + length);
    if (id === 0x0001) {
      let from = 0;
      for (const key of ['size', 'compressedSize', 'headerOffset'] as const) {
        if (entry[key] !== MAX_32 || from + 8 > field.length) continue;
        found[key] = Number(field.readBigUInt64LE(from));
        from += 8;
      }
    } else if (id === 0x7075 && field.length > 5) found.unicodeName = field.subarray(5).toString('utf8');
    at += 4 + length;
  }
  return found;
}

const ASIAN = /^(shift_?jis|cp932|gb|euc|big5|cp949)/i;

/**
 * Names without the UTF-8 flag: UTF-8 all the same, an Asian code page, or the one of DOS and Windows' own ZIP
 * folders. Names are too short for a sure guess, but box-drawing characters stand in none.
 */
function encodingOfNames(names: Buffer): string {
  if (strictUtf8(names) !== undefined) return 'utf-8';
  const guess = guessEncoding(names);
  if (ASIAN.test(guess)) return guess;
  if (!/[\u2500-\u259f]/.test(iconv.decode(names, 'cp850'))) return 'cp850';
  return (
    ['shift_jis', 'gbk', 'big5', 'euc-kr'].find(
      (encoding) => !iconv.decode(names, encoding).includes('\ufffd'),
    ) ?? 'cp850'
  );
}

const damaged = (how: string, cause?: unknown): RefusedFile =>
  new RefusedFile('damaged', `The archive is damaged: ${how}.`, { cause });
