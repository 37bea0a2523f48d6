import type { getDocumentProxy } from 'unpdf';
import type { HiddenText } from '../document.ts';
import type { DamageWatch } from './damage-watch.ts';
import {
  type Box,
  type Drawing,
  type DrawnRun,
  followDrawing,
  type OperatorList,
  SMALLEST,
} from './drawing.ts';
import type { Suspicion } from './may-hide.ts';
import { type Placed, placeItems, turnUpright } from './page-items.ts';
import { readPinned } from './pinned.ts';
import type { PageText } from './text-item.ts';
import { hiddenItems, hiddenTexts } from './visible-items.ts';

export type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
export type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

/** Codes of drawing operators that paint an image (pdf.js OPS). */
const IMAGE_OPERATORS = new Set([83, 84, 85, 86, 87, 88, 89, 90]);
/** Font names are learned from the drawing operators of this many pages at most: they cost as much as the text. */
const MAX_FONT_PAGES = 40;
/** Pages of a document whose images are decoded to learn what they cover: 0.1 to 1 s each. */
const MAX_IMAGE_PAGES = 24;
/** A page with less text than this may be a picture with a caption. */
export const LITTLE_TEXT = 200;
const BOLD = /bold|black|heavy|semibold|demi\b|[-,]bd\b/i;

export interface Reader {
  readonly document: PdfDocument;
  readonly damage: DamageWatch;
  readonly suspicion: Suspicion;
  /** The same file opened so that its images are decoded; called only where they matter. */
  readonly openWithImages: () => Promise<PdfDocument>;
}

/** Reads the text runs of all pages with their places; a page that fails does not stop the others. */
export async function readPages(reader: Reader): Promise<PageText[]> {
  const pages: PageText[] = [];
  const looks = new PageLooks(reader);
  for (let number = 1; number <= reader.document.numPages; number++) {
    try {
      pages.push(await looks.read(number));
    } catch (thrown) {
      const failure = thrown instanceof Error ? thrown.message : 'unknown fault';
      pages.push({
        number,
        width: 0,
        height: 0,
        items: [],
        turned: [],
        hasImage: false,
        incomplete: true,
        failure,
      });
    }
  }
  return pages;
}

/** What was learned from earlier pages: fonts, and how much looking at drawings has cost so far. */
class PageLooks {
  readonly #reader: Reader;
  readonly #bold = new Map<string, boolean>();
  #fontPages = 0;
  #imagePages = 0;
  #withImages: PdfDocument | undefined;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  async read(number: number): Promise<PageText> {
    const { document, damage, suspicion } = this.#reader;
    const page = await document.getPage(number);
    damage.seen();
    const content = await page.getTextContent();
    const incomplete = damage.seen();
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    let placed = placeItems(content.items, left, bottom);
    const length = placed.reduce((sum, item) => sum + item.text.length, 0);
    const fresh = Object.keys(content.styles).filter((font) => !this.#bold.has(font));
    const little = length < LITTLE_TEXT;
    const look = suspicion.invisible || suspicion.covered || little || fresh.length > 0;
    let hasImage = length === 0 && this.#fontPages >= MAX_FONT_PAGES;
    let drawing: Drawing | undefined;
    if (look && (suspicion.invisible || suspicion.covered || little || this.#fontPages < MAX_FONT_PAGES)) {
      this.#fontPages++;
      const operators = await this.#operators(page);
      hasImage = damage.image() || (operators?.fnArray.some((code) => IMAGE_OPERATORS.has(code)) ?? false);
      this.#learnFonts(page, fresh);
      if (operators && (suspicion.invisible || suspicion.covered || length === 0)) {
        drawing = await followDrawing(operators, { left, bottom, right, top }, () => false);
      }
    }
    for (const font of fresh) if (!this.#bold.has(font)) this.#bold.set(font, false);
    const unseen = drawing?.runs.some((run) => run.how !== undefined) ?? false;
    let imageShare: number | undefined;
    // A page with little text and an image goes to recognition anyway, which tells a logo from a letter.
    if (hasImage && length > 0 && (unseen || suspicion.covered)) {
      const looked = await this.#withDecodedImages(number);
      if (looked) {
        drawing = suspicion.invisible || suspicion.covered ? looked.drawing : drawing;
        imageShare = looked.share;
      }
    }
    const layer = drawing !== undefined && isLayer(drawing, hasImage, imageShare);
    const hidden: HiddenText[] = drawing ? hiddenTexts(drawing.runs, number, layer) : [];
    const tiny = placed.filter((item) => item.size < SMALLEST);
    if (tiny.length > 0 && !hidden.some(({ how }) => how === 'tiny'))
      hidden.push({ how: 'tiny', text: tiny.map(({ text }) => text).join(' '), page: number });
    const out = drawing ? unseenItems(placed, drawing, layer, left, bottom) : new Set<number>();
    placed = placed.filter((item, index) => !out.has(index) && item.size >= SMALLEST);
    const pinned = suspicion.pinned ? await readPinned(page, number) : undefined;
    const { items, turned, sideways } = turnUpright(
      [...placed, ...(pinned?.visible ?? [])],
      right - left,
      top - bottom,
      (font) => this.#bold.get(font) ?? false,
    );
    hidden.push(...(pinned?.comments ?? []));
    page.cleanup();
    return {
      number,
      width: sideways ? top - bottom : right - left,
      height: sideways ? right - left : top - bottom,
      items,
      turned,
      hasImage,
      incomplete,
      ...(imageShare !== undefined && { imageShare }),
      ...(layer && { layer }),
      ...(length === 0 && (drawing?.paths ?? 0) > MANY_PATHS && { outlined: true }),
      ...(hidden.length > 0 && { hidden }),
      ...(pinned && pinned.files.length > 0 && { files: pinned.files }),
    };
  }

  async #operators(page: PdfPage): Promise<OperatorList | undefined> {
    this.#reader.damage.image();
    try {
      return await page.getOperatorList({ annotationMode: 0 });
    } catch (thrown) {
      // The text of the page is known already; without instructions its fonts merely count as regular.
      if (!(thrown instanceof Error)) throw thrown;
      return undefined;
    }
  }

  #learnFonts(page: PdfPage, fonts: readonly string[]): void {
    for (const font of fonts) {
      if (!page.commonObjs.has(font)) continue;
      const known: unknown = page.commonObjs.get(font);
      const name = typeof known === 'object' && known !== null && 'name' in known ? String(known.name) : '';
      this.#bold.set(font, BOLD.test(name));
    }
  }

