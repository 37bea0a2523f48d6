import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DRAWN_DPI, MAX_DECODED_PIXELS, MAX_PIXELS, type PageImage, shrink, toGrey } from './page-image.ts';

export interface PageSource {
  /** @param number 1-based */
  page(number: number): Promise<PageImage>;
}

/** An image that covers this much of its page is the page. */
const WHOLE_PAGE = 0.85;

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

/**
 * Opens a PDF for drawing. pdfjs-dist brings what unpdf leaves out: decoders for JPEG 2000 and JBIG2, the standard
 * fonts and the character maps. All of it lies on the disk; nothing is fetched.
 */
export async function openPdf(bytes: Uint8Array, passwords: readonly string[]): Promise<PageSource> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await openWithAny(pdfjs, bytes, passwords);
  return {
    async page(number) {
      const page = await document.getPage(number);
      try {
        return (await wholePageImage(page, pdfjs.OPS)) ?? (await draw(page));
      } finally {
        page.cleanup();
      }
    },
  };
}

async function openWithAny(
  pdfjs: Pdfjs,
  bytes: Uint8Array,
  passwords: readonly string[],
): Promise<PDFDocumentProxy> {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  let refused: unknown;
  for (const password of [undefined, ...passwords]) {
    try {
      return await pdfjs.getDocument({
        data: new Uint8Array(bytes),
        verbosity: 0,
        isEvalSupported: false,
        useSystemFonts: false,
        enableXfa: false,
        stopAtErrors: false,
        maxImageSize: MAX_DECODED_PIXELS,
        canvasMaxAreaInBytes: MAX_DECODED_PIXELS * 4,
        wasmUrl: `${join(folder, 'wasm')}/`,
        standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
        cMapUrl: `${join(folder, 'cmaps')}/`,
        iccUrl: `${join(folder, 'iccs')}/`,
        cMapPacked: true,
        ...(password !== undefined && { password }),
      }).promise;
    } catch (thrown) {
      if (!(thrown instanceof Error) || thrown.name !== 'PasswordException') throw thrown;
      refused = thrown;
    }
  }
  throw refused;
}

/**
 * The scan itself where a page consists of one image that stands upright: no pixel is resampled. On a scan at
 * 150 dpi the image as it is read 2.0 s and every letter right; drawn at 300 dpi it took 2.5 s and made `II.` of `I.`.
 */
async function wholePageImage(page: PDFPageProxy, ops: Pdfjs['OPS']): Promise<PageImage | undefined> {
  if (page.rotate % 360 !== 0) return undefined;
  const { fnArray, argsArray } = await page.getOperatorList();
  const paints = new Set<number>([
    ops.showText,
    ops.constructPath,
    ops.shadingFill,
    ops.paintImageMaskXObject,
    ops.paintImageXObject,
    ops.paintInlineImageXObject,
    ops.paintInlineImageXObjectGroup,
    ops.paintImageMaskXObjectGroup,
    ops.paintImageXObjectRepeat,
    ops.paintImageMaskXObjectRepeat,
    ops.paintSolidColorImageMask,
    ops.paintFormXObjectBegin,
  ]);
  const painted = fnArray.flatMap((fn, index) => (paints.has(fn) ? [index] : []));
  const [only] = painted;
  if (painted.length !== 1 || only === undefined || fnArray[only] !== ops.paintImageXObject) return undefined;
  const matrix = combined(fnArray.slice(0, only), argsArray, ops);
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  if (!matrix || matrix.width < (right - left) * WHOLE_PAGE || matrix.height < (top - bottom) * WHOLE_PAGE)
    return undefined;
  const image = await imageObject(page, String(argsArray[only]?.[0]));
  if (!image) return undefined;
  return shrink({ ...image, dpi: image.width / (matrix.width / 72) });
}

/** Size of the unit square under the transforms so far; undefined unless it stands upright. */
function combined(
  fnArray: readonly number[],
  argsArray: readonly unknown[],
  ops: Pdfjs['OPS'],
): { width: number; height: number } | undefined {
  let width = 1;
  let height = 1;
  for (const [index, fn] of fnArray.entries()) {
    if (fn !== ops.transform) continue;
    const [a = 1, b = 0, c = 0, d = 1] = Array.from(argsArray[index] as ArrayLike<number>).map(Number);
    if (Math.abs(b) > 1e-3 || Math.abs(c) > 1e-3 || a <= 0 || d <= 0) return undefined;
    width *= a;
    height *= d;
  }
  return { width, height };
}

async function imageObject(page: PDFPageProxy, id: string): Promise<Omit<PageImage, 'dpi'> | undefined> {
  const objects = id.startsWith('g_') ? page.commonObjs : page.objs;
  const found = await new Promise<unknown>((resolve) => objects.get(id, resolve));
  if (typeof found !== 'object' || found === null) return undefined;
  const { width, height, data } = found as { width?: number; height?: number; data?: unknown };
  if (!width || !height || !(data instanceof Uint8Array || data instanceof Uint8ClampedArray))
    return undefined;
  const pixels = width * height;
  if (data.length === pixels * 4) return { width, height, grey: toGrey(data, 4) };
  if (data.length === pixels * 3) return { width, height, grey: toGrey(data, 3) };
  if (data.length !== Math.ceil(width / 8) * height) return undefined;
  return { width, height, grey: fromBits(data, width, height) };
}

/** One bit a pixel, rows filled up to whole bytes, 1 is white. */
function fromBits(data: Uint8Array | Uint8ClampedArray, width: number, height: number): Uint8Array {
  const grey = new Uint8Array(width * height);
  const row = Math.ceil(width / 8);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bit = ((data[y * row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
      grey[y * width + x] = bit === 1 ? 255 : 0;
    }
  }
  return grey;
}

async function draw(page: PDFPageProxy): Promise<PageImage> {
  const { createCanvas } = await import('@napi-rs/canvas');
  const plain = page.getViewport({ scale: 1 });
  const scale = Math.min(DRAWN_DPI / 72, Math.sqrt(MAX_PIXELS / (plain.width * plain.height)));
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = canvas.getContext('2d');
  await page.render({
    canvas: null,
    canvasContext: context as unknown as CanvasRenderingContext2D,
    viewport,
    background: 'white',
  }).promise;
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { width: canvas.width, height: canvas.height, grey: toGrey(data, 4), dpi: 72 * scale };
}
