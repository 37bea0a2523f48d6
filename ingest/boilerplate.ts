import type { Block } from './parse/document.ts';

export type Boilerplate = 'imprint' | 'contents' | 'furniture';

/** Printers' lines of parliamentary papers and journals; only whole short blocks, never part of a paragraph. */
const IMPRINT =
  /^(Gesamtherstellung|Herstellung und Vertrieb|Satz und Druck|Vertrieb|Druck und Verlag|Printed by|Imprimé par)\s*:|^(e-)?ISSN\b[\s:]*[\d-]{8,9}\b|^Alle Drucksachen sind abrufbar unter|^Die Drucksachen .{0,40} sind .{0,40} zu beziehen/iu;
const IMPRINT_MAX = 400;

/** "2.1 Lage im Norden ........ 14": dot leaders and a page number. */
const LEADER = /(?:\.\s?){4,}\s*(\d{1,4})(?!\d)|…{2,}\s*(\d{1,4})(?!\d)/gu;
const CONTENTS_TITLE =
  /^(Inhalt|Inhaltsverzeichnis|Inhaltsübersicht|Contents|Table of contents|Sommaire|Table des matières)\W*$/iu;
/** Fewer lines with leaders than this may be a table of figures that happens to rise: those stay. */
const CONTENTS_LINES = 6;
const CONTENTS_LINES_UNDER_TITLE = 2;

/** Points of a menu are short and count nothing: "Rapport n° 2312" is a source, "Plan du site" is none. */
const MENU_POINT = /^\P{N}{1,40}$/u;
const MENU_POINTS = 3;

/**
 * Finds blocks that name printers, repeat headings or lead around a web site: they answer nothing and would crowd out
 * what does. They stay in the text of the report and only yield no passage. Leader lines count as a table of contents
 * only when there are several and their numbers never fall, so that a table of figures drawn with dots is kept.
 *
 * @returns index of the block → what it is
 */
export function findBoilerplate(blocks: readonly Block[]): Map<number, Boilerplate> {
  const found = new Map<number, Boilerplate>();
  let run: { index: number; pages: number[] }[] = [];
  const closeRun = () => {
    const pages = run.flatMap((line) => line.pages);
    const rising = pages.every((page, i) => i === 0 || page >= (pages[i - 1] ?? 0));
    const before = (run[0]?.index ?? 0) - 1;
    const titled = CONTENTS_TITLE.test(blocks[before]?.text ?? '');
    if (rising && pages.length >= (titled ? CONTENTS_LINES_UNDER_TITLE : CONTENTS_LINES)) {
      for (const line of run) found.set(line.index, 'contents');
      if (titled) found.set(before, 'contents');
    }
    run = [];
  };
  for (const [index, block] of blocks.entries()) {
    const pages = [...block.text.matchAll(LEADER)].map((match) => Number(match[1] ?? match[2]));
    if (pages.length > 0) {
      run.push({ index, pages });
      continue;
    }
    closeRun();
    if (block.text.length <= IMPRINT_MAX && IMPRINT.test(block.text)) found.set(index, 'imprint');
  }
  closeRun();
  const furniture = findFurniture(blocks);
  // A page that is nothing else is a list of links that somebody wanted.
  if (furniture.length + found.size < blocks.length)
    for (const index of furniture) found.set(index, 'furniture');
  return found;
}

/** The foot of a web page, and its menus: three short links in a row. */
function findFurniture(blocks: readonly Block[]): number[] {
  const found: number[] = [];
  let menu: number[] = [];
  const closeMenu = () => {
    if (menu.length >= MENU_POINTS) found.push(...menu);
    menu = [];
  };
  for (const [index, { furniture, text }] of blocks.entries()) {
    if (furniture === 'links' && MENU_POINT.test(text)) menu.push(index);
    else {
      closeMenu();
      if (furniture === 'footer') found.push(index);
    }
  }
  closeMenu();
  return found;
}

/** For the extraction certificate: nothing is left out in silence. */
export function boilerplateNotes(found: ReadonlyMap<number, Boilerplate>): string[] {
  const kinds = [...found.values()];
  const imprint = kinds.filter((kind) => kind === 'imprint').length;
  const contents = kinds.filter((kind) => kind === 'contents').length;
  const furniture = kinds.length - imprint - contents;
  return [
    ...(imprint > 0 ? [`Imprint not searched (${imprint} ${imprint === 1 ? 'block' : 'blocks'}).`] : []),
    ...(contents > 0
      ? [`Table of contents not searched (${contents} ${contents === 1 ? 'block' : 'blocks'}).`]
      : []),
    ...(furniture > 0
      ? [
          `Menus and foot of the web page not searched (${furniture} ${furniture === 1 ? 'block' : 'blocks'}).`,
        ]
      : []),
  ];
}
