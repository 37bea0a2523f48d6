import { foldCase, translateWord, type Word, words } from '../../text/index.ts';

interface Text {
  readonly text: string;
  readonly language: string;
}

const ARTICLES = /^(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|eines|the|a|an)$/;
/** "Von X", "by X": who stands there is the agent or the origin, whatever the order. */
const ORIGIN = /^(?:von|vom|durch|seitens|by|from)$/;
/** A name behind the same preposition on both sides has its part by that, wherever it stands. */
const PREPOSITION =
  /^(?:auf|an|am|in|im|ins|bei|mit|nach|für|gegen|über|um|zu|zum|zur|aus|wegen|on|in|at|with|for|against|to|about|over|into)$/;
const PASSIVE: Readonly<Record<string, RegExp>> = {
  de: /(?<!\p{L})(?:wurden?|worden|wird|werden)(?!\p{L})/iu,
  en: /\b(?:was|were|been|being|is|are)\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|ne|ld|de|nt)\b/iu,
};
/** What both do to each other has no direction. */
const SYMMETRIC =
  /(?<!\p{L})(?:traf(?:en)?|treffen|zwischen|verhandel\p{L}*|verhandl\p{L}*|vereinbar\p{L}*|gemeinsam\p{L}*|grenz\p{L}*|met|meets?|between|negotiat\w*|agree[sd]?|jointly|joint|border\w*|talks|gespräche?n?)(?!\p{L})/iu;
const JOINED = /^[\s,/]*(?:(?:und|sowie|and|or|oder|the|der|die|das|mit|with)?[\s,/]*)*$/iu;
/** The gap by which the exchanged reading must beat the plain one. */
const MARGIN = 1.5;
/** With proper names the order alone may speak. */
const ORDER_MARGIN = 1;

interface Mention {
  readonly word: Word;
  readonly index: number;
}

/**
 * Two names that have changed places: each stands in the claim where the other stands in the source. Compares the
 * neighbouring words and the order, the order turned round where only one of both is in the passive.
 * @returns the two names as the claim writes them, or null
 */
export function swappedActors(source: Text, claim: Text): readonly [string, string] | null {
  if (SYMMETRIC.test(source.text) || SYMMETRIC.test(claim.text)) return null;
  const [sourceWords, claimWords] = [words(source.text), words(claim.text)];
  const shared = sharedNames(sourceWords, claimWords, source.language, claim.language);
  const passive = ({ text, language }: Text): boolean => PASSIVE[language]?.test(text) === true;
  const otherVoice = passive(source) !== passive(claim);
  for (const [at, first] of shared.entries()) {
    for (const second of shared.slice(at + 1)) {
      if (
        isJoined(source.text, first.source, second.source) ||
        isJoined(claim.text, first.claim, second.claim)
      )
        continue;
      const placed = [first, second].some(({ source: s, claim: c }) => {
        const preposition = governing(claimWords, c.index);
        return preposition !== null && preposition === governing(sourceWords, s.index);
      });
      if (placed) continue;
      const proper = [first, second].every(
        ({ source: s, claim: c }) =>
          !ARTICLES.test(left(sourceWords, s.index)) && !ARTICLES.test(left(claimWords, c.index)),
      );
      const origin = [first, second].some(
        ({ source: s, claim: c }) =>
          ORIGIN.test(left(sourceWords, s.index)) !== ORIGIN.test(left(claimWords, c.index)),
      );
      const sameOrder = first.source.index < second.source.index === first.claim.index < second.claim.index;
      const fronted =
        isFronted(sourceWords, source.language, first.source, second.source) !==
        isFronted(claimWords, claim.language, first.claim, second.claim);
      const turned = otherVoice !== fronted;
      let plain = 0;
      let crossed = 0;
      // In the other voice the neighbours change places too: then only the order speaks.
      if (source.language === claim.language && !turned) {
        const near = (a: Mention, b: Mention): number =>
          likeness(claimWords, a.index, sourceWords, b.index, shared);
        plain = near(first.claim, first.source) + near(second.claim, second.source);
        crossed = near(first.claim, second.source) + near(second.claim, first.source);
      }
      const orderKnown = !(origin && !turned);
      if (orderKnown && sameOrder !== turned) plain += 1;
      else if (orderKnown) crossed += 1;
      if (crossed - plain >= (proper ? ORDER_MARGIN : MARGIN))
        return [first.claim.word.text, second.claim.word.text];
    }
  }
  return null;
}

