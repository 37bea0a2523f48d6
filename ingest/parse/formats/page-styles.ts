import { selectAll } from 'css-select';
import { DomHandler, type Element } from 'domhandler';
import { textContent } from 'domutils';
import { Parser } from 'htmlparser2';
import { type Declared, readStyleRules, type StyleRule } from './style-rules.ts';

/** The styles of the next opened element; elements are asked for in the order of the page. */
export type PageStyles = (inline: string | undefined) => string;

/** A value with which a style can keep text from a reader. */
const SUSPECT: Readonly<Record<string, RegExp>> = {
  display: /^none/i,
  visibility: /^(?:hidden|collapse)/i,
  opacity: /^0*(?:\.0*)?(?:$|[^.\d])/,
  'font-size': /^(?:[01](?![\d.])|[01]?\.\d+(?:px|pt)|0?\.[01]\d*r?em)/i,
  color: /^(?:#fff|white|transparent|rgb|hsl)/i,
  clip: /^rect/i,
  'clip-path': /^(?:inset|circle|polygon)/i,
  left: /^-\d{3}/,
  top: /^-\d{3}/,
  'text-indent': /^-\d{3}/,
  'margin-left': /^-\d{3}/,
  height: /^[01](?![\d.])/,
  width: /^[01](?![\d.])/,
  'max-height': /^[01](?![\d.])/,
  'max-width': /^[01](?![\d.])/,
};
/** Without these the ones above cannot be judged. */
const BESIDE = ['overflow', 'background', 'background-color', 'background-image'];
/** A state of the reader's, in which a page is not when it is opened. */
const STATES = ['hover', 'active', 'focus', 'focus-within', 'focus-visible', 'target', 'visited'];
const pseudos = Object.fromEntries(STATES.map((state) => [state, () => false]));

/**
 * What the style sheets inside a page say of its elements: text can be hidden by a class as well as by the element's
 * own style. Null where no rule could hide anything, so that an ordinary page is read once only. Style sheets beside
 * the page are not there to be read, variables (`var(--x)`) are not resolved.
 *
 * @param maxDepth elements opened beyond this depth are not looked at; whoever reads the page refuses it
 */
export function readPageStyles(html: string, maxDepth: number): PageStyles | null {
  if (!/<style/i.test(html)) return null;
  const { elements, top, css } = readElements(html, maxDepth);
  const rules = readStyleRules(css);
  const suspect = new Set(
    rules.flatMap(({ declarations }) =>
      [...declarations].flatMap(([property, { value }]) =>
        SUSPECT[property]?.test(value) ? [property] : [],
      ),
    ),
  );
  if (suspect.size === 0) return null;
  const wanted = new Set([...suspect, ...BESIDE]);
  const styles = cascade(
    rules.filter(({ declarations }) => [...declarations.keys()].some((property) => wanted.has(property))),
    top,
    wanted,
  );
  let next = 0;
  return (inline) => {
    const element = elements[next++];
    const own = element === undefined ? undefined : styles.get(element);
    return own === undefined ? (inline ?? '') : merge(own, inline);
  };
}

function readElements(html: string, maxDepth: number) {
  const elements: Element[] = [];
  class Elements extends DomHandler {
    override onopentag(name: string, attributes: Record<string, string>): void {
      super.onopentag(name, attributes);
      elements.push(this.tagStack.at(-1) as Element);
      // The cost grows with the square of the depth.
      if (this.tagStack.length > maxDepth) parser.pause();
    }
  }
  const handler = new Elements();
  const parser = new Parser(handler, HTML_OPTIONS);
  parser.write(html);
  parser.end();
  const css = elements
    .filter(({ name }) => name === 'style')
    .map((sheet) =>
      sheet.attribs.media ? `@media ${sheet.attribs.media} {${textContent(sheet)}}` : textContent(sheet),
    );
  return { elements, top: handler.dom, css: css.join('\n') };
}

/** Both readings of a page must open the same elements. */
export const HTML_OPTIONS = {
  decodeEntities: true,
  lowerCaseTags: true,
  lowerCaseAttributeNames: true,
  recognizeSelfClosing: false,
} as const;

function cascade(
  rules: readonly StyleRule[],
  top: DomHandler['dom'],
  wanted: ReadonlySet<string>,
): Map<Element, Map<string, Declared>> {
  const styles = new Map<Element, Map<string, Declared>>();
  // A sort keeps the order of equals: the later rule of the same weight wins.
  for (const { selector, declarations } of rules.toSorted((a, b) => a.specificity - b.specificity)) {
    let matched: Element[];
    try {
      matched = selectAll(selector, top, { pseudos }) as Element[];
    } catch {
      // A pseudo-element or a selector that nobody knows matches nothing.
      continue;
    }
    for (const element of matched) {
      const style = styles.get(element) ?? new Map<string, Declared>();
      styles.set(element, style);
      for (const [property, declared] of declarations) {
        if (!wanted.has(property)) continue;
        // White for a whole page stands on a ground from elsewhere.
        if (property === 'color' && (element.name === 'body' || element.name === 'html')) continue;
        if (declared.important || style.get(property)?.important !== true) style.set(property, declared);
      }
    }
  }
  return styles;
}

/** As one style: the element's own words go before the sheets', unless those are important. */
function merge(style: ReadonlyMap<string, Declared>, inline: string | undefined): string {
  const merged = new Map([...style].map(([property, { value }]) => [property, value]));
  for (const part of inline?.split(';') ?? []) {
    const [, property = '', value = ''] = /^\s*([\w-]+)\s*:\s*(.*?)\s*$/s.exec(part) ?? [];
    if (property === '') continue;
    const important = style.get(property.toLowerCase())?.important === true;
    if (!important || /!\s*important/i.test(value)) merged.set(property.toLowerCase(), value);
  }
  // A size of nothing hides only with what follows it.
  const overflow = merged.get('overflow');
  merged.delete('overflow');
  if (overflow !== undefined) merged.set('overflow', overflow);
  return [...merged].map(([property, value]) => `${property}:${value}`).join(';');
}
