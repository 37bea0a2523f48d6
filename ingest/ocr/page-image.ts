/** A page as grey values, 0 black to 255 white, row by row from the top. */
export interface PageImage {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
  /** Pixels an inch, as far as known; decides the font sizes in points. */
  readonly dpi: number;
}

/** Scans come at 150 to 600; recognition gains nothing above 300 and loses below 150. */
export const DRAWN_DPI = 250;
/** Side and area beyond which an image is made smaller before it is recognised: 16 MP is an A4 page at 390 dpi. */
export const MAX_PIXELS = 16_000_000;
/** Area beyond which an image is not decoded at all: a small file may claim any size. */
export const MAX_DECODED_PIXELS = 120_000_000;

/** What tesseract reads without a decoder: a portable grey map. */
export function toPortableGreyMap({ width, height, grey }: PageImage): Uint8Array {
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1');
  return Buffer.concat([head, grey]);
}

/** Grey values of pixels in RGB or RGBA; transparent pixels count as paper. */
export function toGrey(pixels: Uint8Array | Uint8ClampedArray, channels: 1 | 3 | 4): Uint8Array {
  if (channels === 1) return new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.length);
  const grey = new Uint8Array(pixels.length / channels);
  for (let i = 0, from = 0; i < grey.length; i++, from += channels) {
    const value =
      ((pixels[from] ?? 0) * 77 + (pixels[from + 1] ?? 0) * 150 + (pixels[from + 2] ?? 0) * 29) >> 8;
    const alpha = channels === 4 ? (pixels[from + 3] ?? 255) : 255;
    grey[i] = alpha === 255 ? value : 255 - (((255 - value) * alpha) >> 8);
  }
  return grey;
}

/** Made smaller by whole steps, every new pixel the mean of those it stands for. */
export function shrink(image: PageImage, maxPixels = MAX_PIXELS): PageImage {
  const step = Math.ceil(Math.sqrt((image.width * image.height) / maxPixels));
  if (step <= 1) return image;
  const width = Math.max(1, Math.floor(image.width / step));
  const height = Math.max(1, Math.floor(image.height / step));
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let dy = 0; dy < step; dy++) {
        const row = (y * step + dy) * image.width + x * step;
        for (let dx = 0; dx < step; dx++) sum += image.grey[row + dx] ?? 255;
      }
      grey[y * width + x] = sum / (step * step);
    }
  }
  return { width, height, grey, dpi: image.dpi / step };
}

/** Turned clockwise by `quarters` × 90°. */
export function turn(image: PageImage, quarters: number): PageImage {
  const { width, height, grey, dpi } = image;
  const turns = ((quarters % 4) + 4) % 4;
  if (turns === 0) return image;
  const turned = new Uint8Array(grey.length);
  const sideways = turns % 2 === 1;
  const newWidth = sideways ? height : width;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [nx, ny] =
        turns === 1
          ? [height - 1 - y, x]
          : turns === 2
            ? [width - 1 - x, height - 1 - y]
            : [y, width - 1 - x];
      turned[ny * newWidth + nx] = grey[y * width + x] ?? 255;
    }
  }
  return { width: newWidth, height: sideways ? width : height, grey: turned, dpi };
}

/** Nothing is written on it: hardly any pixel differs from the paper. */
export function isBlank({ grey }: PageImage): boolean {
  const counts = new Uint32Array(256);
  // Every third pixel tells as much as all of them.
  for (let i = 0; i < grey.length; i += 3) {
    const value = grey[i] ?? 255;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  const paper = counts.indexOf(Math.max(...counts));
  let away = 0;
  for (const [value, count] of counts.entries()) if (Math.abs(value - paper) > 48) away += count;
  return away < (grey.length / 3) * 0.0002;
}
