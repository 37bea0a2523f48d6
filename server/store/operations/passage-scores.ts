import { BestPassages, type ScoredPassage } from './best-passages.ts';
import { type Candidates, OccurrenceWindows } from './occurrence-windows.ts';
import {
  BILLION,
  type EndedConcept,
  ScoreWindow,
  type WeighedWord,
  WINDOW,
  WINDOW_BITS,
} from './score-window.ts';
import type { WindowTotals } from './window-totals.ts';

/** Occurrences for which memory is kept for the next search: 4 bytes each. */
const KEPT = 8_000_000;

export interface Scoring {
  /** How many queries are scored side by side. */
  readonly queries: number;
  /** How many of the best passages of each are asked for. */
  readonly most: number;
  readonly meanLength: number;
  /** Whether a query counts some reports alone. */
  readonly byReport: boolean;
}

/**
 * Adds up what passages score, concept by concept. A question meets up to a million occurrences in a million passages, in the
 * order of its words: each is first put down with the others of its window, some thousand passages that follow each other, and
 * then window after window is added up, in memory that the processor has at hand. Places for all passages at once took two to
 * three times as long, whether in the slots of a hash table or side by side.
 *
 * One search after the other works in the same memory: to be given it anew takes longer than to write it.
 */
export class PassageScores {
  readonly #windows = new OccurrenceWindows();
  readonly #window = new ScoreWindow();
  readonly #words: WeighedWord[] = [];
  readonly #concepts: EndedConcept[] = [];
  #scoring: Scoring = { queries: 1, most: 1, meanLength: 1, byReport: false };
  /** After `narrow`: the passages that are looked at further, by ascending key, what they have so far, and a bit for each. */
  #keys = new Int32Array(1024);
  #sums = new Float64Array(1024);
  #count = 0;
  #bits: Candidates = new Int32Array(1024);
  #isNarrow = false;

  static #free: PassageScores | null = null;

  /** What `add` adds up: for each of the queries the best passages, best first, equal ones by key. */
  static best(scoring: Scoring, add: (scores: PassageScores) => void): ScoredPassage[][] {
    // What fails on its way leaves its memory behind.
    const scores = PassageScores.#free ?? new PassageScores();
    PassageScores.#free = null;
    scores.#scoring = scoring;
    scores.#windows.empty(scoring.byReport);
    scores.#window.begin(scoring.queries, scoring.meanLength, scores.#words, scores.#concepts);
    add(scores);
    const best = scores.#best();
    scores.#empty();
    if (scores.#windows.room <= KEPT) PassageScores.#free = scores;
    return best;
  }

  /**
   * Occurrences of one word of the present concept: a row of `postings`.
   *
   * @param passes which reports count; all where it is null
   */
  meet(text: string, word: WeighedWord, passes: ReadonlySet<number> | null): void {
    // Adds nothing; a passage is known to be met by what it has.
    if (word.weight <= 0 || (word.own && word.idf <= 0)) return;
    if (this.#words.at(-1) !== word) this.#words.push(word);
    this.#windows.putDown(text, this.#words.length, passes, this.#isNarrow ? this.#bits : null);
  }

  endConcept(concept: EndedConcept): void {
    this.#concepts.push(concept);
    this.#windows.endConcept(this.#concepts.length);
  }

  /**
   * Of one query: from now on only passages are looked at that can still be among the best, unless one that has none of the
   * concepts so far could be, by the others alone.
   *
   * @param rest what the other concepts add at most to a passage, in billionths
   * @returns whether some were left out
   */
  narrow(rest: number): boolean {
    const best = new BestPassages(this.#scoring.most);
    const [own] = this.#window.totals;
    if (own === undefined) return false;
    for (let window = 0; window < this.#windows.count; window++) {
      if (!this.#windows.addUp(window, this.#window)) continue;
      this.#keep(own, window * WINDOW, best.least - rest);
      own.giveTo(best, window * WINDOW);
    }
    const least = best.bound() - rest;
    let count = 0;
    for (let index = 0; index < this.#count && least > 0; index++) {
      if ((this.#sums[index] as number) < least) continue;
      this.#keys[count] = this.#keys[index] as number;
      this.#sums[count++] = this.#sums[index] as number;
    }
    this.#count = count;
    if (least <= 0) return false;
    this.#isNarrow = true;
    this.#windows.empty();
    const room = this.#windows.count << (WINDOW_BITS - 5);
    if (this.#bits.length < room) this.#bits = new Int32Array(room);
    for (let index = 0; index < count; index++) {
      const key = this.#keys[index] as number;
      this.#bits[key >>> 5] = (this.#bits[key >>> 5] as number) | (1 << (key & 31));
    }
    return true;
  }

  /** Notes the passages of a window that have so much. */
  #keep({ totals, passages, count: all }: WindowTotals, firstKey: number, least: number): void {
    if (this.#count + WINDOW > this.#keys.length) {
      const [keys, sums] = [this.#keys, this.#sums];
      this.#keys = new Int32Array(2 * (this.#count + WINDOW));
      this.#keys.set(keys);
      this.#sums = new Float64Array(this.#keys.length);
      this.#sums.set(sums);
    }
    const [keys, sums] = [this.#keys, this.#sums];
    let count = this.#count;
    for (let index = 0; index < all; index++) {
      const passage = passages[index] as number;
      const total = totals[passage] as number;
      if (total < least) continue;
      keys[count] = firstKey + passage;
      sums[count++] = total;
    }
    this.#count = count;
  }

  #best(): ScoredPassage[][] {
    const { queries, most } = this.#scoring;
    const best = Array.from({ length: queries }, () => new BestPassages(most));
    const last = this.#count === 0 ? -1 : (this.#keys[this.#count - 1] as number) >>> WINDOW_BITS;
    for (let window = 0, kept = 0; window < Math.max(this.#windows.count, last + 1); window++) {
      for (; kept < this.#count && (this.#keys[kept] as number) >>> WINDOW_BITS === window; kept++)
        this.#window.totals[0]?.set((this.#keys[kept] as number) % WINDOW, this.#sums[kept] as number);
      this.#windows.addUp(window, this.#window);
      for (const [query, totals] of this.#window.totals.entries())
        totals.giveTo(best[query] as BestPassages, window * WINDOW);
    }
    return best.map((one) => one.list(BILLION));
  }

  #empty(): void {
    if (this.#isNarrow)
      for (let index = 0; index < this.#count; index++) this.#bits[(this.#keys[index] as number) >>> 5] = 0;
    this.#isNarrow = false;
    this.#count = 0;
    this.#words.length = 0;
    this.#concepts.length = 0;
  }
}
