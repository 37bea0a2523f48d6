import { cleanText } from './clean-text.ts';
import { type Block, RefusedFile } from './document.ts';
import type { ParseLimits } from './limits.ts';

/** Collects the blocks of a document in reading order: cleans, drops the empty, enforces the output limits. */
export class BlockCollector {
  readonly blocks: Block[] = [];
  readonly #limits: ParseLimits;
  #length = 0;

  constructor(limits: ParseLimits) {
    this.#limits = limits;
  }

  /** Adds a block unless nothing readable is left of its text. `text` need not be clean. */
  add(kind: Block['kind'], text: string, more: Pick<Block, 'level' | 'page' | 'furniture'> = {}): void {
    const clean = cleanText(text);
    if (!/[\p{L}\p{N}]/u.test(clean)) return;
    this.addClean({ kind, text: clean, ...more });
  }

  /** Adds a block whose text is clean already (offsets in it must not move). */
  addClean(block: Block): void {
    this.#length += block.text.length;
    if (this.#length > this.#limits.maxTextLength || this.blocks.length >= this.#limits.maxBlocks) {
      throw new RefusedFile(
        'output-too-large',
        `The file yields more text than is allowed for one document (${this.#limits.maxTextLength.toLocaleString('en')} characters or ${this.#limits.maxBlocks.toLocaleString('en')} paragraphs).`,
      );
    }
    this.blocks.push(block);
  }
}
