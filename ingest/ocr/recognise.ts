import { EXTRACTION_NOTES } from '../../server/domain/extraction-notes.ts';
import { identifyLanguage } from '../../server/text/language.ts';
import { BlockCollector } from '../parse/block-collector.ts';
import { type Block, type ParsedDocument, RefusedFile } from '../parse/document.ts';
import { DEFAULT_LIMITS, type ParseLimits } from '../parse/limits.ts';
import { completeMetadata } from '../parse/metadata/complete-metadata.ts';
import { describeLosses } from '../parse/pdf/losses.ts';
import { addPages } from '../parse/pdf/page-blocks.ts';
import { recognitionWins } from './choose.ts';
import { DrawingFailed, DrawingProcess } from './drawing-process.ts';
import { isOcrLanguage, type OcrLanguage } from './languages.ts';
import { type PageReading, readPage, SURE } from './read-page.ts';
import { RecognitionTimeout, type TesseractPool } from './tesseract-pool.ts';

export interface RecogniseOptions {
  /** That open the document; the same as for parsing it. */
  readonly passwords?: readonly string[];
  readonly limits?: Partial<ParseLimits>;
  readonly signal?: AbortSignal;
  /** A person distrusts the text of the file: every page is read, and recognition wins unless it is clearly worse. */
  readonly everyPage?: boolean;
  /** Pages that have been read, of those that were to be read. */
  readonly onPage?: (done: number, total: number) => void;
}

type PageQuality = ParsedDocument['quality']['pages'][number];
type Verdict = Pick<PageQuality, 'status' | 'confidence'> & { readonly note?: string | undefined };

/** Pages of one document that are recognised at most: 20 minutes on two cores. */
const MAX_PAGES = 1_000;

/**
 * Reads the pages that `parsed.recognise` names from their images and puts what is better into the document: the
 * text layer stays where it reads better by the same measure. Every page gets its line in the certificate.
 *
 * @param bytes the file that `parsed` came from
 * @throws RefusedFile `no-text` when the document holds no text at all; the reason of `signal`
 */
export async function recognisePages(
  parsed: ParsedDocument,
  bytes: Uint8Array,
  pool: TesseractPool,
  options: RecogniseOptions = {},
): Promise<ParsedDocument> {
  const wanted = pagesToRead(parsed, options.everyPage ?? false);
  if (wanted.length === 0) return parsed;
  const pages = wanted.slice(0, MAX_PAGES);
  const results = await readAll(parsed, bytes, pages, pool, options);
  const blocks = parsed.blocks.flatMap(splitAtPages);
  const layer = (page: number): string =>
    blocks
      .filter((block) => block.page === page)
      .map((block) => block.text)
      .join('\n');
  const winners = new Map<number, PageReading>();
  const verdicts = new Map<number, Verdict>();
  for (const page of wanted) {
    const known = parsed.quality.pages.find((one) => one.page === page);
    const result = results.get(page) ?? EXTRACTION_NOTES.tooManyPages.en;
    const own = layer(page);
    if (typeof result === 'string') {
      if (own === '') verdicts.set(page, { status: 'unreadable', note: joined(known?.note, result) });
    } else if (
      recognitionWins({ text: own, confidence: 1 }, result, options.everyPage ? 'recognition' : 'layer')
    ) {
      winners.set(page, result);
      const note = result.notes.join(' ');
      verdicts.set(page, {
        status: result.confidence < SURE ? 'doubtful' : 'ocr',
        confidence: Math.round(result.confidence * 100) / 100,
        ...(note !== '' && { note }),
      });
    } else if (own !== '' && known?.note?.includes(EXTRACTION_NOTES.imageBeside.en)) {
      // The image was looked at: it is a picture, and nothing written in it was missed.
      const note = known.note.replace(EXTRACTION_NOTES.imageBeside.en, '').trim();
      verdicts.set(page, { status: known.status, note: note === '' ? undefined : note });
    } else if (own === '') {
      verdicts.set(
        page,
        result.blank
          ? { status: 'empty' }
          : { status: 'unreadable', note: joined(known?.note, EXTRACTION_NOTES.nothingRecognised.en) },
      );
    }
  }
  return merge(parsed, winners, verdicts, { ...DEFAULT_LIMITS, ...options.limits });
}

export function pagesToRead(parsed: ParsedDocument, everyPage: boolean): number[] {
  // Only what has a look can be read from it.
  if (parsed.mediaType !== 'application/pdf' && !parsed.mediaType.startsWith('image/')) return [];
  if (everyPage) return Array.from({ length: parsed.pageCount }, (_, index) => index + 1);
  return [...new Set(parsed.recognise ?? [])].sort((a, b) => a - b);
}

/** A paragraph that runs over a page border, in pieces of one page each. */
function splitAtPages(block: Block): Block[] {
  const breaks = block.pageBreaks ?? [];
  if (breaks.length === 0) return [block];
  const { pageBreaks: _, ...rest } = block;
  const starts = [{ offset: 0, page: block.page }, ...breaks];
  return starts.flatMap(({ offset, page }, index) => {
    const text = block.text.slice(offset, starts[index + 1]?.offset).trim();
    return text === '' || page === undefined ? [] : [{ ...rest, text, page }];
  });
}

const joined = (one: string | undefined, other: string): string =>
  one === undefined || one === other ? other : `${one} ${other}`;

