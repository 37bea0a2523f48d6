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

  /**
   * @param added what each of the first `count` of `met` is given: whole numbers
   * @param only the reports that count, and the report of each passage; null for all
   */
  add(
    met: Int32Array,
    added: Float64Array,
    count: number,
    only: { readonly among: ReadonlySet<number>; readonly reportOf: Int32Array } | null,
  ): void {
    const { totals, passages } = this;
    let known = this.count;
    for (let index = 0; index < count; index++) {
      const passage = met[index] as number;
      if (only !== null && !only.among.has(only.reportOf[passage] as number)) continue;
      const before = totals[passage] as number;
      const total = before + (added[index] as number);
      totals[passage] = total;
      // What rounds to nothing is met once more.
      if (before === 0 && total !== 0) passages[known++] = passage;
    }
    this.count = known;
  }

  set(passage: number, total: number): void {
    this.totals[passage] = total;
    this.passages[this.count++] = passage;
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
