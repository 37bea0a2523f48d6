import iconv from 'iconv-lite';
import { type Compound, isCompound, readCompound } from './compound.ts';
import type { DocumentPart } from './document.ts';
import { isLitter, type PartNames } from './part-names.ts';

/** Streams in which Office keeps an embedded file whole. */
const WHOLE = /(^|\/)(Package|CONTENTS)$/i;
const NATIVE = /(^|\/)\u0001?Ole10Native$/i;

/**
 * Files that an old Office document, or an OLE object in a new one, carries whole: packaged files under their own
 * names, embedded Office files and PDFs. Objects that only their program can unwrap (equations, pictures) are not.
 */
export function oleParts(compound: Compound, where: RegExp, names: PartNames): DocumentPart[] {
  const parts: DocumentPart[] = [];
  for (const [path, content] of compound) {
    if (!where.test(path)) continue;
    if (NATIVE.test(path)) {
      const packaged = unwrap(content);
      if (packaged && !isLitter(packaged.name))
        parts.push({ name: names.claim(packaged.name, 'embedded'), bytes: packaged.bytes });
    } else if (WHOLE.test(path)) {
      const kind = kindOf(content);
      if (kind) parts.push({ name: names.claim(`embedded.${kind}`), bytes: Uint8Array.from(content) });
    }
  }
  return parts;
}

/** The files in an OLE object that lies as an entry (`oleObject1.bin`) in a new Office container. */
export async function objectParts(bytes: Uint8Array, names: PartNames): Promise<DocumentPart[]> {
  if (!isCompound(bytes)) return [];
  const compound = await readCompound(bytes);
  const kind = [...compound.keys()].some((path) => path === 'WordDocument')
    ? 'doc'
    : compound.has('Workbook')
      ? 'xls'
      : compound.has('PowerPoint Document')
        ? 'ppt'
        : compound.has('__properties_version1.0')
          ? 'msg'
          : undefined;
  if (kind) return [{ name: names.claim(`embedded.${kind}`), bytes: Uint8Array.from(bytes) }];
  return oleParts(compound, /^[^/]+$/, names);
}

function kindOf(content: Uint8Array): string | undefined {
  const head = Buffer.from(content.subarray(0, 8)).toString('latin1');
  if (head.startsWith('%PDF-')) return 'pdf';
  if (head.startsWith('PK\u0003\u0004')) {
    const names = Buffer.from(content).toString('latin1');
    return names.includes('word/document')
      ? 'docx'
      : names.includes('xl/workbook')
        ? 'xlsx'
        : names.includes('ppt/presentation')
          ? 'pptx'
          : 'zip';
  }
  return undefined;
}

/** The packager's wrapping: sizes, a name, two paths, then the file (MS-OLEDS 2.3.6 and observed files). */
function unwrap(content: Uint8Array): { name: string; bytes: Uint8Array } | undefined {
  const view = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (view.length < 16 || view.readUInt16LE(4) !== 2) return undefined;
  const textFrom = (at: number): { text: string; end: number } | undefined => {
    const end = view.indexOf(0, at);
    return end < 0 || end - at > 1_024
      ? undefined
      : { text: iconv.decode(view.subarray(at, end), 'windows-1252'), end: end + 1 };
  };
  const label = textFrom(6);
  const path = label && textFrom(label.end);
  if (!label || !path || path.end + 8 > view.length) return undefined;
  const lengthAt = path.end + 8 + view.readUInt32LE(path.end + 4);
  if (lengthAt + 4 > view.length) return undefined;
  const size = view.readUInt32LE(lengthAt);
  const start = lengthAt + 4;
  if (size === 0 || start + size > view.length) return undefined;
  const name = label.text || path.text.split(/[\\/]/).pop() || 'embedded';
  return { name, bytes: Uint8Array.from(view.subarray(start, start + size)) };
}
