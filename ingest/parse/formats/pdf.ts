import { getDocumentProxy } from 'unpdf';
import { BlockCollector } from '../block-collector.ts';
import { cleanText } from '../clean-text.ts';
import { type FoundMetadata, type ParsedDocument, RefusedFile } from '../document.ts';
import type { Format, ParserInput, RawDocument } from '../format.ts';
import { createVocabulary } from '../join-lines.ts';
import { toRegions } from '../pdf/columns.ts';
import { watchDamage } from '../pdf/damage-watch.ts';
import { findGarbledFonts, isGarbled } from '../pdf/garbled.ts';
import { lineText, toLines } from '../pdf/lines.ts';
import { type PdfDocument, readPages } from '../pdf/read-pages.ts';
import { withoutRunningLines } from '../pdf/running-lines.ts';
import type { PageText } from '../pdf/text-item.ts';
import { BlockBuilder } from '../pdf/to-blocks.ts';
import { measureTypography } from '../pdf/typography.ts';
import '../pdf/node-20.ts';

type PageQuality = ParsedDocument['quality']['pages'][number];

/** PDF, read in the order in which a person reads the page, with an account of every page. */
export const pdf: Format = {
  id: 'pdf',
  mediaType: 'application/pdf',
  async parse(input: ParserInput): Promise<RawDocument> {
    const damage = watchDamage();
    let document: PdfDocument | undefined;
    try {
      document = await open(input.bytes);
      const pages = await readPages(document, damage);
      const collector = new BlockCollector(input.limits);
      const garbled = findGarbledFonts(pages);
      const quality = judgePages(pages, garbled);
      addBlocks(pages, quality, garbled, collector);
      const notes: string[] = [];
      const cutOff = !endsProperly(input.bytes);
      if (cutOff) notes.push('The end of the file is missing; pages or parts of them may be lost.');
      if (pages.some((page) => page.hiddenText)) notes.push('Text too small to be seen was left out.');
      if (collector.blocks.length === 0) throw nothingReadable(pages, quality, cutOff);
      const partial = missing(pages, quality, cutOff);
      return {
        blocks: collector.blocks,
        pageCount: document.numPages,
        metadata: await properties(document),
        quality: { pages: quality, notes },
        ...(partial && { partial }),
      };
    } finally {
      damage.stop();
      await document?.destroy();
    }
  },
};

async function open(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 1,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      stopAtErrors: false,
      // Pictures are never looked at; one that is passed over is told as a warning, without the cost of decoding.
      maxImageSize: 64,
    });
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'PasswordException') {
      throw new RefusedFile('encrypted', 'The file is protected with a password and could not be opened.');
    }
    throw new RefusedFile('damaged', 'The PDF file is damaged and could not be opened.', { cause: thrown });
  }
}

/** Judges every page before anything of it is used. */
function judgePages(pages: readonly PageText[], garbled: ReadonlySet<string>): PageQuality[] {
  return pages.map((page): PageQuality => {
    if (page.failure !== undefined)
      return { page: page.number, status: 'unreadable', note: 'The page is damaged.' };
    if (page.items.length === 0) {
      if (page.incomplete) return { page: page.number, status: 'unreadable', note: 'The page is damaged.' };
      return page.hasImage
        ? { page: page.number, status: 'unreadable', note: 'The page is an image without a text layer.' }
        : { page: page.number, status: 'empty' };
    }
    const length = page.items.reduce((sum, item) => sum + item.text.length, 0);
    const bad = page.items.reduce((sum, item) => sum + (garbled.has(item.font) ? item.text.length : 0), 0);
    if (
      bad > length * 0.2 ||
      isGarbled(
        page.items
          .filter((item) => !garbled.has(item.font))
          .map((item) => item.text)
          .join(' '),
      )
    ) {
      return {
        page: page.number,
        status: 'unreadable',
        note: 'The characters of the page come out garbled; its fonts lack a character map.',
      };
    }
    if (page.incomplete) {
      return {
        page: page.number,
        status: 'doubtful',
        note: 'The page is damaged; part of its text may be missing.',
      };
    }
    if (bad > length * 0.03) {
      return {
        page: page.number,
        status: 'doubtful',
        note: 'Some characters of the page could not be read and were left out.',
      };
    }
    return { page: page.number, status: 'text' };
  });
}

