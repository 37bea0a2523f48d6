import { createCanvas } from '@napi-rs/canvas';
import UTIF from 'utif2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeParsers, parseFile } from '../parse/index.ts';
import { makePdf, paragraph } from '../parse/testing/make-pdf.ts';
import { openPdf } from './draw-pdf.ts';
import { closeRecognisers, recognise } from './index.ts';
import { type PageImage, turn } from './page-image.ts';

const LINES = [
  'Die Bundesregierung berichtet dem Ausschuss über',
  'den Stand der Verhandlungen mit Kanada.',
  'Der Bericht wird am 23. September 2014 vorgelegt.',
];
let page: PageImage;

beforeAll(async () => {
  const pdf = makePdf([paragraph(LINES, { size: 14, leading: 18, top: 780 })]);
  page = await (await openPdf(pdf, [])).page(1);
});
afterAll(async () => {
  await closeParsers();
  await closeRecognisers();
});

function pixels({ grey }: PageImage): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(grey.length * 4);
  for (const [index, value] of grey.entries()) rgba.set([value, value, value, 255], index * 4);
  return rgba;
}

function canvasOf(image: PageImage) {
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  const data = context.createImageData(image.width, image.height);
  data.data.set(pixels(image));
  context.putImageData(data, 0, 0);
  return canvas;
}

/** 24 bits a pixel, rows from the bottom, each filled up to four bytes. */
function bitmap(image: PageImage): Uint8Array {
  const row = Math.ceil((image.width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + row * image.height);
  file.write('BM', 'latin1');
  for (const [at, value] of [
    [2, file.length],
    [10, 54],
    [14, 40],
    [18, image.width],
    [22, image.height],
    [34, row * image.height],
  ] as const)
    file.writeUInt32LE(value, at);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < image.height; y++)
    for (let x = 0; x < image.width; x++) {
      const value = image.grey[(image.height - 1 - y) * image.width + x] ?? 255;
      file.fill(value, 54 + y * row + x * 3, 54 + y * row + x * 3 + 3);
    }
  return file;
}

async function read(bytes: Uint8Array, name: string) {
  return recognise(await parseFile(bytes, name), bytes);
}

describe('text recognition', () => {
  test.each([
    ['page.png', 'image/png', () => canvasOf(page).toBuffer('image/png')],
    ['page.jpg', 'image/jpeg', () => canvasOf(page).toBuffer('image/jpeg')],
    ['page.webp', 'image/webp', () => canvasOf(page).toBuffer('image/webp')],
    ['page.bmp', 'image/bmp', () => bitmap(page)],
    [
      'page.tif',
      'image/tiff',
      () => new Uint8Array(UTIF.encodeImage(new Uint8Array(pixels(page)), page.width, page.height)),
    ],
  ] as const)('%s', async (name, mediaType, make) => {
    const document = await read(new Uint8Array(make()), name);
    expect(document.mediaType).toBe(mediaType);
    expect(document.blocks.map((block) => block.text).join(' ')).toContain(
      'Die Bundesregierung berichtet dem Ausschuss über den Stand der Verhandlungen mit Kanada.',
    );
    expect(document.blocks.every((block) => block.page === 1)).toBe(true);
    expect(document.quality.pages).toEqual([{ page: 1, status: 'ocr', confidence: expect.any(Number) }]);
    expect(document.partial).toBeUndefined();
    expect(document.recognise).toBeUndefined();
  });

  test('a page on its side is turned', async () => {
    const document = await read(canvasOf(turn(page, 1)).toBuffer('image/png'), 'turned.png');
    expect(document.blocks.map((block) => block.text).join(' ')).toContain('Stand der Verhandlungen');
  });

  test('an image without text is refused with the reason', async () => {
    const blank = createCanvas(800, 1000);
    const context = blank.getContext('2d');
    context.fillStyle = 'white';
    context.fillRect(0, 0, 800, 1000);
    await expect(read(blank.toBuffer('image/png'), 'blank.png')).rejects.toMatchObject({ code: 'no-text' });
  });

  test('a damaged image is told from one without text', async () => {
    const whole = canvasOf(page).toBuffer('image/png');
    const torn = new Uint8Array(whole.subarray(0, 200));
    await expect(read(torn, 'torn.png')).rejects.toMatchObject({
      code: expect.stringMatching(/damaged|no-text/),
    });
  });

  test('a text document comes back as it is, and nothing is loaded', async () => {
    const bytes = makePdf([paragraph(LINES)]);
    const parsed = await parseFile(bytes, 'text.pdf');
    expect(await recognise(parsed, bytes)).toBe(parsed);
  });

  test('on request every page is read from its image', async () => {
    const bytes = makePdf([paragraph(LINES, { size: 14, leading: 18, top: 780 })]);
    const document = await recognise(await parseFile(bytes, 'text.pdf'), bytes, { everyPage: true });
    expect(document.quality.pages).toMatchObject([{ page: 1, status: 'ocr' }]);
    expect(document.blocks.map((block) => block.text).join(' ')).toContain('am 23. September 2014 vorgelegt');
  });

  test('a grade that the text layer had stays where its image does not show it', async () => {
    const bytes = makePdf([paragraph(LINES, { size: 14, leading: 18, top: 780 })]);
    const { metadata, ...parsed } = await parseFile(bytes, 'text.pdf');
    const graded = {
      ...metadata,
      marking: 'GEHEIM' as const,
      guessed: [...metadata.guessed, 'marking' as const],
    };
    const document = await recognise({ ...parsed, metadata: graded }, bytes, { everyPage: true });
    expect(document.quality.pages).toMatchObject([{ status: 'ocr' }]);
    expect(document.metadata).toMatchObject({ marking: 'GEHEIM' });
    expect(document.metadata.guessed).toContain('marking');
    expect(document.metadata).not.toHaveProperty('overruled');
  });

  test('on request a file in which no text was found is looked at', async () => {
    const blank = makePdf([[]]);
    await expect(parseFile(blank, 'leer.pdf')).rejects.toMatchObject({ code: 'empty' });
    const asked = await parseFile(blank, 'leer.pdf', { recogniseAll: true });
    expect(asked.recognise).toEqual([1]);
    await expect(recognise(asked, blank, { everyPage: true })).rejects.toMatchObject({ code: 'no-text' });
  });
});
