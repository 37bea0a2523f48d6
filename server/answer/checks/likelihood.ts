/** Percent from–to, as ICD 203 writes its seven bands. */
export type Band = readonly [from: number, to: number];

/**
 * A row of terms that belong together. ICD 203 has two ("likely", "probable") and asks not to mix them; the British
 * yardstick knows "realistic possibility"; German has one row. Words of no row ("dürfte") fit with any.
 */
export type Scale = 'likely' | 'probable' | 'yardstick' | 'wahrscheinlich';

export interface LikelihoodTerm {
  /** As written. */
  readonly words: string;
  /** The term whatever its inflection. */
  readonly term: string;
  readonly band: Band;
  readonly scales: readonly Scale[];
  readonly start: number;
  /** A modal verb or a word of expectation: leaves open more than it estimates. */
  readonly weak: boolean;
}

interface Entry extends Pick<LikelihoodTerm, 'term' | 'band' | 'scales' | 'weak'> {
  readonly pattern: RegExp;
}

const entry = (term: string, band: Band, source: string, scales: readonly Scale[] = []): Entry => ({
  term,
  band,
  scales,
  weak: false,
  pattern: new RegExp(`(?<![\\p{L}-])(?:${source})(?!\\p{L})`, 'gu'),
});
const open = (term: string, band: Band, source: string): Entry => ({
  ...entry(term, band, source),
  weak: true,
});

const ALMOST_CERTAIN: Band = [95, 99];
const VERY_LIKELY: Band = [80, 95];
const LIKELY: Band = [55, 80];
const EVEN: Band = [45, 55];
const UNLIKELY: Band = [20, 45];
const VERY_UNLIKELY: Band = [5, 20];
const REMOTE: Band = [1, 5];
/** "Not likely", "möglich", "dürfte": a range of bands, not one. */
const NOT_LIKELY: Band = [1, 45];
const POSSIBLE: Band = [1, 55];
const EXPECTED: Band = [55, 99];

const UNIT = '(?:chances?|possibilit(?:y|ies)|prospects?|likelihood|probability)';
const WAHR = 'wahrscheinlich(?:e|en|em|es)?';
/** "Unwahrscheinlich wichtig" means very. */
const NO_BOOST =
  '(?! (?:\\p{Ll}+(?:ig|lich|isch|bar|sam|voll)|gut|viel|schwer|schnell|stark|groß|hoch|schön)(?!\\p{L}))';
/** "Wahrscheinlicher" compares: it names no band. So do "more likely" and "as likely". */
const COMPARED = '(?<!\\b(?:more|less|most|least|as|equally|how|so|too) )';

/** Longer terms first: of two at one place the longer one is meant. Capitals count: "May" is a month. */
const TERMS: Readonly<Record<string, readonly Entry[]>> = {
  en: [
    entry('not likely', NOT_LIKELY, "(?:not|n['’]t) (?:very |at all |that )?(?:likely|probable)"),
    entry('not unlikely', [45, 95], '(?:not (?:un|im)(?:likely|probable))'),
    entry('almost certain', ALMOST_CERTAIN, '[Aa]lmost certain(?:ly)?', ['likely', 'yardstick']),
    entry('nearly certain', ALMOST_CERTAIN, '(?:[Nn]early|[Vv]irtually) certain(?:ly)?', ['probable']),
    entry('very likely', VERY_LIKELY, '[Vv]ery likely', ['likely']),
    entry('highly likely', VERY_LIKELY, '(?:[Hh]ighly|[Ee]xtremely) likely', ['likely', 'yardstick']),
    entry('highly probable', VERY_LIKELY, '(?:[Hh]ighly|[Vv]ery) probabl[ey]', ['probable']),
    entry('in all likelihood', VERY_LIKELY, '[Ii]n all (?:likelihood|probability)'),
    entry('more likely than not', [50, 80], '(?:more likely than not)'),
    entry('as likely as not', EVEN, 'as likely as not'),
    entry('most likely', [55, 99], '[Mm]ost (?:likely|probably)'),
    entry('very unlikely', VERY_UNLIKELY, '[Vv]ery unlikely', ['likely']),
    entry('highly unlikely', VERY_UNLIKELY, '(?:[Hh]ighly|[Ee]xtremely) unlikely', ['likely', 'yardstick']),
    entry('highly improbable', VERY_UNLIKELY, '(?:[Hh]ighly|[Vv]ery) improbabl[ey]', ['probable']),
    entry('almost no chance', REMOTE, '(?:[Aa]lmost|[Vv]irtually|[Pp]ractically) no chance', ['likely']),
    entry(
      'remote',
      REMOTE,
      `[Rr]emote(?= ${UNIT})|${UNIT}(?: of [^.;,]{1,60})? (?:is|are|was|were|remains?|seems?) remote`,
      ['probable', 'yardstick'],
    ),
    entry('roughly even chance', EVEN, '(?:(?:[Rr]oughly|[Aa]bout) )?even chances?|fifty-fifty', ['likely']),
    entry('roughly even odds', EVEN, '(?:(?:[Rr]oughly|[Aa]bout) )?even odds', ['probable']),
    entry('realistic possibility', [40, 55], '[Rr]ealistic possibility', ['yardstick']),
    entry('unlikely', UNLIKELY, `${COMPARED}[Uu]nlikely`, ['likely', 'yardstick']),
    entry('improbable', UNLIKELY, `${COMPARED}[Ii]mprobabl[ey]`, ['probable']),
    entry('likely', LIKELY, `${COMPARED}[Ll]ikely`, ['likely', 'yardstick']),
    entry('probable', LIKELY, `${COMPARED}[Pp]robabl[ey]`, ['probable', 'yardstick']),
    open('expected', EXPECTED, '[Pp]resumably|(?:is|are|was|were) expected'),
    open(
      'possible',
      POSSIBLE,
      '[Pp]ossibly|(?:is|remains|seems|was) (?:quite |entirely |still )?possible that|cannot be (?:ruled out|excluded)|[Cc]onceivably|[Pp]erhaps|might|may|could',
    ),
  ],
  de: [
    entry('nicht wahrscheinlich', NOT_LIKELY, `(?:nicht|kaum|wenig) (?:sehr )?${WAHR}`),
    entry('nicht unwahrscheinlich', [45, 95], `nicht un${WAHR}`),
    entry(
      'nahezu sicher',
      ALMOST_CERTAIN,
      '(?:[Nn]ahezu|[Ff]ast|[Bb]einahe|[Ss]o gut wie) (?:sicher|gewiss)|[Mm]it an Sicherheit grenzender Wahrscheinlichkeit',
      ['wahrscheinlich'],
    ),
    entry(
      'sehr wahrscheinlich',
      VERY_LIKELY,
      `(?:[Ss]ehr|[Hh]öchst|[Ää]ußerst|[Üü]beraus) ${WAHR}|[Hh]öchst${WAHR}|[Aa]ller Wahrscheinlichkeit nach|[Mm]it (?:sehr )?(?:hoher|großer) Wahrscheinlichkeit`,
      ['wahrscheinlich'],
    ),
    entry(
      'sehr unwahrscheinlich',
      VERY_UNLIKELY,
      `(?:[Ss]ehr|[Hh]öchst|[Ää]ußerst|[Üü]beraus) un${WAHR}|[Hh]öchstun${WAHR}`,
      ['wahrscheinlich'],
    ),
    entry(
      'nahezu ausgeschlossen',
      REMOTE,
      '(?:[Nn]ahezu|[Ff]ast|[Ss]o gut wie|[Pp]raktisch) (?:ausgeschlossen|unmöglich)',
      ['wahrscheinlich'],
    ),
    entry(
      'etwa gleich wahrscheinlich',
      EVEN,
      '(?:[Ee]twa|[Uu]ngefähr) (?:gleich wahrscheinlich|ausgeglichene(?:n)? Chancen)|fünfzig zu fünfzig',
      ['wahrscheinlich'],
    ),
    entry('unwahrscheinlich', UNLIKELY, `(?:[Ee]her )?[Uu]n${WAHR}${NO_BOOST}`, ['wahrscheinlich']),
    entry('wahrscheinlich', LIKELY, `(?:[Ee]her )?(?:${WAHR}|W${WAHR.slice(1)})`, ['wahrscheinlich']),
    open('voraussichtlich', EXPECTED, '[Vv]oraussichtlich(?:e|en|em|er|es)?|[Vv]ermutlich|dürften?'),
    open(
      'möglich',
      POSSIBLE,
      '[Mm]öglicherweise|[Ww]omöglich|(?:nicht|nie) (?:ganz |völlig )?(?:ausgeschlossen|auszuschließen)|[Vv]ielleicht|[Ee]ventuell|denkbar(?=, dass)|möglich(?=, dass)|könnten?',
    ),
  ],
};

