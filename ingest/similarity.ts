/** Positions of a signature; the store cuts them into 24 bands of 4. */
const POSITIONS = 96;
/** Words in a row that count as one feature. */
const SHINGLE = 5;
/** A text with fewer features shares too many with texts that it has nothing to do with. */
const MIN_SHINGLES = 40;
/** Features of a very long text beyond this change nothing that a reader would call "nearly the same". */
const MAX_SHINGLES = 60_000;

/** Two odd multipliers a position, from one generator: the same in every process and for ever. */
const SEEDS = (() => {
  let state = 0x9e3779b9;
  const next = () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    state = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    state ^= state >>> 15;
    return state;
  };
  return Array.from({ length: POSITIONS }, () => [next() | 1, next()] as const);
})();

/**
 * MinHash signature over the words of a text: the share of equal positions of two signatures estimates the share of
 * word sequences that the texts have in common. Case, punctuation and line breaks do not count, so a PDF and the web
 * page of the same paper come out alike.
 *
 * @returns 96 signed 32-bit numbers; empty for a text too short to be compared
 */
export function sketchOf(text: string): number[] {
  const hashes =
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.map(hashWord) ?? [];
  const count = Math.min(hashes.length - SHINGLE + 1, MAX_SHINGLES);
  if (count < MIN_SHINGLES) return [];
  const least = new Int32Array(POSITIONS).fill(0x7fffffff);
  const seen = new Set<number>();
  for (let at = 0; at < count; at++) {
    let feature = 0x811c9dc5;
    for (let i = 0; i < SHINGLE; i++) feature = Math.imul(feature ^ (hashes[at + i] ?? 0), 0x01000193);
    feature ^= feature >>> 16;
    if (seen.has(feature)) continue;
    seen.add(feature);
    for (let position = 0; position < POSITIONS; position++) {
      const [factor, offset] = SEEDS[position] ?? [1, 0];
      let value = Math.imul(feature ^ offset, factor);
      value ^= value >>> 15;
      value = Math.imul(value, 0x85ebca6b) ^ (value >>> 13);
      if (value < (least[position] ?? 0)) least[position] = value;
    }
  }
  return seen.size < MIN_SHINGLES ? [] : [...least];
}

/** FNV-1a, 32 bits. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}

/** Share of equal positions, 0–1; 0 where one of the texts was too short. */
export function similarity(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || a.length !== b.length) return 0;
  return a.filter((value, i) => value === b[i]).length / a.length;
}