/** What is done to somebody bears these in German, wherever it stands; "den" before a plural too. */
const ACCUSATIVE = /^(?:den|einen|keinen|diesen|jenen|ihren|seinen)$/i;

/** "Den Damm haben Ingenieure nicht untersucht": the first of the two is the one to which something is done. */
function isFronted(all: readonly Word[], language: string, one: Mention, other: Mention): boolean {
  if (language !== 'de') return false;
  const [earlier, later] = one.index < other.index ? [one, other] : [other, one];
  return isAccusative(all, earlier.index) && !isAccusative(all, later.index);
}

/** Whether the article before a name, over its adjectives, says so; behind a preposition it says something else. */
function isAccusative(all: readonly Word[], index: number): boolean {
  for (let at = index - 1; at >= Math.max(0, index - 3); at--) {
    const word = all[at]?.text ?? '';
    if (ACCUSATIVE.test(word)) return !PREPOSITION.test(left(all, at)) && !ORIGIN.test(left(all, at));
    if (/^\p{Lu}/u.test(word)) return false;
  }
  return false;
}

interface Shared {
  readonly source: Mention;
  readonly claim: Mention;
}

/** Capitalised words that stand exactly once on both sides. */
function sharedNames(
  source: readonly Word[],
  claim: readonly Word[],
  sourceLanguage: string,
  claimLanguage: string,
): Shared[] {
  const found: Shared[] = [];
  for (const [index, word] of claim.entries()) {
    if (!/^\p{Lu}[\p{L}-]{2,}/u.test(word.text) || isFunctionStart(word, index)) continue;
    const forms = new Set([word.text, ...translateWord(word.text, claimLanguage, sourceLanguage)].map(bare));
    const own = claim.filter((other) => bare(other.text) === bare(word.text));
    const there = source.flatMap((other, at) =>
      forms.has(bare(other.text)) ? [{ word: other, index: at }] : [],
    );
    const [mention] = there;
    if (own.length === 1 && there.length === 1 && mention !== undefined)
      found.push({ claim: { word, index }, source: mention });
  }
  return found;
}

const isFunctionStart = (word: Word, index: number): boolean =>
  index === 0 &&
  /^(?:Am|Im|In|Der|Die|Das|Den|Dem|Des|Nach|Laut|Bei|The|On|At|According|After|For)$/.test(word.text);

/** Names without the ending of a genitive. */
const bare = (word: string): string =>
  foldCase(word)
    .replace(/['’]s$/u, '')
    .replace(/(?<=[a-z]{4})s$/u, '');

const left = (all: readonly Word[], index: number): string => (all[index - 1]?.text ?? '').toLowerCase();

/** The preposition before a name, over article and adjectives; null without one. */
function governing(all: readonly Word[], index: number): string | null {
  for (let at = index - 1; at >= Math.max(0, index - 3); at--) {
    const word = all[at]?.text ?? '';
    if (PREPOSITION.test(word.toLowerCase())) return word.toLowerCase();
    if (/^\p{Lu}/u.test(word) && !ARTICLES.test(word.toLowerCase())) return null;
  }
  return null;
}

/** How alike two places are: the words beside them, the nearer the heavier; names are masked. */
function likeness(
  claim: readonly Word[],
  at: number,
  source: readonly Word[],
  there: number,
  shared: readonly Shared[],
): number {
  const masked = new Set(shared.flatMap((one) => [bare(one.claim.word.text), bare(one.source.word.text)]));
  const word = (all: readonly Word[], index: number): string => {
    const text = index < 0 ? '^' : all[index]?.text;
    if (text === undefined) return '$';
    return masked.has(bare(text)) ? '#' : bare(text);
  };
  let score = 0;
  for (const [offset, weight] of [
    [-1, 1],
    [1, 1],
    [-2, 0.5],
    [2, 0.5],
  ] as const) {
    const [mine, theirs] = [word(claim, at + offset), word(source, there + offset)];
    if (mine === theirs && mine !== '#') score += weight;
  }
  return score;
}

const isJoined = (text: string, a: Mention, b: Mention): boolean => {
  const [one, two] = a.index < b.index ? [a, b] : [b, a];
  return JOINED.test(text.slice(one.word.end, two.word.start));
};