/** Terms of likelihood in a text, in its order; of two that overlap the one that stands first in the table. */
export function findLikelihood(text: string, language: string): LikelihoodTerm[] {
  const found: LikelihoodTerm[] = [];
  const taken: [number, number][] = [];
  for (const { pattern, ...rest } of TERMS[language] ?? []) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (taken.some(([from, to]) => match.index < to && end > from)) continue;
      taken.push([match.index, end]);
      found.push({ ...rest, words: match[0], start: match.index });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

const meet = (one: Band, other: Band): boolean => one[0] < other[1] && other[0] < one[1];

/** The first term of each where no term of the claim stands for a band of the source's; null where one side has none. */
export function shiftedLikelihood(
  source: readonly LikelihoodTerm[],
  claim: readonly LikelihoodTerm[],
): { readonly source: LikelihoodTerm; readonly claim: LikelihoodTerm } | null {
  const [first, own] = [source[0], claim[0]];
  if (first === undefined || own === undefined) return null;
  const agree = source.some((theirs) => claim.some((ours) => meet(theirs.band, ours.band)));
  return agree ? null : { source: first, claim: own };
}

export const sameBand = (one: LikelihoodTerm, other: LikelihoodTerm): boolean => meet(one.band, other.band);

/** `55–80 %`. */
export const writtenBand = ([from, to]: Band): string => `${from}–${to} %`;

const SURE = 'high|moderate|medium|low|limited';
/** How sure the analyst is of the judgement, which is another thing than how likely the event is. */
const CONFIDENCE: Readonly<Record<string, RegExp>> = {
  en: new RegExp(
    `\\b(?:[Ww]ith (?:very )?(?:${SURE}) confidence|(?:${SURE}) confidence (?:that|in (?:this|that|the|our|these) (?:assess|judg|estimat))|(?:[Hh]igh|[Mm]oderate|[Ll]ow) confidence(?=[:;)]))`,
    'u',
  ),
  de: /(?<!\p{L})(?:[Mm]it (?:sehr )?(?:hoher|mittlerer|mäßiger|geringer|niedriger) (?:Sicherheit|Gewissheit|Konfidenz|Aussagesicherheit)|(?:[Hh]ohe|[Mm]ittlere|[Mm]äßige|[Gg]eringe|[Nn]iedrige) (?:Konfidenz|Aussagesicherheit|Sicherheit (?=unserer|dieser|der (?:Einschätzung|Bewertung|Aussage))))/u,
};

/** The first term of confidence, as written. */
export const findConfidence = (text: string, language: string): string | null =>
  CONFIDENCE[language]?.exec(text)?.[0].trim() ?? null;
