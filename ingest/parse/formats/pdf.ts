import { getDocumentProxy } from 'unpdf';
import { EXTRACTION_NOTES } from '../../../server/domain/extraction-notes.ts';
import { BlockCollector } from '../block-collector.ts';
import { cleanText } from '../clean-text.ts';
import { type DocumentPart, type FoundMetadata, RefusedFile } from '../document.ts';
import type { Format, ParserInput, RawDocument } from '../format.ts';
import { PartNames } from '../part-names.ts';
import { watchDamage } from '../pdf/damage-watch.ts';
import { findGarbledFonts, isGarbled } from '../pdf/garbled.ts';
import { judgePage, type PageVerdict } from '../pdf/judge-pages.ts';
import { describeLosses } from '../pdf/losses.ts';
import { withLostSigns } from '../pdf/lost-signs.ts';
import { suspectHiding } from '../pdf/may-hide.ts';
import { NO_DRAWING } from '../pdf/no-drawing.ts';
import { addPages } from '../pdf/page-blocks.ts';
import { toPart } from '../pdf/pinned.ts';
import { type PdfDocument, readPages } from '../pdf/read-pages.ts';
import { findShiftedFonts, restoreShifted } from '../pdf/shifted-glyphs.ts';
import type { PageText } from '../pdf/text-item.ts';
import { lockedFile, managedFile } from '../unlock.ts';
import '../pdf/node-20.ts';

/** Images up to this many pixels are decoded where it matters what they cover. */
const LOOKED_AT_PIXELS = 24_000_000;

/** PDF, read in the order in which a person reads the page, with an account of every page. */
export const pdf: Format = {
  id: 'pdf',
  mediaType: 'application/pdf',
  async parse(input: ParserInput): Promise<RawDocument> {
    const damage = watchDamage();
    const opened: PdfDocument[] = [];
    const open = async (maxImageSize: number): Promise<PdfDocument> => {
      const document = await openPdf(input, maxImageSize);
      opened.push(document);
      return document;
    };
    try {
      // Pictures are not looked at; one that is passed over is told as a warning, without the cost of decoding.
      const document = await open(64);
      const suspicion = suspectHiding(input.bytes);
      const found = await readPages({
        document,
        damage,
        suspicion,
        openWithImages: () => open(LOOKED_AT_PIXELS),
      });
      return {
        ...toDocument(await decipher(document, found), input),
        metadata: await properties(document),
        ...partsOf(found, await document.getAttachments()),
      };
    } finally {
      damage.stop();
      for (const document of opened) await document.destroy();
    }
  },
};

async function openPdf({ bytes, passwords }: ParserInput, maxImageSize: number): Promise<PdfDocument> {
  let locked: unknown;
  for (const password of [undefined, ...passwords]) {
    try {
      return await getDocumentProxy(new Uint8Array(bytes), {
        verbosity: 1,
        isEvalSupported: false,
        // Otherwise the outline of every letter is made ready for drawing, and nothing is drawn here. The text of all
        // 79 text PDF of devset and formats stays the same.
        disableFontFace: false,
        ownerDocument: NO_DRAWING,
        useSystemFonts: false,
        enableXfa: false,
        stopAtErrors: false,
        maxImageSize,
        ...(password !== undefined && { password }),
      });
    } catch (thrown) {
      if (!(thrown instanceof Error) || thrown.name !== 'PasswordException') {
        if (isRightsManaged(bytes)) throw managedFile(thrown);
        throw new RefusedFile('damaged', 'The PDF file is damaged and could not be opened.', {
          cause: thrown,
        });
      }
      locked = thrown;
    }
  }
  throw lockedFile(passwords, locked);
}

/** Locked by a handler of its own (`/Filter /MicrosoftIRMServices`) rather than by a password or damage. */
const isRightsManaged = (bytes: Uint8Array): boolean =>
  /\/Filter\s*\/(?:MicrosoftIRMServices|EBX_HANDLER|Adobe\.APS|Adobe\.PubSec|FoxitConnectedPDFDRM)\b/.test(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
  );

interface Deciphered {
  readonly pages: readonly PageText[];
  /** Pages of which glyph numbers were put back into writing. */
  readonly restored: ReadonlySet<number>;
  /** Fonts of which nobody knows what they say. */
  readonly garbled: ReadonlySet<string>;
}

async function decipher(document: PdfDocument, found: readonly PageText[]): Promise<Deciphered> {
  const suspects = findGarbledFonts(found);
  const shifted = findShiftedFonts(found, suspects);
  const whole = shifted.size > 0 ? await withLostSigns(document, found, new Set(shifted.keys())) : found;
  const garbled = new Set([...suspects].filter((font) => !shifted.has(font)));
  return { ...restoreShifted(whole, shifted), garbled };
}

function toDocument(
  { pages, restored, garbled }: Deciphered,
  input: ParserInput,
): Omit<RawDocument, 'metadata'> {
  const verdicts = pages.map((page) => judgePage(page, garbled, restored.has(page.number)));
  const collector = new BlockCollector(input.limits);
  const recognise = verdicts.flatMap(({ recognise: wanted, quality }) =>
    wanted || input.recogniseAll ? [quality.page] : [],
  );
  addReadable(pages, verdicts, garbled, recognise, collector);
  const cutOff = !endsProperly(input.bytes);
  const quality = {
    pages: verdicts.map((verdict) => verdict.quality),
    notes: cutOff ? [EXTRACTION_NOTES.cutOff.en] : [],
  };
  const hidden = pages.flatMap((page) => page.hidden ?? []);
  if (collector.blocks.length === 0 && recognise.length === 0 && isLost(pages, cutOff))
    throw new RefusedFile('damaged', 'The PDF file is damaged: none of its pages could be read.');
  const partial = describeLosses(quality);
  return {
    blocks: collector.blocks,
    pageCount: pages.length,
    quality,
    ...(hidden.length > 0 && { hidden }),
    ...(recognise.length > 0 && { recognise }),
    ...(partial && { partial }),
  };
}

function addReadable(
  pages: readonly PageText[],
  verdicts: readonly PageVerdict[],
  garbled: ReadonlySet<string>,
  recognise: readonly number[],
  collector: BlockCollector,
): void {
  const readable = pages.filter((_, index) => verdicts[index]?.quality.status !== 'unreadable');
  // The text of a page that may be replaced must neither begin on the page before nor end on the next.
  const opening = new Set(recognise.flatMap((page) => [page, page + 1]));
  addPages(
    readable.map((page) => ({ ...page, items: page.items.filter((item) => !garbled.has(item.font)) })),
    collector,
    opening,
  );
}

const endsProperly = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(Math.max(0, bytes.length - 2048))).includes('%%EOF');

/** A file of which nothing is left; what is merely empty is told apart by the caller. */
function isLost(pages: readonly PageText[], cutOff: boolean): boolean {
  return (
    pages.some((page) => page.failure !== undefined || page.incomplete) ||
    (cutOff && pages.every((page) => page.items.length === 0))
  );
}

function partsOf(
  pages: readonly PageText[],
  attachments: unknown,
): { readonly parts?: readonly DocumentPart[] } {
  const names = new PartNames();
  const listed = Object.values((attachments ?? {}) as Record<string, unknown>).flatMap((file) => {
    const part = toPart(file);
    return part ? [part] : [];
  });
  const parts = [...listed, ...pages.flatMap((page) => page.files ?? [])].map(({ name, bytes }) => ({
    name: names.claim(name, 'attachment'),
    bytes,
  }));
  return parts.length > 0 ? { parts } : {};
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
