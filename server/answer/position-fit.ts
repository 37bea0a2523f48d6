import type { ContextPassage } from '../ports/writer.ts';
import { words } from '../text/index.ts';
import type { QuestionAnalysis } from './analyse-question.ts';
import {
  type MatchableText,
  matchable,
  matchableWord,
  matchTranslated,
  type Variants,
} from './match-terms.ts';
import { beginsPointingBack } from './points-back.ts';
import { speakerOf } from './speaker.ts';
import { POSITION_NOUN, takesPosition } from './stance.ts';

/** Cues behind which, or before which, it is said whose position is asked for. */
const OF =
  /(?<!\p{L})(?:(?:haltung|position(?:en)?|standpunkt|auffassung|meinung|sicht) (?:der|des|von)|(?:position|stance|views?|attitude) of|(?:position|avis) d[eu])\s+/iu;
/** "Die Haltung **Kelmars** zu". */
const GENITIVE =
  /(?<!\p{L})(?:Haltung|Position(?:en)?|Standpunkt|Auffassung|Meinung|Sicht)\s+(?=\p{Lu}[\p{L}-]*s(?!\p{L}))/u;
const BEHIND =
  /(?<!\p{L})(?:wie (?:steht|stand|stehen|standen|bewertet\p{L}*|beurteilt\p{L}*)|was (?:sag\p{L}+|meint\p{L}*|fordert\p{L}*|hält|halten|hielt\p{L}*|erklär\p{L}+)|(?:warum|weshalb|wieso) (?:lehn\p{L}+|ist|sind|war|waren|will|wollen|wollte\p{L}*|hat|haben|unterstütz\p{L}+)|(?:what|how) (?:does|do|did|has|have|had)|why (?:does|do|did|has|have|had|is|are|was|were))\s+/iu;
