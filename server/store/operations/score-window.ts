import { WindowTotals } from './window-totals.ts';

/** A word of a concept, as it weighs in this record. */
export interface WeighedWord {
  /** Of the question's own language: the best one counts. Else a translation: frequencies add up. */
  readonly own: boolean;
  readonly weight: number;
  readonly idf: number;
}

/** A concept all of whose words were met: what it adds to each passage goes to the queries that have it. */
export interface EndedConcept {
  /** Of the translations together. */
  readonly idf: number;
  /** Places of the queries, each with the reports that count for it; null for all. */
  readonly members: readonly { readonly query: number; readonly among: ReadonlySet<number> | null }[];
}

/** BM25: k1 = 1.2, b = 0.75; 0.9 and 0.4 gain 0.3 points on German XQuAD and lose .022 MRR on French PIAF. */
const K1 = 1.2;
const NEAR = K1 + 1;
const LENGTHLESS = K1 * 0.25;
const BY_LENGTH = K1 * 0.75;

/** Whole billionths add up to the same in whatever order they come: rows come as the plan has them, and it knows of hidden ones. */
export const BILLION = 1e9;

/** What no passage gets of a word, however often it stands there, in billionths. @param idf of a translation, of all together */
export const mostOf = ({ own, weight }: WeighedWord, idf: number): number =>
  Math.ceil((own ? weight : 1) * Math.max(0, idf) * NEAR * BILLION) + 1;

/**
 * Passages of a window: 8,192, whose scores take a quarter of a megabyte. An entry is an occurrence: its passage within the
 * window, how many words that has, and how often the word stands there, from `FREQUENCY` on in a second entry. A negative one says
 * which word the next are of, by twice its number, or, with one more, which concept has ended; -1 says nothing.
 */
export const WINDOW_BITS = 13;
/** Where the length ends and the frequency begins. */
export const LENGTH_BITS = WINDOW_BITS + 15;
export const FREQUENCY = 8;
export const WINDOW = 1 << WINDOW_BITS;
const WITHIN = WINDOW - 1;
const LENGTH = 0x7fff;

/** The scores of the passages of one window, which serves for one after the other. */
export class ScoreWindow {
  /** By query, what the passages of the window score. */
  readonly totals: WindowTotals[] = [];
  /** Of the present concept: the best word of the question's own language, and beside it the translations together. */
  readonly #values = new Float64Array(2 * WINDOW);
  readonly #lengths = new Int16Array(WINDOW);
  readonly #reportOf = new Int32Array(WINDOW);
  /** Passages that the present concept has met: the first `#count`. */
  readonly #met = new Int32Array(WINDOW);
  /** What it adds to each of these. */
  readonly #sums = new Float64Array(WINDOW);
  #count = 0;
  #share = 0;
  #words: readonly WeighedWord[] = [];
  #concepts: readonly EndedConcept[] = [];
  /** The present word: what it adds at most, or, of a translation, what an occurrence counts. */
  #own = false;
  #strength = 0;

  begin(
    queries: number,
    meanLength: number,
    words: readonly WeighedWord[],
    concepts: readonly EndedConcept[],
  ): void {
    while (this.totals.length < queries) this.totals.push(new WindowTotals(WINDOW));
    this.totals.length = queries;
    this.#share = BY_LENGTH / meanLength;
    this.#words = words;
    this.#concepts = concepts;
  }

  /** @param reports of each entry, where a query counts some alone */
  add(entries: Int32Array, reports: Int32Array | null, from: number, to: number): void {
    const values = this.#values;
    const lengths = this.#lengths;
    const reportOf = this.#reportOf;
    const met = this.#met;
    const share = this.#share;
    let count = this.#count;
    let own = this.#own;
    let strength = this.#strength;
    for (let at = from; at < to; at++) {
      const entry = entries[at] as number;
      if (entry < 0) {
        this.#count = count;
        this.#say(entry);
        count = this.#count;
        own = this.#own;
        strength = this.#strength;
        continue;
      }
      const passage = entry & WITHIN;
      const length = (entry >>> WINDOW_BITS) & LENGTH;
      const best = values[2 * passage] as number;
      const translated = values[2 * passage + 1] as number;
      if (best === 0 && translated === 0) met[count++] = passage;
      if (reports !== null) reportOf[passage] = reports[at] as number;
      let frequency = entry >>> LENGTH_BITS;
      if (frequency === 0) frequency = entries[++at] as number;
      if (own) {
        const value = (strength * frequency) / (frequency + LENGTHLESS + share * length);
        if (value > best) values[2 * passage] = value;
      } else {
        values[2 * passage + 1] = translated + Math.round(strength * frequency);
        lengths[passage] = length;
      }
    }
    this.#count = count;
    this.#own = own;
    this.#strength = strength;
  }

  #say(entry: number): void {
    const number = -entry >> 1;
    if ((entry & 1) !== 0) {
      const concept = this.#concepts[number - 1];
      if (concept !== undefined) this.#endConcept(concept);
      return;
    }
    const word = this.#words[number - 1];
    if (word === undefined) return;
    this.#own = word.own;
    this.#strength = word.own ? word.weight * word.idf * NEAR : word.weight * BILLION;
  }

  #endConcept({ idf, members }: EndedConcept): void {
    const values = this.#values;
    const lengths = this.#lengths;
    const met = this.#met;
    const count = this.#count;
    const share = this.#share;
    const sums = this.#sums;
    for (let index = 0; index < count; index++) {
      const passage = met[index] as number;
      let value = values[2 * passage] as number;
      const translated = values[2 * passage + 1] as number;
      values[2 * passage] = 0;
      if (translated !== 0) {
        values[2 * passage + 1] = 0;
        const together = translated / BILLION;
        const length = lengths[passage] as number;
        value = Math.max(value, (idf * together * NEAR) / (together + LENGTHLESS + share * length));
      }
      sums[index] = Math.round(value * BILLION);
    }
    for (const { query, among } of members)
      this.totals[query]?.add(met, sums, count, among === null ? null : { among, reportOf: this.#reportOf });
    this.#count = 0;
  }
}
