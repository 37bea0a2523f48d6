import { imageSize } from 'image-size';
import type { PageSource } from './draw-pdf.ts';
import { MAX_DECODED_PIXELS, type PageImage, shrink, toGrey } from './page-image.ts';

/** What scanners assume when a file does not say it. */
const USUAL_DPI = 200;
/** An A4 page is 8.3 inches wide; a photograph of one has no resolution that means anything. */
const PAGE_INCHES = 8.27;

/** Opens an image file: every picture of a TIFF is a page, others have one. Size is read before anything is decoded. */
export async function openImage(bytes: Uint8Array, mediaType: string): Promise<PageSource> {
  if (mediaType === 'image/tiff') return openTiff(bytes);
  const { width, height } = imageSize(bytes);
  guard(width, height);
  return {
    async page() {
      const { createCanvas, loadImage } = await import('@napi-rs/canvas');
      const image = await loadImage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      guard(image.width, image.height);
      const canvas = createCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context.fillStyle = 'white';
      context.fillRect(0, 0, image.width, image.height);
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      return sized(image.width, image.height, toGrey(data, 4));
    },
  };
}

async function openTiff(bytes: Uint8Array): Promise<PageSource> {
  const { default: UTIF } = await import('utif2');
  const buffer = new Uint8Array(bytes).buffer;
  const pages = UTIF.decode(buffer);
  return {
    async page(number) {
      const page = pages[number - 1];
      if (!page) throw new Error(`no picture ${number}`);
      const [width = 0] = numbers(page.t256);
      const [height = 0] = numbers(page.t257);
      guard(width, height);
      UTIF.decodeImage(buffer, page);
      const grey = toGrey(UTIF.toRGBA8(page), 4);
      page.data = new Uint8Array(0);
      return sized(width, height, grey);
    },
  };
}

const numbers = (value: unknown): number[] =>
  Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from(value as ArrayLike<number>) : [];

function guard(width: number, height: number): void {
  if (!(width > 0 && height > 0) || width * height > MAX_DECODED_PIXELS)
    throw new Error(`an image of ${width} × ${height} pixels is not decoded`);
}

function sized(width: number, height: number, grey: Uint8Array): PageImage {
  const asPage = Math.min(width, height) / PAGE_INCHES;
  return shrink({ width, height, grey, dpi: asPage > 90 && asPage < 650 ? asPage : USUAL_DPI });
}
