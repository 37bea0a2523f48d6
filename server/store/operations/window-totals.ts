import type { BestPassages } from './best-passages.ts';

/** What the passages of a window score in one query, in whole numbers, and which of them score anything. */
export class WindowTotals {
  readonly totals: Float64Array;
  /** The passages that have a total: the first `count`. */
  readonly passages: Int32Array;
  count = 0;

  /** @param size passages of a window */
  constructor(size: number) {
    this.totals = new Float64Array(size);
    this.passages = new Int32Array(size);
  }

  /** @param added above 0 */
  add(passage: number, added: number): void {
    const before = this.totals[passage] as number;
    if (before === 0) this.passages[this.count++] = passage;
    this.totals[passage] = before + added;
  }

  /** Hands the passages over, and is empty for the next window. @param firstKey of the window */
  giveTo(best: BestPassages, firstKey: number): void {
    const { totals, passages, count } = this;
    let least = best.least;
    for (let index = 0; index < count; index++) {
      const passage = passages[index] as number;
      const total = totals[passage] as number;
      totals[passage] = 0;
      if (total >= least) least = best.take(firstKey + passage, total);
    }
    this.count = 0;
  }
}
