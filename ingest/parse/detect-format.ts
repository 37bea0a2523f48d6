import { fileTypeFromBuffer } from 'file-type';
import { listEntries } from './archive.ts';
import { decodeText } from './decode-text.ts';
import { RefusedFile } from './document.ts';
import { sniffDelimiter } from './formats/csv.ts';
import type { ParseLimits } from './limits.ts';
import type { FormatId } from './registry.ts';

/** Formats that are recognised, so that the person gets told what the file is and why it is not read. */
const NOT_YET: readonly (readonly [RegExp, string])[] = [
  [/spreadsheetml|opendocument\.spreadsheet|ms-excel/, 'a spreadsheet'],
  [/presentationml|opendocument\.presentation|ms-powerpoint/, 'a presentation'],
  [/^image\//, 'an image'],
  [/^(audio|video)\//, 'a sound or video recording'],
  [/zip|x-7z|x-rar|gzip|x-tar|x-bzip|x-xz/, 'an archive'],
  [/message\/rfc822|mbox|outlook/, 'an e-mail'],
  [/msdownload|x-elf|x-mach|x-dosexec/, 'a program'],
];

/**
 * Which parser reads a file, decided by its content; the name only tells apart what looks the same inside
 * (Markdown, CSV and plain text).
 *
 * @throws RefusedFile `empty`, `encrypted`, `unsupported-format`, `not-text`
 */
export async function detectFormat(
  bytes: Uint8Array,
  sourceKey: string,
  limits: ParseLimits,
): Promise<FormatId> {
  if (bytes.length === 0) throw new RefusedFile('empty', 'The file is empty.');
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (/^\s*\{\\rtf/.test(head)) return 'rtf';
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 0) <= 8) return detectContainer(bytes, limits);
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) throw oldOffice(bytes);
  const type = await fileTypeFromBuffer(bytes.subarray(0, 65_536));
  if (type && type.mime !== 'application/xml' && !type.mime.startsWith('text/')) throw unsupported(type.mime);
  return detectText(bytes, sourceKey);
}

function detectContainer(bytes: Uint8Array, limits: ParseLimits): FormatId {
  const names = new Set(listEntries(bytes, limits));
  if (names.has('word/document.xml')) return 'docx';
  if ([...names].some((name) => /^word\/document\d*\.xml$/.test(name))) return 'docx';
  const mime = Buffer.from(bytes.subarray(30, 130)).toString('latin1');
  if (
    mime.includes('opendocument.text') ||
    (names.has('content.xml') && !/opendocument\.(spread|pres|graph)/.test(mime))
  )
    return 'odt';
  if (names.has('xl/workbook.xml') || mime.includes('opendocument.spreadsheet'))
    throw unsupported('spreadsheetml');
  if (names.has('ppt/presentation.xml') || mime.includes('opendocument.presentation'))
    throw unsupported('presentationml');
  throw unsupported('application/zip');
}

function oldOffice(bytes: Uint8Array): RefusedFile {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (name: string): boolean => content.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage')) {
    return new RefusedFile('encrypted', 'The file is protected with a password and could not be opened.');
  }
  if (has('__substg1.0_')) return unsupported('outlook');
  if (has('Workbook') || has('Book')) return unsupported('ms-excel');
  if (has('PowerPoint Document')) return unsupported('ms-powerpoint');
  if (has('WordDocument')) {
    return new RefusedFile(
      'unsupported-format',
      'The file is a Word document in the old DOC format, which this version cannot read; save it as DOCX or PDF.',
    );
  }
  return unsupported('an old Office file');
}

function detectText(bytes: Uint8Array, sourceKey: string): FormatId {
  const { text } = decodeText(bytes.subarray(0, 16_384));
  const start = text.replace(/^(\s|\ufeff|&#xfeff;|\u0000)+/i, '');
  if (start === '') {
    // The opening may be blank and the rest not; the parser says `empty` if it is not.
    return 'text';
  }
  const extension = /\.([a-z0-9]+)$/i.exec(sourceKey)?.[1]?.toLowerCase() ?? '';
  const tags = start.replace(/^(<\?[\s\S]*?\?>|<!--[\s\S]*?-->|\s)+/, '');
  if (/^<!doctype\s+html|^<html[\s>]/i.test(tags)) return 'html';
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
  if (isMail(start)) throw unsupported('message/rfc822');
  if (
    ['html', 'htm', 'asp', 'aspx', 'php', 'xhtml'].includes(extension) &&
    /<(p|br|div|table|h\d|body|td|a|font)[\s/>]/i.test(text)
  )
    return 'html';
  if (/<html[\s>]/i.test(text) && /<body[\s>]/i.test(text)) return 'html';
  if (['md', 'markdown', 'mdown'].includes(extension)) return 'markdown';
  if (['csv', 'tsv', 'tab'].includes(extension) && sniffDelimiter(text) !== undefined) return 'csv';
  if (extension === '' || extension === 'txt') {
    if (/^---\r?\n[\w-]+:/.test(start) || /^#{1,3} \S.*\r?\n\r?\n/.test(start)) return 'markdown';
  }
  return 'text';
}

function looksLikeJson(bytes: Uint8Array): boolean {
  const { text } = decodeText(bytes);
  try {
    JSON.parse(text.trim());
    return true;
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    return false;
  }
}

/** Several mail header lines at the very top, among them one that only mail has. */
function isMail(text: string): boolean {
  const head = text.slice(0, 4000).split(/\r?\n\r?\n/)[0] ?? '';
  const names = [...head.matchAll(/^(?:>?From )?([A-Z][A-Za-z-]+):/gm)].map(
    (match) => match[1]?.toLowerCase() ?? '',
  );
  const only = [
    'message-id',
    'received',
    'mime-version',
    'return-path',
    'delivered-to',
    'content-transfer-encoding',
    'x-mailer',
  ];
  return names.length >= 2 && names.some((name) => only.includes(name));
}

function unsupported(mime: string): RefusedFile {
  const what = NOT_YET.find(([pattern]) => pattern.test(mime))?.[1] ?? `of a kind (${mime})`;
  const reason = what.startsWith('of a kind')
    ? `The file is ${what} that this version cannot read.`
    : `The file is ${what}; this version cannot read that.`;
  return new RefusedFile('unsupported-format', reason);
}
