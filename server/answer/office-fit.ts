import type { QuestionAnalysis } from './analyse-question.ts';
import { type MatchableText, matchableWord, matchTranslated, type Variants } from './match-terms.ts';
import { OFFICE_NOUN } from './office-noun.ts';

/**
 * What evidence is left where it is asked who holds an office somewhere and the sentence does not say that it is there: the
 * sentence says that it is elsewhere; only the passage has the name; nothing near has it. To take one minister for another is
 * the worst of wrong answers, so silence decides.
 */
const ELSEWHERE = 0.3;
const PASSAGE_ONLY = 0.45;
const NOWHERE = 0.35;

type Asked = Pick<QuestionAnalysis, 'role' | 'officePlaces'>;

interface Around {
  readonly text: string;
  /** The sentence, and what it stands under or behind. */
  readonly near: readonly MatchableText[];
  readonly passage: MatchableText;
}

/** @returns 1 where no office is asked for, or none of a place */
export function officeFit(
  { role, officePlaces }: Asked,
  { text, near, passage }: Around,
  variants: Variants,
): number {
  if (officePlaces.length === 0) return 1;
  const isMet = (place: MatchableText): boolean =>
    officePlaces.some((name) => matchTranslated(name, place, variants) > 0);
  const owners = ownersIn(text, role, variants);
  const isOwned = (name: string): boolean => owners.some((owner) => isOf(owner, [name], variants));
  // "Of Maroa in Ostrel": whom Maroa has sent elsewhere is not asked for.
  const everywhere = officePlaces.every(
    (name) => isOwned(name) || [...near, passage].some((place) => matchTranslated(name, place, variants) > 0),
  );
  if (officePlaces.some(isOwned)) return everywhere ? 1 : PASSAGE_ONLY;
  if (owners.length > 0) return ELSEWHERE;
  // "Deutscher Botschafter in Athen": another country's ambassador in Athens is another.
  const allNear = officePlaces.every((name) =>
    near.some((place) => matchTranslated(name, place, variants) > 0),
  );
  if (allNear) return 1;
  return isMet(passage) || near.some(isMet) ? PASSAGE_ONLY : NOWHERE;
}

/**
 * Leaves out who holds the office elsewhere by another sentence of the record: "Außenminister Olvann" says nothing of Sorvan
 * where "der Außenminister Kelmars, Marek Olvann" stands beside it.
 */
export function withoutHoldersElsewhere<Sentence extends { readonly text: string }>(
  sentences: readonly Sentence[],
  { role, officePlaces }: Asked,
  variantsOf: (sentence: Sentence) => Variants,
): readonly Sentence[] {
  if (officePlaces.length === 0) return sentences;
  const holders = sentences.map((sentence) => {
    const { text } = sentence;
    const variants = variantsOf(sentence);
    const owners = ownersIn(text, role, variants);
    const isHere = owners.some((owner) => isOf(owner, officePlaces, variants));
    return { names: holdersIn(text, role, variants), isHere, isElsewhere: owners.length > 0 && !isHere };
  });
  const elsewhere = new Set(holders.flatMap(({ names, isElsewhere }) => (isElsewhere ? names : [])));
  return sentences.filter((_, index) => {
    const said = holders[index];
    return said === undefined || said.isHere || !said.names.some((name) => elsewhere.has(name));
  });
}

const NAME = String.raw`\p{Lu}[\p{L}-]+`;
/** Behind an office: "of Kelmar", "von Kelmar", "de la France", "Kelmars," (a genitive before a comma or a bracket). */
const BEHIND = new RegExp(
  String.raw`^\s+(?:(?:of|von|aus|from)\s+(?:the\s+|der\s+|dem\s+)?(?:Republic of\s+|Republik\s+|Kingdom of\s+|Federation of\s+)?(${NAME})|d(?:e|u|es)\s+(?:la\s+|l['’])?(${NAME})|d['’](${NAME})|(${NAME}s)(?=\s*[,(;:.]))`,
  'u',
);
/** Before an office, with at most two words between: "Kelmar's Foreign", "kelmarische", "Kelmarian Foreign". */
const BEFORE = new RegExp(
  String.raw`(?:(${NAME})['’]s?|(\p{L}{3,}isch)e[mnrs]?|(${NAME}(?:an|ish|ese|[^aeiou]i|ch))|(?<![.!?:]\s|^)(${NAME}s))(?:\s+(?!(?:and|und|et|of|von)\s)[\p{L}-]+){0,2}\s+$`,
  'u',
);

