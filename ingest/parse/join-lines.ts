/** Small words after which a hung hyphen stands: `Wasser- und Energieversorgung`. */
const CONJUNCTION = /^(und|oder|bzw|beziehungsweise|sowie|noch|als|wie|bis|and|or|nor|et|ou)(?![\p{L}])/iu;
const HYPHEN = /(?<=\p{L})[-‐‑\u00ad]$/u;

/** Words of a document in small letters, to see how it writes a word elsewhere. */
export type Vocabulary = ReadonlyMap<string, number>;

export function createVocabulary(lines: Iterable<string>): Map<string, number> {
  const words = new Map<string, number>();
  for (const line of lines) {
    // The last word of a line may be cut in two.
    const text = line.toLowerCase().replace(/\S+$/, '');
    for (const [word] of text.matchAll(/\p{L}[\p{L}\p{N}]*(?:-\p{L}[\p{L}\p{N}]*)*/gu))
      words.set(word, (words.get(word) ?? 0) + 1);
  }
  return words;
}

/**
 * Joins a line to the text before it and undoes word breaks. A small letter after the hyphen continues the word
 * (`Außen-` + `politik`), unless the document itself writes it with the hyphen or the hyphen is hung
 * (`Wasser-` + `und`); a capital or a digit keeps it (`CETA-` + `Vertrag`).
 *
 * @returns the joined text and the offset in it at which the added line begins
 */
export function joinLine(
  before: string,
  line: string,
  vocabulary: Vocabulary = new Map(),
): { text: string; offset: number } {
  const next = line.trimStart();
  const text = before.trimEnd();
  if (text === '') return { text: next, offset: 0 };
  // Only its end matters; searching all of a long text for every line would be quadratic.
  const end = text.slice(-80);
  if (HYPHEN.test(end)) {
    if (CONJUNCTION.test(next)) return { text: `${text} ${next}`, offset: text.length + 1 };
    // A letter by itself is no syllable: `X-` + `ray`, `alpha-N-` + `methyl`.
    if (/(?<!\p{L})\p{Lu}.$/u.test(end)) return { text: text + next, offset: text.length };
    if (/^\p{Ll}/u.test(next)) {
      const left = /[\p{L}\p{N}-]+$/u.exec(end.slice(0, -1))?.[0].toLowerCase() ?? '';
      const right = /^[\p{L}\p{N}]+/u.exec(next)?.[0].toLowerCase() ?? '';
      const hyphened = vocabulary.get(`${left}-${right}`) ?? 0;
      const joined = vocabulary.get(left + right) ?? 0;
      if (hyphened > joined) return { text: text + next, offset: text.length };
      return { text: text.slice(0, -1) + next, offset: text.length - 1 };
    }
    if (/^[\p{Lu}\p{N}]/u.test(next)) return { text: text + next, offset: text.length };
  }
  if (/\d[-‐‑]$/u.test(end) && /^[\p{L}\p{N}(]/u.test(next) && !CONJUNCTION.test(next))
    return { text: text + next, offset: text.length };
  if (/[\p{L}\p{N}]\/$/u.test(end) && /^[\p{L}\p{N}]/u.test(next))
    return { text: text + next, offset: text.length };
  return { text: `${text} ${next}`, offset: text.length + 1 };
}
