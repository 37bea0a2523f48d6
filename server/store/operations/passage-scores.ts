import { EACH, HEAD } from './posting-groups.ts';

/** A word of a concept, as it weighs in this record. */
export interface WeighedWord {
  /** Of the question's own language: the best one counts. Else a translation: frequencies add up. */
  readonly own: boolean;
  readonly weight: number;
  readonly idf: number;
}

/** BM25: k1 = 1.2, b = 0.75; 0.9 and 0.4 gain 0.3 points on German XQuAD and lose .022 MRR on French PIAF. */
const K1 = 1.2;
const NEAR = K1 + 1;
const LENGTHLESS = K1 * 0.25;
const BY_LENGTH = K1 * 0.75;

/** Whole billionths add up to the same in whatever order they come: rows come as the plan has them, and it knows of hidden ones. */
const BILLION = 1e9;

/** Fibonacci hashing: keys that follow each other are spread over the table. */
const SPREAD = 0x9e3779b1;

/**
 * Adds up what passages score, concept by concept. Flat arrays with a place for each passage that is met, and a hash table of
 * places: a question meets 25,000 occurrences in 100,000 passages, and a Map took three times as long.
 */
export class PassageScores {
  readonly #mask: number;
  /** Place of a passage, counted from 1; 0 is an empty slot. */
  readonly #places: Int32Array;
  readonly #keys: Int32Array;
  readonly #reports: Int32Array;
  readonly #lengths: Int32Array;
  readonly #best: Float64Array;
  readonly #translated: Float64Array;
  readonly #totals: Float64Array[];
  readonly #meanLength: number;
  /** Passages so far. */
  #passages = 0;
  /** Places that the present concept has met: the first `#count`. */
  readonly #met: Int32Array;
  #count = 0;

  /**
   * @param most passages that may be met, each counted once or more
   * @param queries how many queries are scored side by side
   */
  constructor(most: number, queries: number, meanLength: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, 2 * most)));
    this.#mask = slots - 1;
    this.#places = new Int32Array(slots);
    const room = most + 1;
    this.#keys = new Int32Array(room);
    this.#reports = new Int32Array(room);
    this.#lengths = new Int32Array(room);
    this.#best = new Float64Array(room);
    this.#translated = new Float64Array(room);
    this.#met = new Int32Array(room);
    this.#totals = Array.from({ length: queries }, () => new Float64Array(room));
    this.#meanLength = meanLength;
  }

  /**
   * Occurrences of one word of the present concept: a row of `postings`, see `posting-groups.ts`. Read in one loop, because a
   * question has thousands of groups.
   *
   * @param passes which reports count; all where it is null
   */
  meet(data: Buffer, { own, weight, idf }: WeighedWord, passes: ReadonlySet<number> | null): void {
    // Names of their own, as everything that a loop over 25,000 occurrences reads: through `this` it took twice as long.
    const mask = this.#mask;
    const places = this.#places;
    const keys = this.#keys;
    const reports = this.#reports;
    const best = this.#best;
    const translated = this.#translated;
    const lengths = this.#lengths;
    const met = this.#met;
    let passages = this.#passages;
    let count = this.#count;
    // Adds nothing; a passage is known to be met by what it has.
    if (weight <= 0 || (own && idf <= 0)) return;
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    const share = BY_LENGTH / this.#meanLength;
    const strength = weight * idf * NEAR;
    const added = weight * BILLION;
    for (let at = 0; at < data.length; ) {
      const reportKey = view.getInt32(at);
      const end = at + HEAD + EACH * view.getInt32(at + 4);
      if (passes !== null && !passes.has(reportKey)) {
        at = end;
        continue;
      }
      for (at += HEAD; at < end; at += EACH) {
        const passageKey = view.getInt32(at);
        const frequency = view.getInt16(at + 4);
        const length = view.getInt16(at + 6);
        let slot = Math.imul(passageKey, SPREAD) & mask;
        let place = places[slot] as number;
        while (place !== 0 && keys[place] !== passageKey) {
          slot = (slot + 1) & mask;
          place = places[slot] as number;
        }
        if (place === 0) {
          place = ++passages;
          places[slot] = place;
          keys[place] = passageKey;
          reports[place] = reportKey;
          lengths[place] = length;
        }
        const ownBest = best[place] as number;
        const soFar = translated[place] as number;
        if (ownBest === 0 && soFar === 0) met[count++] = place;
        if (own) {
          const value = (strength * frequency) / (frequency + LENGTHLESS + share * length);
          if (value > ownBest) best[place] = value;
        } else translated[place] = soFar + Math.round(added * frequency);
      }
    }
    this.#passages = passages;
    this.#count = count;
  }

  /**
   * Ends a concept: what it adds to each passage goes to the queries that have it.
   *
   * @param idf of the translations together
   * @param queries places of the queries, each with the reports that count for it; null for all
   */
  endConcept(
    idf: number,
    queries: readonly { readonly query: number; readonly among: ReadonlySet<number> | null }[],
  ): void {
    const best = this.#best;
    const translated = this.#translated;
    const met = this.#met;
    const count = this.#count;
    const share = BY_LENGTH / this.#meanLength;
    for (let index = 0; index < count; index++) {
      const place = met[index] as number;
      const together = (translated[place] as number) / BILLION;
      let value = best[place] as number;
      if (together !== 0) {
        const length = this.#lengths[place] as number;
        value = Math.max(value, (idf * together * NEAR) / (together + LENGTHLESS + share * length));
        translated[place] = 0;
      }
      best[place] = Math.round(value * BILLION);
    }
    for (const { query, among } of queries) {
      const totals = this.#totals[query];
      if (totals === undefined) continue;
      for (let index = 0; index < count; index++) {
        const place = met[index] as number;
        if (among === null || among.has(this.#reports[place] as number))
          totals[place] = (totals[place] as number) + (best[place] as number);
      }
    }
    for (let index = 0; index < count; index++) best[met[index] as number] = 0;
    this.#count = 0;
  }

  /** The best passages of a query, best first, from place `from` on; equal ones by key. */
  best(query: number, from: number, count: number): { passageKey: number; score: number }[] {
    const totals = this.#totals[query];
    if (totals === undefined) return [];
    const most = from + count;
    const isBefore = (a: number, b: number): number =>
      (totals[b] ?? 0) - (totals[a] ?? 0) || (this.#keys[a] ?? 0) - (this.#keys[b] ?? 0);
    let kept: number[] = [];
    let least = 0;
    for (let place = 1; place <= this.#passages; place++) {
      const total = totals[place] ?? 0;
      if (total === 0 || total < least) continue;
      kept.push(place);
      if (kept.length < 4 * most + 256) continue;
      kept = kept.sort(isBefore).slice(0, most);
      least = totals[kept.at(-1) ?? 0] ?? 0;
    }
    return kept
      .sort(isBefore)
      .slice(from, most)
      .map((place) => ({ passageKey: this.#keys[place] ?? 0, score: (totals[place] ?? 0) / BILLION }));
  }
}
