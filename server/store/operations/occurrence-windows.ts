import { LAST } from './posting-groups.ts';
import { FREQUENCY, LENGTH_BITS, type ScoreWindow, WINDOW_BITS } from './score-window.ts';

/** Entries of one window that lie side by side. */
const CHUNK = 256;
const WITHIN_WINDOW = (1 << WINDOW_BITS) - 1;

/** Whether passages are looked at further, a bit each by their keys. */
export type Candidates = Int32Array;

/** Occurrences as they come, word by word, put down with the others of their window as `ScoreWindow` reads them. */
export class OccurrenceWindows {
  /** In chunks. */
  #entries = new Int32Array(64 * CHUNK);
  /** The report of an entry, where a query counts some reports alone. */
  #reports: Int32Array | null = null;
  /** The chunk after a chunk; the first is never used, so that 0 is none. */
  #next = new Int32Array(64);
  #chunks = 1;
  /** By window: its first chunk, where its next entry goes, and the word that was said last. */
  #first = new Int32Array(64);
  #at = new Int32Array(64);
  #said = new Int32Array(64);
  /** What a row is written to before it is read. */
  #row = Buffer.alloc(0);

  /** Entries for which there is memory. */
  get room(): number {
    return this.#entries.length;
  }

  get count(): number {
    return this.#at.length;
  }

  /** @param byReport whether the report of an entry is asked for */
  empty(byReport = false): void {
    this.#chunks = 1;
    this.#at.fill(0);
    this.#said.fill(0);
    this.#reports = byReport ? new Int32Array(this.#entries.length) : null;
  }

  /**
   * Occurrences of one word: a row of `postings`, see `posting-groups.ts`. Read in one loop, because a question has hundreds of
   * thousands of groups.
   *
   * @param word its number, from 1 on
   * @param passes which reports count; all where it is null
   * @param candidates which passages count; all where it is null
   */
  putDown(
    text: string,
    word: number,
    passes: ReadonlySet<number> | null,
    candidates: Candidates | null,
  ): void {
    // Names of their own, as everything that a loop over a million occurrences reads: through `this` it took twice as long.
    let entries = this.#entries;
    let reports = this.#reports;
    let window = -1;
    let to = 0;
    const end = text.length;
    if (this.#row.length < end) this.#row = Buffer.alloc(2 * end);
    const data = this.#row;
    data.write(text, 'latin1');
    for (let at = 0; at < end; ) {
      let byte = data[at++] as number;
      let reportKey = 0;
      for (; byte < LAST; byte = data[at++] as number) reportKey = (reportKey << 5) | (byte & 31);
      reportKey = (reportKey << 6) | (byte & 63);
      let groupLength = 0;
      for (byte = data[at++] as number; byte < LAST; byte = data[at++] as number)
        groupLength = (groupLength << 5) | (byte & 31);
      const groupEnd = at + ((groupLength << 6) | (byte & 63));
      if (passes !== null && !passes.has(reportKey)) {
        at = groupEnd;
        continue;
      }
      for (let passageKey = 0; at < groupEnd; ) {
        let step = 0;
        for (byte = data[at++] as number; byte < LAST; byte = data[at++] as number)
          step = (step << 5) | (byte & 31);
        passageKey += (step << 6) | (byte & 63);
        let size = 0;
        for (byte = data[at++] as number; byte < LAST; byte = data[at++] as number)
          size = (size << 5) | (byte & 31);
        size = (size << 6) | (byte & 63);
        let frequency = 1;
        if ((size & 1) === 1) {
          frequency = 0;
          for (byte = data[at++] as number; byte < LAST; byte = data[at++] as number)
            frequency = (frequency << 5) | (byte & 31);
          frequency = (frequency << 6) | (byte & 63);
        }
        if (
          candidates !== null &&
          (((candidates[passageKey >>> 5] as number) >>> (passageKey & 31)) & 1) === 0
        )
          continue;
        // An entry may be followed by a frequency, which stands in the same chunk.
        if (passageKey >>> WINDOW_BITS !== window || to % CHUNK > CHUNK - 3) {
          if (window !== -1) this.#at[window] = to;
          window = passageKey >>> WINDOW_BITS;
          to = this.#open(window, word);
          entries = this.#entries;
          reports = this.#reports;
        }
        const entry = ((size >>> 1) << WINDOW_BITS) | (passageKey & WITHIN_WINDOW);
        if (reports !== null) reports[to] = reportKey;
        if (frequency < FREQUENCY) entries[to++] = entry | (frequency << LENGTH_BITS);
        else {
          entries[to++] = entry;
          entries[to++] = frequency;
        }
      }
    }
    if (window !== -1) this.#at[window] = to;
  }

  /** Where the next entry of a window goes; which word it is of is said before. */
  #open(window: number, word: number): number {
    if (window >= this.#at.length) {
      const size = 2 ** Math.ceil(Math.log2(window + 1));
      this.#first = longer(this.#first, size);
      this.#at = longer(this.#at, size);
      this.#said = longer(this.#said, size);
    }
    let at = this.#place(window);
    if (this.#said[window] !== word) {
      this.#said[window] = word;
      this.#entries[at++] = -2 * word;
    }
    return at;
  }

  /** Where three entries have room. */
  #place(window: number): number {
    const at = this.#at[window] as number;
    const used = at % CHUNK;
    if (used !== 0 && used <= CHUNK - 4) return at;
    if (this.#chunks === this.#next.length) {
      const chunks = 2 * this.#chunks;
      this.#next = longer(this.#next, chunks);
      this.#entries = longer(this.#entries, chunks * CHUNK);
      if (this.#reports !== null) this.#reports = longer(this.#reports, chunks * CHUNK);
    }
    const chunk = this.#chunks++;
    this.#next[chunk] = 0;
    if (at === 0) this.#first[window] = chunk;
    else {
      // What is left of the last one says nothing.
      for (let left = at; left % CHUNK !== 0; left++) this.#entries[left] = -1;
      this.#next[Math.ceil(at / CHUNK) - 1] = chunk;
    }
    return chunk * CHUNK;
  }

  /** Says where a word was met that its concept ends. @param concept its number, from 1 on */
  endConcept(concept: number): void {
    for (let window = 0; window < this.#at.length; window++) {
      if (this.#said[window] === 0) continue;
      const at = this.#place(window);
      this.#entries[at] = -2 * concept - 1;
      this.#at[window] = at + 1;
      this.#said[window] = 0;
    }
  }

  /** Adds up what a window has. @returns whether it has any */
  addUp(window: number, score: ScoreWindow): boolean {
    const end = this.#at[window] ?? 0;
    if (end === 0) return false;
    for (let chunk = this.#first[window] as number; chunk !== 0; chunk = this.#next[chunk] as number) {
      const from = chunk * CHUNK;
      score.add(this.#entries, this.#reports, from, end > from && end <= from + CHUNK ? end : from + CHUNK);
    }
    return true;
  }
}

function longer(values: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(values);
  return larger;
}