/** What was read of every page, or the sentence that says why nothing was. */
async function readAll(
  parsed: ParsedDocument,
  bytes: Uint8Array,
  pages: readonly number[],
  pool: TesseractPool,
  { passwords = [], signal, onPage }: RecogniseOptions,
): Promise<Map<number, PageReading | string>> {
  const results = new Map<number, PageReading | string>();
  const running = new Set<Promise<void>>();
  let language = expectedLanguage(parsed);
  let drawing: DrawingProcess | undefined;
  const settle = (page: number, result: PageReading | string): void => {
    results.set(page, result);
    // The pages of a document mostly speak one language; the next one is tried in the one just found.
    if (typeof result !== 'string' && result.text.length > 200) language = result.language;
    onPage?.(results.size, pages.length);
  };
  try {
    for (const page of pages) {
      signal?.throwIfAborted();
      // One image waits drawn while the workers read: more would only fill the memory.
      while (running.size > pool.size) await Promise.race(running);
      try {
        if (!drawing) {
          drawing = new DrawingProcess();
          await drawing.open(bytes, parsed.mediaType, passwords);
        }
        const image = await drawing.page(page);
        const task = readPage(page, image, language, pool, signal)
          .then((reading) => settle(page, reading))
          .catch((thrown: unknown) => {
            if (signal?.aborted) throw signal.reason;
            if (!(thrown instanceof Error)) throw thrown;
            const late = thrown instanceof RecognitionTimeout;
            settle(page, late ? EXTRACTION_NOTES.tookTooLong.en : EXTRACTION_NOTES.notDrawn.en);
          })
          .finally(() => running.delete(task));
        // A failure shows where all are awaited.
        task.catch(() => undefined);
        running.add(task);
      } catch (thrown) {
        if (!(thrown instanceof DrawingFailed)) throw thrown;
        settle(page, EXTRACTION_NOTES.notDrawn.en);
        if (drawing?.ended !== false) {
          drawing?.close();
          drawing = undefined;
        }
      }
    }
    await Promise.all(running);
    signal?.throwIfAborted();
    return results;
  } finally {
    drawing?.close();
  }
}

/** The language of the text layer of other pages, else what the file says, else German. */
function expectedLanguage(parsed: ParsedDocument): OcrLanguage {
  const text = parsed.blocks.map((block) => block.text).join(' ');
  const spoken = text.length > 200 ? identifyLanguage(text) : undefined;
  if (isOcrLanguage(spoken)) return spoken;
  return isOcrLanguage(parsed.metadata.language) ? parsed.metadata.language : 'de';
}

function merge(
  parsed: ParsedDocument,
  winners: ReadonlyMap<number, PageReading>,
  verdicts: ReadonlyMap<number, Verdict>,
  limits: ParseLimits,
): ParsedDocument {
  const collector = new BlockCollector(limits);
  const numbers = [...winners.keys()];
  const opening = new Set(numbers.filter((page) => !winners.has(page - 1)));
  addPages(
    [...winners.values()].map(({ page }) => page),
    collector,
    opening,
  );
  const kept = parsed.blocks
    .flatMap((block) => (pagesOf(block).some((page) => winners.has(page)) ? splitAtPages(block) : [block]))
    .filter((block) => block.page === undefined || !winners.has(block.page));
  const blocks = inPageOrder(kept, collector.blocks);
  if (blocks.length === 0 && (parsed.parts ?? []).length === 0) {
    throw new RefusedFile(
      'no-text',
      'The file holds no text, and text recognition found none on its pages.',
      {
        // Time and memory of the machine may be why a page was not drawn or read.
        mayPass: [...verdicts.values()].some(({ note }) =>
          [EXTRACTION_NOTES.tookTooLong.en, EXTRACTION_NOTES.notDrawn.en].some((failed) =>
            note?.includes(failed),
          ),
        ),
      },
    );
  }
  const pages = parsed.quality.pages.map((page): PageQuality => {
    const verdict = verdicts.get(page.page);
    if (!verdict) return page;
    const { note, ...rest } = { page: page.page, ...verdict };
    return note === undefined ? rest : { ...rest, note };
  });
  const quality = { ...parsed.quality, pages };
  const partial = describeLosses(quality);
  const { partial: _before, recognise: _done, ...rest } = parsed;
  return {
    ...rest,
    blocks,
    quality,
    metadata: winners.size > 0 ? metadataAnew(parsed, blocks) : parsed.metadata,
    ...(partial && { partial }),
  };
}

/**
 * What was guessed before the pages could be read is guessed again; what the file itself states stays, and so does a grade that
 * was read, which a worse reading must not lower.
 */
function metadataAnew(parsed: ParsedDocument, blocks: readonly Block[]): ParsedDocument['metadata'] {
  const guessed: ReadonlySet<string> = new Set(parsed.metadata.guessed);
  const stated = Object.fromEntries(
    Object.entries(parsed.metadata).filter(([field]) => field === 'marking' || !guessed.has(field)),
  );
  return completeMetadata(
    { ...stated, guessed: guessed.has('marking') ? ['marking'] : [] },
    blocks,
    parsed.metadata.title ?? '',
  );
}

const pagesOf = ({ page, pageBreaks = [] }: Block): number[] => [
  ...(page === undefined ? [] : [page]),
  ...pageBreaks.map((turn) => turn.page),
];

function inPageOrder(text: readonly Block[], recognised: readonly Block[]): Block[] {
  return [...text, ...recognised]
    .map((block, index) => ({ block, index }))
    .sort((a, b) => (a.block.page ?? 0) - (b.block.page ?? 0) || a.index - b.index)
    .map(({ block }) => block);
}
