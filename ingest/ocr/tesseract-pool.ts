import { availableParallelism } from 'node:os';
import type { Block as TesseractBlock, Line as TesseractLine, Worker as TesseractWorker } from 'tesseract.js';
import { dataFolder, type OcrLanguage, tesseractCode } from './languages.ts';
import { type PageImage, toPortableGreyMap } from './page-image.ts';

export interface RecognisedWord {
  readonly text: string;
  /** 0–1 */
  readonly confidence: number;
  /** Pixels from the upper left corner. */
  readonly left: number;
  readonly right: number;
  readonly height: number;
}

export interface RecognisedLine {
  readonly words: readonly RecognisedWord[];
  /** Pixels from the top. */
  readonly baseline: number;
  readonly height: number;
}

/** Recognition of one page, in pixels of its image. */
export interface RecognisedPage {
  readonly lines: readonly RecognisedLine[];
  /** Mean over the characters, 0–1; 0 where nothing was found. */
  readonly confidence: number;
}

/** Recognition took longer than allowed; its worker was ended. */
export class RecognitionTimeout extends Error {
  override readonly name = 'RecognitionTimeout';
}

const PAGE_MS = 120_000;
/** A worker holds about 150 MB; it goes when nothing came for this long. */
const IDLE_MS = 20_000;

interface Slot {
  readonly worker: TesseractWorker;
  readonly language: OcrLanguage;
  idleSince: number;
}

/**
 * Tesseract workers, one a core at most, each loaded with one language (0.5 s to load, so one with the language that
 * is wanted is preferred). Everything is read from the disk; nothing is fetched and nothing is cached.
 */
export class TesseractPool {
  readonly size: number;
  readonly #idle: Slot[] = [];
  readonly #waiting: (() => void)[] = [];
  #busy = 0;
  #sweep: NodeJS.Timeout | undefined;

  constructor(size = availableParallelism()) {
    this.size = Math.max(1, size);
  }

  /** @throws RecognitionTimeout, the reason of `signal`, or what the engine reports */
  async recognise(image: PageImage, language: OcrLanguage, signal?: AbortSignal): Promise<RecognisedPage> {
    while (this.#busy >= this.size) await new Promise<void>((go) => this.#waiting.push(go));
    this.#busy++;
    try {
      signal?.throwIfAborted();
      return await this.#run(image, language, signal);
    } finally {
      this.#busy--;
      this.#waiting.shift()?.();
    }
  }

  /** Ends the idle workers; the pool stays usable. */
  async close(): Promise<void> {
    clearInterval(this.#sweep);
    this.#sweep = undefined;
    await Promise.all(this.#idle.splice(0).map(({ worker }) => worker.terminate()));
  }

  async #run(image: PageImage, language: OcrLanguage, signal?: AbortSignal): Promise<RecognisedPage> {
    const slot = await this.#take(language);
    threadOf(slot.worker)?.ref();
    let timer: NodeJS.Timeout | undefined;
    let stop: (() => void) | undefined;
    const stopped = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new RecognitionTimeout(`recognition took longer than ${PAGE_MS / 1000} s`)),
        PAGE_MS,
      );
      stop = () => reject(signal?.reason);
      signal?.addEventListener('abort', stop, { once: true });
    });
    try {
      const { data } = await Promise.race([read(slot.worker, image), stopped]);
      this.#putBack(slot);
      return toPage(data.blocks ?? []);
    } catch (thrown) {
      // Whatever went wrong, a worker in an unknown state reads no further page.
      await slot.worker.terminate();
      throw thrown instanceof Error ? thrown : new Error(String(thrown));
    } finally {
      clearTimeout(timer);
      if (stop) signal?.removeEventListener('abort', stop);
    }
  }

  async #take(language: OcrLanguage): Promise<Slot> {
    const same = this.#idle.findIndex((slot) => slot.language === language);
    const found = same >= 0 ? this.#idle.splice(same, 1)[0] : undefined;
    if (found) return found;
    // All places are taken by other languages: the one that waits longest makes room.
    if (this.#idle.length + this.#busy > this.size) await this.#idle.shift()?.worker.terminate();
    const { createWorker, OEM, PSM } = await import('tesseract.js');
    const worker = await createWorker(tesseractCode(language), OEM.LSTM_ONLY, {
      langPath: dataFolder(language),
      cacheMethod: 'none',
      gzip: true,
      // Without a handler of ours the library throws into the void.
      errorHandler: () => undefined,
    });
    await worker.setParameters({ tessedit_pageseg_mode: PSM.AUTO });
    return { worker, language, idleSince: 0 };
  }

  #putBack(slot: Slot): void {
    slot.idleSince = Date.now();
    threadOf(slot.worker)?.unref();
    this.#idle.push(slot);
    this.#sweep ??= setInterval(() => this.#dismissIdle(), IDLE_MS / 2).unref();
  }

  #dismissIdle(): void {
    const now = Date.now();
    while (this.#idle[0] && now - this.#idle[0].idleSince > IDLE_MS)
      void this.#idle.shift()?.worker.terminate();
    if (this.#idle.length > 0) return;
    clearInterval(this.#sweep);
    this.#sweep = undefined;
  }
}

async function read(worker: TesseractWorker, image: PageImage) {
  await worker.setParameters({
    user_defined_dpi: String(Math.round(Math.min(Math.max(image.dpi, 70), 2400))),
  });
  // The pixels are passed as a file that needs no decoder.
  return worker.recognize(Buffer.from(toPortableGreyMap(image)), {}, { blocks: true, text: false });
}

/** The thread behind a worker: an idle one must not keep the process alive. */
const threadOf = (worker: TesseractWorker): { ref(): void; unref(): void } | undefined => {
  const { worker: thread } = worker as unknown as { worker?: { ref?(): void; unref?(): void } };
  return thread?.ref && thread.unref
    ? { ref: () => thread.ref?.(), unref: () => thread.unref?.() }
    : undefined;
};

function toPage(blocks: readonly TesseractBlock[]): RecognisedPage {
  const lines: RecognisedLine[] = [];
  let sum = 0;
  let characters = 0;
  for (const block of blocks) {
    for (const paragraph of block.paragraphs) {
      for (const line of paragraph.lines) {
        const words = line.words
          .filter(({ text }) => text.trim() !== '')
          .map(({ text, confidence, bbox }) => ({
            text: text.trim(),
            confidence: confidence / 100,
            left: bbox.x0,
            right: bbox.x1,
            height: bbox.y1 - bbox.y0,
          }));
        if (words.length === 0) continue;
        for (const { text, confidence } of words) {
          sum += confidence * text.length;
          characters += text.length;
        }
        lines.push({
          words,
          baseline: (line.baseline.y0 + line.baseline.y1) / 2,
          height: rowHeightOf(line),
        });
      }
    }
  }
  return { lines, confidence: characters === 0 ? 0 : sum / characters };
}

/** The library's types call it `row_height`, its data `rowHeight`. */
function rowHeightOf({ rowAttributes, bbox }: TesseractLine): number {
  const found: unknown = Object.entries(rowAttributes ?? {}).find(([name]) =>
    /^row_?height$/i.test(name),
  )?.[1];
  return typeof found === 'number' && found > 0 ? found : bbox.y1 - bbox.y0;
}