const BEFORE =
  /((?:\p{Lu}[\p{L}.-]*\s+)?(?:\p{Lu}[\p{L}.-]*|[\p{L}-]+(?=['’])))(?:['’]s?)?(?: \([^()]*\))? (?:position|stance|views?|attitude|haltung|standpunkt) /u;
const ARTICLE = /^(?:(?:der|die|das|den|dem|the|la|le|les)\s+|l['’])+/iu;
const ADDRESS = /^(?:mr|mrs|ms|herr|frau|m|mme|dr)$/iu;
/** A name of up to four words, or one word. */
const NAME = /^(?:\p{Lu}[\p{L}.-]*(?:\s+(?=\p{Lu})|\b)){1,4}|^[\p{L}-]+/u;

/** Whose position a question asks for, as terms of the question; none where it names nobody. */
export function holderOfPosition(
  { kind, terms }: Pick<QuestionAnalysis, 'kind' | 'terms'>,
  question: string,
): readonly string[] {
  // "How has the position of Kelmar changed" asks for positions too.
  if (kind !== 'position' && !(kind === 'change' && terms.some((term) => POSITION_NOUN.test(term))))
    return [];
  const cue =
    OF.exec(question) ?? GENITIVE.exec(question) ?? (kind === 'position' ? BEHIND.exec(question) : null);
  const behind = cue === null ? '' : question.slice(cue.index + cue[0].length).replace(ARTICLE, '');
  const named = BEFORE.exec(question)?.[1] ?? NAME.exec(behind)?.[0] ?? '';
  const own = words(named)
    .map(({ text }) => text.replace(/['’]s$/u, ''))
    .filter((word) => !ADDRESS.test(word));
  return terms.filter((term) => own.includes(term));
}

/** Who demands something of somebody: what follows is no position of the one who is addressed. */
const ADDRESSES =
  /^(?:fordert\p{L}*|fordern|aufforder\p{L}+|bittet|bitten|bat|baten|ersucht\p{L}*|ersuchen|appelliert\p{L}*|drängt\p{L}*|ruft|rufen|calls?|called|calling|urges?|urged|urging|requests?|requested|asks?|asked|asking|invites?|invited|demande(?:nt)?|prie(?:nt)?|exhorte(?:nt)?|appelle(?:nt)?)$/iu;
const IS_ADDRESSED =
  /^(?:aufgefordert|gebeten|ersucht|gefragt|urged|requested|asked|invited|called|priée?s?|invitée?s?|exhortée?s?)$/iu;
const NEAR = 4;
const APART = 8;

/**
 * Whether a sentence puts something to somebody: "Der Bundestag fordert die Bundesregierung auf, …", "Welche Schlüsse zieht die
 * Bundesregierung?". It has the topic, and mostly his name, and tells the position of whoever speaks.
 *
 * @param holder terms of the question
 */
export function isAddressed(holder: readonly string[], text: string, variants: Variants): boolean {
  if (holder.length === 0) return false;
  const all = words(text).map((word) => word.text);
  const places = all.flatMap((word, index) =>
    holder.some((name) => matchTranslated(name, matchableWord(word), variants) >= MET) ? [index] : [],
  );
  if (/\?["“”»]?\s*$/u.test(text)) return true;
  // "Fordert vor diesem Hintergrund die Bundesregierung auf": the verb is in two parts.
  const near = all.includes('auf') ? APART : NEAR;
  return places.some(
    (place) =>
      all.slice(Math.max(0, place - near + 1), place).some((word) => ADDRESSES.test(word)) ||
      all.slice(place + 1, place + 1 + NEAR).some((word) => IS_ADDRESSED.test(word)),
  );
}

const MET = 0.8;

/**
 * Whose words a passage is: of the holder of the position, where he speaks or issued the paper; of somebody else, where another
 * one speaks; unknown elsewhere.
 */
export type Voice = 'holder' | 'other' | 'unknown';

/** @param holder none where no position is asked for */
export function voiceOf(
  holder: readonly string[],
  entry: Pick<ContextPassage, 'passage' | 'report'>,
  variants: Variants,
): Voice {
  if (holder.length === 0) return 'unknown';
  const isHolder = (voice: string): boolean => {
    const text = matchable(voice, [entry.passage.language]);
    return holder.every((name) => matchTranslated(name, text, variants) >= MET);
  };
  const speaker = speakerOf(entry);
  if (speaker !== null) return isHolder(speaker) ? 'holder' : 'other';
  const { originator } = entry.report;
  return originator !== null && isHolder(originator) ? 'holder' : 'unknown';
}

/**
 * What evidence for a position is left in another one's mouth, who may tell it where he names the holder, and what it gains in
 * the holder's own. What one member of a house says is never taken for what another one says.
 */
const VOICE = { holder: 1.1, unknown: 1, told: 0.7, other: 0.4 };

export function voiceFit(
  voice: Voice,
  holder: readonly string[],
  said: MatchableText,
  variants: Variants,
): number {
  const isTold = voice === 'other' && holder.every((name) => matchTranslated(name, said, variants) >= MET);
  return VOICE[isTold ? 'told' : voice];
}

/**
 * Whether a sentence tells the position of whom it is asked of, where somebody is named: −1 where neither it names him, nor what
 * stands before it while it points back ("**Kelmar.** It supports …"), nor he speaks; more where it has a word of a position, for
 * a count of his weapons is none.
 *
 * @param kind what the sentence is worth for the kind of question alone
 */
export function positionKind(
  { holder, kind: asked }: Pick<QuestionAnalysis, 'holder' | 'kind'>,
  kind: number,
  voice: Voice,
  { text, said, before }: { text: string; said: MatchableText; before: readonly MatchableText[] },
  variants: Variants,
): number {
  if (holder.length === 0) return kind;
  const isNamed = (one: MatchableText): boolean =>
    holder.some((name) => matchTranslated(name, one, variants) > 0);
  if (voice !== 'holder' && !isNamed(said) && !(beginsPointingBack(text) && before.some(isNamed))) return -1;
  if (asked === 'position') return takesPosition(text) ? kind + 1 : 0;
  return takesPosition(text) ? kind + 1 : kind;
}