function addBlocks(
  pages: readonly PageText[],
  quality: readonly PageQuality[],
  garbled: ReadonlySet<string>,
  collector: BlockCollector,
): void {
  const good = pages.filter((_, index) => ['text', 'doubtful'].includes(quality[index]?.status ?? ''));
  const lined = withoutRunningLines(
    good.map((page) => ({
      number: page.number,
      width: page.width,
      height: page.height,
      turned: page.turned,
      lines: toLines(page.items.filter((item) => !garbled.has(item.font))),
    })),
  );
  const vocabulary = createVocabulary(lined.flatMap((page) => page.lines.map((line) => lineText(line))));
  const builder = new BlockBuilder(collector, measureTypography(lined.map((page) => page.lines)), vocabulary);
  const seen = new Set<string>();
  for (const page of lined) {
    builder.addPage({ number: page.number, regions: toRegions(page.lines) });
    for (const text of page.turned) {
      if (!seen.has(text) && !isGarbled(text)) builder.addTurned(text, page.number);
      seen.add(text);
    }
  }
  builder.finish();
}

const endsProperly = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(Math.max(0, bytes.length - 2048))).includes('%%EOF');

function nothingReadable(
  pages: readonly PageText[],
  quality: readonly PageQuality[],
  cutOff: boolean,
): RefusedFile {
  if (
    pages.some((page) => page.failure !== undefined) ||
    (cutOff && pages.every((page) => page.items.length === 0))
  ) {
    return new RefusedFile('damaged', 'The PDF file is damaged: none of its pages could be read.');
  }
  if (pages.some((page) => page.items.length > 0) && quality.some((page) => page.status === 'unreadable')) {
    return new RefusedFile(
      'unreadable',
      'The text of the PDF comes out garbled on every page; text recognition is not part of this version.',
    );
  }
  if (!pages.some((page) => page.hasImage)) return new RefusedFile('empty', 'The PDF contains no text.');
  return new RefusedFile(
    'no-text',
    'The file is a scan without a text layer; text recognition is not part of this version.',
  );
}

function missing(
  pages: readonly PageText[],
  quality: readonly PageQuality[],
  cutOff: boolean,
): ParsedDocument['partial'] {
  const lost = quality.filter((page) => page.status === 'unreadable');
  const reasons: string[] = [];
  for (const note of new Set(lost.map((page) => page.note ?? ''))) {
    const numbers = lost.filter((page) => (page.note ?? '') === note).map((page) => page.page);
    reasons.push(
      `${numbers.length === 1 ? 'Page' : 'Pages'} ${ranges(numbers)} could not be read. ${note}`.trim(),
    );
  }
  const torn = quality.filter((page, index) => page.status === 'doubtful' && pages[index]?.incomplete);
  if (torn.length > 0) {
    const numbers = torn.map((page) => page.page);
    reasons.push(
      `${numbers.length === 1 ? 'Page' : 'Pages'} ${ranges(numbers)} may be incomplete: the file is damaged there.`,
    );
  }
  if (cutOff) reasons.push('The end of the file is missing; pages or parts of them may be lost.');
  if (reasons.length === 0) return undefined;
  return { code: lost.length > 0 ? 'unreadable-pages' : 'damaged', reason: reasons.join(' ') };
}

/** `3, 4, 5, 9` → `3–5, 9` */
function ranges(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < numbers.length; i++) {
    const start = numbers[i] ?? 0;
    let end = start;
    while (numbers[i + 1] === end + 1) end = numbers[++i] ?? end;
    parts.push(start === end ? `${start}` : `${start}–${end}`);
  }
  return parts.join(', ');
}

async function properties(document: PdfDocument): Promise<Partial<FoundMetadata>> {
  const { info } = await document.getMetadata();
  const value = (key: string): string | undefined => {
    const found: unknown = Object.entries(info).find(([name]) => name === key)?.[1];
    return typeof found === 'string' && found.trim() !== '' && !isGarbled(found)
      ? cleanText(found)
      : undefined;
  };
  const title = value('Title');
  const language = value('Language');
  const author = value('Author');
  // A user name is no author.
  const named = author !== undefined && /^\p{Lu}.* .*\p{Lu}/u.test(author) && author.length <= 120;
  return {
    ...(named && { author }),
    ...(title && { title }),
    ...(language && { language: language.toLowerCase() }),
  };
}
