import { isStopWord, translateWord, words } from '../../text/index.ts';
import { type MatchableText, matchStrength } from '../match-terms.ts';

/**
 * Proper names of an English sentence that the evidence does not hold. German writes every noun with a capital, so
 * nothing is said about German sentences. The first word and words of another spelling ("U.S.") are left alone.
 */
export function missingNames(
  sentence: string,
  language: string,
  evidence: MatchableText,
  evidenceLanguages: readonly string[],
): string[] {
  if (language !== 'en') return [];
  const found = words(sentence);
  return found.flatMap((word, index) => {
    const before = sentence.slice(0, word.start);
    if (index === 0 || /[.!?:"“„]\s*$/u.test(before) || !/^\p{Lu}\p{Ll}{2,}/u.test(word.text)) return [];
    if (isStopWord(word.text, 'en') || CALENDAR.test(word.text) || ROLE.test(word.text)) return [];
    const forms = [word.text, ...evidenceLanguages.flatMap((other) => translateWord(word.text, 'en', other))];
    return forms.some((form) => matchStrength(form, evidence) > 0) ? [] : [word.text];
  });
}

const CALENDAR =
  /^(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$/;
/** Titles and offices are written with a capital now and then, and paraphrased. */
const ROLE =
  /^(?:President|Minister|Prime|Foreign|Ministry|Government|State|States|Embassy|Ambassador|Council|Committee|Parliament|Mr|Mrs|Ms|Dr|North|South|East|West|Northern|Southern|Eastern|Western|Article|Security|Union|Republic|Federal|National|Secretary|General|Chancellor)$/;
