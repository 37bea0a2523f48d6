import { unpack } from './archive.ts';
import { decodeText } from './decode-text.ts';
import type { DocumentPart } from './document.ts';
import type { ParserInput } from './format.ts';
import { objectParts } from './ole-parts.ts';
import { PartNames } from './part-names.ts';
import { readXml } from './xml/read-xml.ts';

/** A relation of one entry of an Office container to another. */
export interface Relation {
  readonly id: string;
  readonly type: string;
  /** Path inside the container; undefined where it leads out of it. Nothing outside is ever fetched. */
  readonly target: string | undefined;
}

/** Relations of an entry: `ppt/slides/slide1.xml` has them in `ppt/slides/_rels/slide1.xml.rels`. */
export function relationsOf(entries: ReadonlyMap<string, Uint8Array>, path: string): Relation[] {
  const slash = path.lastIndexOf('/');
  const xml = entries.get(`${path.slice(0, slash + 1)}_rels/${path.slice(slash + 1)}.rels`);
  if (!xml) return [];
  const relations: Relation[] = [];
  readXml(decodeText(xml).text, {
    open(name, attributes) {
      if (!/(^|:)Relationship$/.test(name)) return;
      const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = attributes;
      const inside = mode === 'External' ? undefined : resolvePath(path.slice(0, slash), target);
      relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: inside });
    },
    text: () => undefined,
    close: () => undefined,
  });
  return relations;
}

function resolvePath(base: string, target: string): string {
  const segments = target.startsWith('/') ? [] : base.split('/').filter(Boolean);
  for (const segment of target.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

/** Documents that can be opened as they lie in the container; OLE objects (`.bin`) are unwrapped first. */
const OPENABLE =
  /\.(docx|docm|doc|xlsx|xlsm|xlsb|xls|pptx|pptm|ppt|pdf|rtf|txt|html?|odt|ods|odp|msg|eml|csv|xml|json|zip)$/i;

/**
 * Documents embedded in an Office file, where the relation files that match name them. The workbooks behind charts
 * have relations of their own and stay out: their figures are read with the chart.
 */
export async function embeddedParts(
  entries: ReadonlyMap<string, Uint8Array>,
  relationFiles: RegExp,
): Promise<DocumentPart[]> {
  const names = new PartNames();
  const parts: DocumentPart[] = [];
  const seen = new Set<string>();
  for (const file of [...entries.keys()].filter((name) => relationFiles.test(name))) {
    const owner = file.replace(/_rels\//, '').replace(/\.rels$/, '');
    for (const { type, target } of relationsOf(entries, owner)) {
      if (target === undefined || !/^(package|oleObject)$/.test(type) || seen.has(target)) continue;
      const content = entries.get(target);
      if (!content) continue;
      seen.add(target);
      if (!OPENABLE.test(target)) {
        parts.push(...(await objectParts(content, names)));
        continue;
      }
      parts.push({ name: names.claim(target.split('/').pop() ?? target), bytes: Uint8Array.from(content) });
    }
  }
  return parts;
}

const PICTURE = /^(word|ppt|xl)\/media\/[^/]+\.(png|jpe?g|tiff?|bmp|gif|webp)$/i;
/** A scanned report pasted into a document has a picture a page. */
const MAX_PICTURES = 200;

/** The pictures of a container that holds nothing else: pages that were scanned and pasted in. */
export function pictureParts({ bytes, limits }: ParserInput): DocumentPart[] {
  const names = new PartNames();
  return [...unpack(bytes, limits, (name) => PICTURE.test(name))]
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .slice(0, MAX_PICTURES)
    .map(([name, content]) => ({
      name: names.claim(name.split('/').pop() ?? name),
      bytes: Uint8Array.from(content),
    }));
}
