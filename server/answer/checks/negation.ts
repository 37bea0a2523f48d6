/** Words that negate, and verbs that refuse, by language. Word lists, no grammar: scope is the clause. */
const NEGATIONS: Readonly<Record<string, RegExp>> = {
  de: /\b(?:nicht(?!\s+(?:nur|zuletzt|zuletzt|allein|lediglich))|nichts|kein(?:e[nmrs]?)?|nie|niemals|niemand(?:e[nm])?|nirgend(?:s|wo)|weder|keines(?:falls|wegs))\b/iu,
  en: /\b(?:not(?!\s+(?:only|least|just))|no(?!\.?\s?\d|\s+doubt)|never|none|nobody|nothing|neither|nor|cannot)\b|n['’]t\b/iu,
};

const REFUSALS: Readonly<Record<string, readonly (readonly [string, RegExp])[]>> = {
  de: [
    [
      'reject',
      /\b(?:ablehn\w*|abgelehnt\w*|abzulehnen|lehn(?:t|te|ten|en)\b.*\bab\b|zurückgewiesen\w*|zurückweis\w*|zurückzuweisen|(?:weist|wies|wiesen|weisen)\b.*\bzurück)(?![\p{L}])/iu,
    ],
    ['refuse', /\b(?:ver)?weiger\w*/iu],
    ['deny', /\b(?:bestreit\w*|bestritt\w*|dementier\w*|leugn\w*)/iu],
    ['forbid', /\b(?:untersag\w*|verbot(?:en)?|verbiet\w*)\b/iu],
    ['fail', /\b(?:ge)?scheiter\w*/iu],
    ['without', /\bohne\b/iu],
    [
      'exclude',
      /(?<![\p{L}])(?:schlie(?:ß|ss)(?:t|en)\b.*\baus\b|schloss(?:en)?\b.*\baus\b|ausgeschlossen|auszuschlie(?:ß|ss)en)/iu,
    ],
  ],
  en: [
    ['reject', /\b(?:reject\w*|turn(?:s|ed)? down|vote[sd]? down|dismiss(?:es|ed)?)\b/iu],
    ['refuse', /\b(?:refus\w*|declin(?:e|es|ed|ing) to)\b/iu],
    ['deny', /\b(?:den(?:y|ies|ied|ying|ial)|dispute[sd]?)\b/iu],
    ['forbid', /\b(?:prohibit\w*|forb(?:id|ids|idden|ade)|bann(?:ed|ing))\b/iu],
    ['fail', /\bfail(?:s|ed|ure)?\b/iu],
    ['without', /\bwithout\b/iu],
    ['exclude', /\b(?:rul(?:e|es|ed|ing) out|exclud\w*)\b/iu],
  ],
};

export interface Polarity {
  /** The word that negates, as written; null without one. */
  readonly negation: string | null;
  /** Refusing verbs: name of the group and the words. */
  readonly refusals: ReadonlyMap<string, string>;
}

/** Cues of negation in a text; null for a language without a list. */
export function polarityOf(text: string, language: string): Polarity | null {
  const negation = NEGATIONS[language];
  const refusals = REFUSALS[language];
  if (negation === undefined || refusals === undefined) return null;
  const found = refusals.flatMap(([name, pattern]) => {
    const match = pattern.exec(text);
    return match === null ? [] : [[name, match[0]] as const];
  });
  return { negation: negation.exec(text)?.[0] ?? null, refusals: new Map(found) };
}

export interface PolarityFault {
  readonly kind: 'dropped' | 'added';
  readonly cue: string;
  /** A negation word on one side alone; a refusing verb alone is weaker evidence. */
  readonly strong: boolean;
}

/**
 * Compares the cues of the claim with those of the clauses it rests on. "Lehnte ab" may stand for "stimmte nicht
 * zu"; "lehnte nicht ab" may not stand for "lehnte ab".
 */
export function comparePolarity(source: Polarity, claim: Polarity): PolarityFault | null {
  const first = (polarity: Polarity): string | undefined => [...polarity.refusals.values()][0];
  const common = [...source.refusals.keys()].some((name) => claim.refusals.has(name));
  const sourceDenies = source.negation ?? first(source);
  const claimDenies = claim.negation ?? first(claim);
  if (sourceDenies !== undefined && claimDenies === undefined)
    return { kind: 'dropped', cue: sourceDenies, strong: source.negation !== null };
  if (claimDenies !== undefined && sourceDenies === undefined)
    return { kind: 'added', cue: claimDenies, strong: claim.negation !== null };
  if (!common) return null;
  if (source.negation !== null && claim.negation === null)
    return { kind: 'dropped', cue: source.negation, strong: true };
  if (claim.negation !== null && source.negation === null)
    return { kind: 'added', cue: claim.negation, strong: true };
  return null;
}
