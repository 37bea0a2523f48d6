/** Letters that German puts between the parts of a compound, longest first; none is tried first. */
const LINKS = ['', 's', 'es', 'n', 'en', 'er', 'e'];
const SHORTEST = 3;

/**
 * Cuts a German compound into two words that are known, the longest second part first: "Verhandlungsergebnis" →
 * "verhandlung", "ergebnis". Null where there is no such cut.
 *
 * @param isKnown whether a word (lower case) stands in the dictionary
 */
export function splitCompound(word: string, isKnown: (part: string) => boolean): [string, string] | null {
  const lower = word.toLowerCase();
  for (let cut = SHORTEST; cut <= lower.length - SHORTEST; cut++) {
    const tail = lower.slice(cut);
    if (!isKnown(tail)) continue;
    const head = lower.slice(0, cut);
    const heads = LINKS.filter((link) => head.endsWith(link)).map((link) =>
      head.slice(0, head.length - link.length),
    );
    // A final e that the joint drops: "Schulbuch".
    for (const candidate of [...heads, `${head}e`])
      if (candidate.length >= SHORTEST && isKnown(candidate)) return [candidate, tail];
  }
  return null;
}
