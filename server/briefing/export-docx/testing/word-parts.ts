import { strFromU8, unzipSync } from 'fflate';

/** All parts of a Word file as text, by their names. */
export const partsOf = (file: Uint8Array): Map<string, string> =>
  new Map(
    Object.entries(unzipSync(file)).flatMap(([name, bytes]) =>
      name.endsWith('/') ? [] : [[name, strFromU8(bytes)] as const],
    ),
  );

/** What stands in all `w:t` of a part, paragraphs on lines of their own. */
export const textOf = (xml: string): string =>
  (xml.match(/<w:p[ >][\s\S]*?<\/w:p>/gu) ?? [])
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)]
        .map(([, text = '']) => decode(text))
        .join(''),
    )
    .join('\n');

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decode = (text: string): string => text.replace(/&(\w+);/gu, (_, name: string) => NAMED[name] ?? '?');

const NAME = String.raw`[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?`;
const TEXT = String.raw`(?:[^<&]|&(?:amp|lt|gt|quot|apos|#\d+|#x[0-9A-Fa-f]+);)*?`;
const TAG = new RegExp(`^<(/?)(${NAME})((?:\\s+${NAME}="${TEXT}")*)\\s*(/?)>$`, 'u');
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** The first place where a part is no well-formed XML, as Word would find it; null where it is. */
export function xmlFault(xml: string): string | null {
  const illegal = ILLEGAL.exec(xml);
  if (illegal !== null) return `illegal character at ${illegal.index}`;
  const open: string[] = [];
  let roots = 0;
  for (const piece of xml.replace(/^<\?xml [^?]*\?>/u, '').match(/<[^>]*>|[^<]+|</gu) ?? []) {
    if (!piece.startsWith('<')) {
      if (!new RegExp(`^${TEXT}$`, 'u').test(piece) || (open.length === 0 && piece.trim() !== '')) {
        return `text: ${piece.slice(0, 80)}`;
      }
      continue;
    }
    const [, end, name = '', attributes = '', empty] = TAG.exec(piece) ?? [];
    if (name === '') return `no tag: ${piece.slice(0, 80)}`;
    const names = [...attributes.matchAll(new RegExp(`(${NAME})="`, 'gu'))].map(([, found]) => found);
    if (new Set(names).size < names.length) return `attribute twice: ${piece.slice(0, 80)}`;
    if (end === '/') {
      if (open.pop() !== name) return `</${name}> closes another element`;
    } else {
      if (open.length === 0) roots++;
      if (empty !== '/') open.push(name);
    }
  }
  return open.length > 0 || roots !== 1 ? `${open.length} elements open, ${roots} roots` : null;
}
