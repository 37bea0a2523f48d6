export interface ScoredPassage {
  readonly passageKey: number;
  readonly score: number;
}

/** The best passages so far, while their totals go by. */
export class BestPassages {
  readonly #most: number;
  #kept: { readonly key: number; readonly total: number }[] = [];
  #least = 1;

  constructor(most: number) {
    this.#most = most;
  }

  /** A lower total is none of the best, nor will it be. */
  get least(): number {
    return this.#least;
  }

  /** @returns the least */
  take(key: number, total: number): number {
    this.#kept.push({ key, total });
    return this.#kept.length < 4 * this.#most + 256 ? this.#least : this.bound();
  }

  /** @returns the least, as high as it can be told */
  bound(): number {
    this.#kept = this.#kept.sort((a, b) => b.total - a.total || a.key - b.key).slice(0, this.#most);
    if (this.#kept.length === this.#most) this.#least = this.#kept.at(-1)?.total ?? 1;
    return this.#least;
  }

  /** Best first, equal ones by key. @param one what a score of 1 is as a total */
  list(one: number): ScoredPassage[] {
    this.bound();
    return this.#kept.map(({ key, total }) => ({ passageKey: key, score: total / one }));
  }
}
