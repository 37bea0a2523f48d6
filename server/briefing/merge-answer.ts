import type { Answer, Citation, Claim, Disagreement } from '../domain/index.ts';
import type { SourceList } from './source-list.ts';

/** What has been said so far in the whole briefing. */
export interface Said {
  readonly texts: Set<string>;
  /** Quotes that a sentence gave word for word, by passage and place. */
  readonly quotes: Set<string>;
  readonly disagreements: Set<string>;
}

export const nothingSaid = (): Said => ({ texts: new Set(), quotes: new Set(), disagreements: new Set() });

/** To try out what would be said. */
export const copyOf = ({ texts, quotes, disagreements }: Said): Said => ({
  texts: new Set(texts),
  quotes: new Set(quotes),
  disagreements: new Set(disagreements),
});

/** Whether a citation may carry this sentence in this briefing. */
export type Fits = (citation: Citation, sentence: string) => boolean;

export interface MergedAnswer {
  /** New statements only, with numbers of the briefing's list; `start` and `end` are still the answer's. */
  readonly claims: readonly Claim[];
  readonly disagreements: readonly Disagreement[];
  /** Left out because an earlier section said it. */
  readonly repeated: number;
  /** Left out because none of its sources fits. */
  readonly unfit: number;
  /** Left out because it names no source. */
  readonly unsourced: number;
  /** Left out because the section is full; a later section may still say it. */
  readonly omitted: number;
}

export interface MergeRules {
  /** Everything fits unless given. */
  readonly fits?: Fits;
  /** Sentences without a source are left out: a briefing holds none. Unless given they stay, with their verdict. */
  readonly needsSource?: boolean;
  /** Whether the section takes one more sentence; asked only for sentences that are new and fit. */
  readonly hasRoom?: (sentence: string) => boolean;
}

/**
 * Takes an answer into the briefing: drops what was said before, renumbers the rest. A sentence is said before when
 * its text is, or when it only quotes words that have been quoted. A claim keeps its verdict whatever it is.
 */
export function mergeAnswer(
  answer: Answer,
  list: SourceList,
  said: Said,
  { fits = () => true, needsSource = false, hasRoom = () => true }: MergeRules = {},
): MergedAnswer {
  const byNumber = new Map(answer.citations.map((citation) => [citation.number, citation]));
  const claims: Claim[] = [];
  let repeated = 0;
  let unfit = 0;
  let unsourced = 0;
  let omitted = 0;
  for (const claim of answer.claims) {
    const cited = resolve(claim.citations, byNumber);
    if (needsSource && cited.length === 0) {
      unsourced++;
      continue;
    }
    if (cited.length > 0 && !cited.some((citation) => fits(citation, claim.text))) {
      unfit++;
      continue;
    }
    if (isSaid(claim, cited, said)) {
      repeated++;
      continue;
    }
    if (!hasRoom(claim.text)) {
      omitted++;
      continue;
    }
    remember(claim, cited, said);
    claims.push({ ...claim, citations: unique(cited.map((citation) => list.numberOf(citation))) });
  }
  const disagreements = answer.disagreements.flatMap((disagreement) => {
    const sides = sidesOf(disagreement, byNumber, fits);
    if (sides === null) return [];
    const key = [disagreement.kind, ...sides.map(({ source }) => place(source)).sort()].join(' ');
    if (said.disagreements.has(key)) return [];
    said.disagreements.add(key);
    const numbered = sides.map(({ value, source }) => ({ value, citation: list.numberOf(source) }));
    return [{ ...disagreement, sides: numbered }];
  });
  return { claims, disagreements, repeated, unfit, unsourced, omitted };
}

/** Counts what stands elsewhere in the briefing as said, so that a section that is drafted again does not say it too. */
export function recall(claims: readonly Claim[], sources: readonly Citation[], said: Said): void {
  const byNumber = new Map(sources.map((citation) => [citation.number, citation]));
  for (const claim of claims) remember(claim, resolve(claim.citations, byNumber), said);
}

const onlyQuotes = ({ verdict }: Claim, cited: readonly Citation[]): boolean =>
  verdict.method === 'verbatim' && cited.length > 0;

function isSaid(claim: Claim, cited: readonly Citation[], said: Said): boolean {
  const text = plain(claim.text);
  const isContained = [...said.texts].some((earlier) => ` ${earlier} `.includes(` ${text} `));
  return isContained || (onlyQuotes(claim, cited) && cited.every((one) => said.quotes.has(place(one))));
}

function remember(claim: Claim, cited: readonly Citation[], said: Said): void {
  said.texts.add(plain(claim.text));
  if (onlyQuotes(claim, cited)) for (const citation of cited) said.quotes.add(place(citation));
}

/**
 * A sentence said alone and again before the one that points back to it is said once, where it is understood; its sources
 * go with it.
 */
export function withoutContained<Merged extends Claim>(claims: readonly Merged[]): Merged[] {
  const texts = claims.map(({ text }) => ` ${plain(text)} `);
  // The longest one: of three within each other it is the one that stays.
  const holders = texts.map((own) => {
    const around = texts.filter((other) => other.length > own.length && other.includes(own));
    return texts.indexOf(around.sort((one, other) => other.length - one.length)[0] ?? '');
  });
  return claims.flatMap((claim, index) => {
    if (holders[index] !== -1) return [];
    const contained = claims.filter((_, other) => holders[other] === index);
    return [{ ...claim, citations: unique([claim, ...contained].flatMap(({ citations }) => citations)) }];
  });
}

/** Null when a side cites nothing that is known and fits: half a disagreement would be a claim of its own. */
function sidesOf(
  { sides }: Disagreement,
  byNumber: ReadonlyMap<number, Citation>,
  fits: Fits,
): { value: string; source: Citation }[] | null {
  const known = sides.flatMap(({ value, citation }) => {
    const source = byNumber.get(citation);
    return source === undefined || !fits(source, value) ? [] : [{ value, source }];
  });
  return known.length < 2 ? null : known;
}

const resolve = (numbers: readonly number[], byNumber: ReadonlyMap<number, Citation>): Citation[] =>
  numbers.flatMap((number) => byNumber.get(number) ?? []);

const place = ({ passageId, start, end }: Citation): string => `${passageId}:${start}:${end}`;

/** Case, spacing and punctuation aside; a minus or decimal sign between digits stays, because it changes the figure. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<!\d)[.,](?!\d)|(?<=\d)[.,](?!\d)|[^\p{L}\p{N}\p{Sc}%.,−-]+/gu, ' ')
    .trim();

const unique = (numbers: readonly number[]): number[] => [...new Set(numbers)];