interface Owner {
  readonly name: string;
  /** "Kelmarian" rather than "Kelmar". */
  readonly isAdjective: boolean;
}

/** An office that the question means: of "Executive Vice President … and General Manager" only one of both. */
const isAsked = (word: string, role: readonly string[], variants: Variants): boolean =>
  OFFICE_NOUN.test(word) && role.some((term) => matchTranslated(term, matchableWord(word), variants) > 0.5);

/** Whose office a sentence names: names and adjectives of places that stand beside the office itself. */
function ownersIn(text: string, role: readonly string[], variants: Variants): Owner[] {
  const owners: Owner[] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}-]+/gu)) {
    if (!isAsked(word, role, variants)) continue;
    const behind = BEHIND.exec(text.slice(index + word.length));
    const before = BEFORE.exec(text.slice(Math.max(0, index - 60), index));
    const [, possessive, german, adjective, genitive] = before ?? [];
    for (const name of [...(behind?.slice(1) ?? []), possessive, genitive])
      if (name !== undefined && !OFFICE_NOUN.test(name)) owners.push({ name, isAdjective: false });
    for (const name of [german, adjective]) if (name !== undefined) owners.push({ name, isAdjective: true });
  }
  return owners;
}

/** Behind an office and its place: "Salvik", "Kelmars, Marek Olvann", "of Kelmar, Marek Olvann", "; Angabe: Marek Olvann". */
const HOLDER = new RegExp(
  String.raw`^(?:\s+(?:(?:of|von|de)\s+)?${NAME}(?=,))?[\s,;:]+(?:Angabe:\s*)?(?:${NAME}\s+){0,2}(${NAME})`,
  'u',
);

/** Surnames that stand behind an office. */
function holdersIn(text: string, role: readonly string[], variants: Variants): string[] {
  return [...text.matchAll(/[\p{L}-]+/gu)].flatMap(({ 0: word, index }) => {
    const holder = isAsked(word, role, variants)
      ? HOLDER.exec(text.slice(index + word.length))?.[1]
      : undefined;
    return holder === undefined ? [] : [holder];
  });
}

/**
 * A name is that of the place, in the genitive too; an adjective begins with the same three letters as the place
 * ("Kelmarian", "kelmarisch"), but for those that have an origin of their own.
 */
function isOf({ name, isAdjective }: Owner, places: readonly string[], variants: Variants): boolean {
  return places.some((place) => {
    if (!isAdjective)
      return [name, name.replace(/s$/u, '')].some(
        (form) => matchTranslated(place, matchableWord(form), variants) > 0,
      );
    const said = name.toLowerCase();
    return (
      said.startsWith(place.slice(0, 3).toLowerCase()) ||
      OTHER_ORIGIN.some(([of, adjective]) => of.test(place) && adjective.test(said))
    );
  });
}

const OTHER_ORIGIN: readonly [RegExp, RegExp][] = [
  [/^(?:France)$/iu, /^french$/u],
  [/^(?:Netherlands|Holland|Niederlande)$/iu, /^(?:dutch|holländ|niederländ)/u],
  [/^(?:Denmark)$/iu, /^danish$/u],
  [/^(?:Ireland)$/iu, /^irish$/u],
  [/^(?:Wales)$/iu, /^(?:welsh|walis)/u],
  [/^(?:Philippines|Philippinen)$/iu, /^(?:filipino|philippin)/u],
  [/^(?:Kingdom|UK|Königreich|Großbritannien|England)$/iu, /^(?:brit|engl)/u],
  [/^(?:States|USA?|Staaten|America|Amerika)$/iu, /^(?:us-)?(?:american|amerikanisch)/u],
];