  /** The drawing with its images in place and the share of the page that they cover. */
  async #withDecodedImages(number: number): Promise<{ drawing: Drawing; share: number } | undefined> {
    if (this.#imagePages >= MAX_IMAGE_PAGES) return undefined;
    this.#imagePages++;
    this.#withImages ??= await this.#reader.openWithImages();
    const page = await this.#withImages.getPage(number);
    const operators = await this.#operators(page);
    if (!operators) return undefined;
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const view = { left, bottom, right, top };
    const drawing = await followDrawing(operators, view, (name) => isOpaque(page, name));
    page.cleanup();
    return { drawing, share: shareOf(drawing.pictures, view) };
  }
}

const MANY_PATHS = 150;
/** An image that covers this much of its page is the page. */
const WHOLE_PAGE = 0.7;

function isOpaque(page: PdfPage, name: string): boolean {
  const objects = name.startsWith('g_') ? page.commonObjs : page.objs;
  if (!objects.has(name)) return false;
  const image: unknown = objects.get(name);
  if (typeof image !== 'object' || image === null) return false;
  const { data, kind } = image as { data?: unknown; kind?: unknown };
  // Kind 3 is RGBA; an image with a mask shows what lies beneath in places.
  if (kind !== 3 || !(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) return true;
  for (let i = 3; i < data.length; i += 4 * 97) if ((data[i] ?? 255) < 250) return false;
  return true;
}

const shareOf = (pictures: readonly Box[], view: Box): number => {
  const area = (box: Box): number =>
    Math.max(0, Math.min(box.right, view.right) - Math.max(box.left, view.left)) *
    Math.max(0, Math.min(box.top, view.top) - Math.max(box.bottom, view.bottom));
  // Strips of one scan add up; images on top of each other are rare enough.
  return Math.min(1, pictures.reduce((sum, box) => sum + area(box), 0) / Math.max(area(view), 1));
};

/**
 * Text without ink, or beneath an image, is the work of text recognition where an image is the page and little else
 * is printed; on a page that speaks for itself it is hidden text.
 */
function isLayer({ runs }: Drawing, hasImage: boolean, imageShare: number | undefined): boolean {
  if (!hasImage) return false;
  const count = (wanted: (how: string | undefined) => boolean): number =>
    runs.reduce((sum, { how, text }) => sum + (wanted(how) ? text.trim().length : 0), 0);
  const beneath = count((how) => how === 'no-ink' || how === 'behind-image');
  if (beneath === 0) return false;
  const printed = count((how) => how === undefined);
  return imageShare === undefined ? printed < beneath * 0.05 : imageShare >= WHOLE_PAGE && printed < beneath;
}

function unseenItems(
  placed: readonly Placed[],
  drawing: Drawing,
  layer: boolean,
  left: number,
  bottom: number,
): Set<number> {
  const runs = drawing.runs.map(({ how, ...run }): DrawnRun => {
    const counts = layer && (how === 'no-ink' || how === 'behind-image') ? undefined : how;
    return {
      ...run,
      from: [run.from[0] - left, run.from[1] - bottom],
      to: [run.to[0] - left, run.to[1] - bottom],
      ...(counts && { how: counts }),
    };
  });
  return hiddenItems(placed, runs);
}
