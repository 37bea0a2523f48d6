import type { Block, CssNode, Selector, StyleSheet } from 'css-tree';
import generate from 'css-tree/generator';
import parse from 'css-tree/parser';

export interface Declared {
  readonly value: string;
  readonly important: boolean;
}
/** One selector of a rule with what it declares. */
export interface StyleRule {
  readonly selector: string;
  readonly specificity: number;
  readonly declarations: ReadonlyMap<string, Declared>;
}

/** The screen for which a page is read: what is hidden on a telephone only, or in print, is not hidden. */
const SCREEN = { width: 1280, height: 800 };
const NESTED_MAX = 10;

/**
 * The rules of a style sheet that hold on a screen, in their order; what a browser cannot read it leaves out, and so
 * does this. Other style sheets (`@import`) are never fetched.
 */
export function readStyleRules(css: string): StyleRule[] {
  const rules: StyleRule[] = [];
  const sheet = (text: string) =>
    parse(text, { parseValue: false, parseCustomProperty: false, positions: false }) as StyleSheet;
  const visit = (nodes: Iterable<CssNode>, outer: readonly string[], depth: number): void => {
    if (depth > NESTED_MAX) return;
    for (const node of nodes) {
      if (node.type === 'Atrule') {
        const applies =
          node.name === 'media'
            ? node.prelude !== null && holdsOnScreen(generate(node.prelude))
            : node.name === 'supports' || node.name === 'layer';
        if (!applies || node.block === null) continue;
        if (outer.length > 0) declare(node.block, outer, 0, depth + 1);
        else visit(node.block.children, outer, depth + 1);
      } else if (node.type === 'Rule' && node.prelude.type === 'SelectorList') {
        for (const selector of node.prelude.children) {
          if (selector.type !== 'Selector') continue;
          const written = generate(selector);
          const own = outer.length === 0 ? [written] : outer.map((above) => within(above, written));
          declare(node.block, own, specificityOf(selector), depth + 1);
        }
      }
    }
  };
  const declare = (block: Block, selectors: readonly string[], specificity: number, depth: number): void => {
    const declarations = new Map<string, Declared>();
    for (const node of block.children) {
      if (node.type === 'Declaration') {
        const value = node.value.type === 'Raw' ? node.value.value : generate(node.value);
        declarations.set(node.property.toLowerCase(), { value, important: node.important !== false });
      }
      // A rule within a rule that does not begin with `&` is left as text by the parser.
      else if (node.type === 'Raw' && node.value.includes('{'))
        visit(sheet(node.value).children, selectors, depth);
    }
    for (const selector of selectors) rules.push({ selector, specificity, declarations });
    visit(block.children, selectors, depth);
  };
  visit(sheet(css).children, [], 0);
  return rules;
}

const within = (outer: string, selector: string): string =>
  selector.includes('&') ? selector.replaceAll('&', `:is(${outer})`) : `${outer} ${selector}`;

/** Ids before classes before names, in one number. */
function specificityOf(selector: Selector): number {
  let sum = 0;
  for (const part of selector.children) {
    if (part.type === 'IdSelector') sum += 10_000;
    else if (part.type === 'ClassSelector' || part.type === 'AttributeSelector') sum += 100;
    else if (part.type === 'PseudoClassSelector') {
      const inner = [...(part.children ?? [])].flatMap((list) =>
        list.type === 'SelectorList' ? [...list.children] : [],
      );
      const nested = inner.map((one) => (one.type === 'Selector' ? specificityOf(one) : 0));
      if (part.name !== 'where') sum += nested.length > 0 ? Math.max(...nested) : 100;
    } else if (part.type === 'TypeSelector' && part.name !== '*') sum += 1;
  }
  return sum;
}

/** One of the queries holds; what cannot be known of a screen (colour scheme, a pointer) does not. */
function holdsOnScreen(queries: string): boolean {
  return queries
    .toLowerCase()
    .split(',')
    .some((query) => {
      const [, negated, type = 'all', rest = ''] =
        /^\s*(not\s+)?(?:only\s+)?([a-z]+)?\s*(.*)$/s.exec(query) ?? [];
      const features = [...rest.matchAll(/\(([^()]*)\)/g)].map(([, feature = '']) => featureHolds(feature));
      const holds = (type === 'all' || type === 'screen') && features.every(Boolean);
      return negated === undefined ? holds : !holds;
    });
}

function featureHolds(feature: string): boolean {
  const bound = /^\s*(min|max)-(?:device-)?(width|height)\s*:\s*([\d.]+)(px|r?em)?\s*$/.exec(feature);
  const range = /^\s*(width|height)\s*([<>]=?)\s*([\d.]+)(px|r?em)?\s*$/.exec(feature);
  const [least, side, length, unit] = bound
    ? [bound[1] === 'min', bound[2], bound[3], bound[4]]
    : [range?.[2]?.startsWith('>') === true, range?.[1], range?.[3], range?.[4]];
  if (side !== 'width' && side !== 'height') return false;
  const pixels = Number(length) * (unit?.endsWith('em') ? 16 : 1);
  return least ? SCREEN[side] >= pixels : SCREEN[side] <= pixels;
}
