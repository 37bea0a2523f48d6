import type { BlockCollector } from '../block-collector.ts';
import { cleanText } from '../clean-text.ts';
import type { FoundMetadata } from '../document.ts';
import { findDay } from '../metadata/find-dates.ts';
import { localName, readXml, resolveEntities } from './read-xml.ts';

const HEADINGS = new Set([
  'title',
  'heading',
  'head',
  'subheading',
  'doctitle',
  'subtitle',
  'caption',
  'titel',
  'ueberschrift',
]);
const PROSE = new Set([
  'p',
  'para',
  'paragraph',
  'text',
  'content',
  'body',
  'abstract',
  'summary',
  'description',
  'li',
  'item',
  'td',
  'absatz',
  'blocklist',
  'intro',
  'wrap',
  'recital',
  'formula',
  'note',
  'footnote',
  'br',
  'simpara',
]);
const INLINE = new Set([
  'b',
  'i',
  'u',
  'em',
  'strong',
  'hi',
  'emph',
  'emphasis',
  'ref',
  'a',
  'span',
  'sup',
  'sub',
  'date',
  'def',
  'term',
  'docnumber',
  'doctitle',
  'docproponent',
  'person',
  'organization',
  'concept',
  'ins',
  'del',
  'link',
  'inline',
  'orth',
]);
/** Pictures and other data written as letters. */
const BINARY = /^[A-Za-z0-9+/=\s]{400,}$/;
const LEFT_OUT = new Set(['style', 'script', 'meta']);

/**
 * Any other XML (Akoma Ntoso and its relatives included): titles become headings at their depth, prose becomes
 * paragraphs, and a value in an element of data reads `name: value` under the path of its elements.
 */
export function readGenericXml(xml: string, collector: BlockCollector): Partial<FoundMetadata> {
  const path: string[] = [];
  let text = '';
  let pendingNumber = '';
  let lastPath = '';
  let title: string | undefined;
  let documentTitle: string | undefined;
  let titleFrom = 0;
  let day: string | undefined;
  let number: string | undefined;
  let leftOut = 0;
  /** Attributes of the open elements; `used` once text or an element stood inside. */
  const open: { values: string; used: boolean }[] = [];

  const flush = (name: string, ancestors: readonly string[]): void => {
    const written = cleanText(resolveEntities(text));
    text = '';
    if (written === '' || BINARY.test(written)) return;
    const element = open.at(-1);
    if (element) element.used = true;
    const level = Math.min(Math.max(ancestors.length - 1, 1), 6);
    if (name === 'num') {
      pendingNumber = written;
      return;
    }
    const numbered = pendingNumber ? `${pendingNumber} ${written}` : written;
    pendingNumber = '';
    if (HEADINGS.has(name)) {
      if (name === 'doctitle') documentTitle ??= written;
      else if (ancestors.length <= 2) title ??= written;
      collector.add('heading', numbered, { level });
      lastPath = '';
    } else if (PROSE.has(name) || written.length > 200 || ancestors.length === 0) {
      collector.add(name === 'li' || name === 'item' ? 'list-item' : 'paragraph', numbered);
    } else {
      const here = ancestors.slice(1).join(' > ');
      if (here !== lastPath && here !== '') collector.add('heading', here, { level });
      lastPath = here;
      collector.add('table-row', `${name}: ${numbered}`);
    }
  };

  // Akoma Ntoso marks the title inside a paragraph; elsewhere it is an element of its own.
  const isInline = (name: string, parent: string | undefined): boolean =>
    INLINE.has(name) && !(name === 'doctitle' && !PROSE.has(parent ?? ''));

  readXml(xml, {
    open(rawName, attributes) {
      const name = localName(rawName);
      if (LEFT_OUT.has(name)) leftOut++;
      if (name === 'frbrdate') day ??= findDay(attributes.date ?? '');
      if (name === 'frbrnumber') number ??= attributes.value;
      const parent = path.at(-1);
      if (isInline(name, parent)) {
        if (name === 'doctitle') titleFrom = text.length;
        return;
      }
      if (parent !== undefined) flush(parent, path.slice(0, -1));
      const outer = open.at(-1);
      if (outer) outer.used = true;
      open.push({ values: leftOut > 0 ? '' : valuesOf(attributes), used: false });
      path.push(name);
    },
    text(data) {
      if (leftOut === 0) text += data;
    },
    close(rawName) {
      const name = localName(rawName);
      if (LEFT_OUT.has(name)) leftOut--;
      if (isInline(name, path.at(-1))) {
        if (name === 'doctitle') documentTitle ??= cleanText(resolveEntities(text.slice(titleFrom)));
        return;
      }
      const closed = path.pop();
      if (closed !== undefined) flush(closed, path);
      const element = open.pop();
      // An element without text whose attributes are the data: `<row country="…" votes="…"/>`.
      if (element && !element.used && element.values !== '') {
        text = element.values;
        if (closed !== undefined) flush(closed, path);
      }
    },
  });
  title = documentTitle || title;
  return {
    ...(title && { title }),
    ...(day && { publishedOn: day }),
    ...(number && /[/\d]/.test(number) && { documentNumber: number }),
    guessed: title ? ['title'] : [],
  };
}

/** Attributes that steer a program or point elsewhere say nothing to a reader. */
const TECHNICAL =
  /^(xmlns|xml|xsi|xlink)(:|$)|^(id|eid|wid|guid|class|style|href|src|ref|target|type|rel|lang|width|height|name)$/i;

/** `country="Kelmar" votes="71"` → `country: Kelmar; votes: 71`; one technical value alone is none. */
const valuesOf = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .filter(([key, value]) => !TECHNICAL.test(key) && /[\p{L}\p{N}]/u.test(value) && value.length < 500)
    .map(([key, value]) => `${key}: ${value}`)
    .join('; ');
