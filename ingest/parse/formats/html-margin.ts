/** What stands beside or below a text; of navigation when most of it is links, or the line that says whose the page is. */
export const MARGINS = new Set(['aside', 'footer']);
const MOSTLY_LINKS = 0.6;
const LONGEST_IMPRINT = 300;

export interface Margin {
  readonly name: string;
  readonly depth: number;
  /** The first of its blocks. */
  readonly from: number;
  text: string;
  /** Letters inside links. */
  linked: number;
}

export const letters = (text: string): number => text.replace(/\P{L}/gu, '').length;

export function isNavigation({ name, text, linked }: Margin): boolean {
  const imprint = name === 'footer' && text.length <= LONGEST_IMPRINT && /©|\bcopyright\b/iu.test(text);
  return imprint || (linked > 0 && linked >= MOSTLY_LINKS * letters(text));
}
