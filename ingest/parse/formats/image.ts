import { fileTypeFromBuffer } from 'file-type';
import { imageSize } from 'image-size';
import { EXTRACTION_NOTES } from '../../../server/domain/extraction-notes.ts';
import { RefusedFile } from '../document.ts';
import type { Format, ParserInput, RawDocument } from '../format.ts';

/** Pictures of a TIFF that count as pages; a fax of more is no fax. */
const MAX_PICTURES = 1_000;
/** Smaller than this on a side is a symbol, no page. */
const SMALLEST_SIDE = 24;

/** PNG, JPEG, TIFF, BMP, WebP, GIF: every picture is a page without text that waits for text recognition. */
export const image: Format = {
  id: 'image',
  mediaType: 'image/png',
  async parse({ bytes }: ParserInput): Promise<RawDocument> {
    const mediaType = (await fileTypeFromBuffer(bytes.subarray(0, 65_536)))?.mime ?? 'image/png';
    const { width, height } = sizeOf(bytes);
    if (width < SMALLEST_SIDE || height < SMALLEST_SIDE)
      throw new RefusedFile('no-text', 'The file is an image too small to hold text.');
    const count = mediaType === 'image/tiff' ? await countPictures(bytes) : 1;
    const pages = Array.from({ length: count }, (_, index) => index + 1);
    return {
      mediaType,
      blocks: [],
      pageCount: count,
      metadata: {},
      quality: {
        pages: pages.map((page) => ({ page, status: 'unreadable', note: EXTRACTION_NOTES.scan.en })),
        notes: [],
      },
      recognise: pages,
    };
  },
};

function sizeOf(bytes: Uint8Array): { width: number; height: number } {
  try {
    return imageSize(bytes);
  } catch (thrown) {
    throw new RefusedFile('damaged', 'The image is damaged: its size cannot be read.', { cause: thrown });
  }
}

async function countPictures(bytes: Uint8Array): Promise<number> {
  const { default: UTIF } = await import('utif2');
  const pictures = UTIF.decode(new Uint8Array(bytes).buffer);
  return Math.min(Math.max(1, pictures.length), MAX_PICTURES);
}
