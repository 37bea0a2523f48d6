import type { Figure } from '../text/index.ts';
import { clauseOf } from './figure-clause.ts';

const ASKS =
  /(?<!\p{L})(?:(?:wie |welche)[^?]*\b(?:darf|dürfen|durfte[nt]?|dürfte[nt]?|erlaubt|zulässig\p{L}*|gestattet)|höchstens|maximal\p{L}*|höchstzulässig\p{L}*|how [^?]*\b(?:allowed|permitted|authori[sz]ed)|at most|maximum|combien [^?]*(?:peut|peuvent|pouvait|pourra|autoris\p{L}+|a-t-\p{L}+ le droit)|au (?:plus|maximum))(?!\p{L})/iu;
/** No month. */
const ASKS_MAY = /(?:^|\P{L})[Hh]ow [^?]*\bmay\b/u;
const LIMIT_NOUN =
  /^(?:obergrenzen?|höchst(?:zahl|grenze|menge|wert)|ceilings?|caps?|limits?|maximum|plafonds?|limites?)$/iu;

/** "What is the **ceiling** on": the noun is met by whatever sets one. */
export const isLimitNoun = (word: string): boolean => LIMIT_NOUN.test(word);

/** Whether it is asked how much is permitted, which is not how much there is ("how many observers **may** it have"). */
export const asksForLimit = (question: string, measured: string | null): boolean =>
  ASKS.test(question) || ASKS_MAY.test(question) || (measured !== null && isLimitNoun(measured));

const BEFORE =
  /(?<!\p{L})(?:bis zu|höchstens|maximal|nicht mehr als|nicht über|(?:begrenzt|beschränkt|gedeckelt) auf|(?:obergrenze|höchst\p{L}+|limit|ceiling|cap|plafond|limite)(?:\s+(?:von|bei|liegt bei|beträgt|ist|of|at|is|was|set at|de|est|est de|(?:est )?fixée? à))?|up to|at most|no more than|not more than|not exceed(?:ing)?|a maximum of|(?:limited|capped) to|capped at|jusqu['’]à|au plus|au maximum|pas plus de|limitée?s? à|plafonnée?s? à)\s+(?:(?:the|a|den|die|das|einem|einer|les?|la)\s+)?$/iu;
const BEHIND =
  /(?<!\p{L})(?:nicht (?:über\p{L}+|übersteigen)|maximal|höchstens|(?:zulässig|erlaubt|gestattet|genehmigt|autorisiert)\p{L}*|at most|(?:begrenzt|beschränkt|gedeckelt)(?!\p{L})|(?:is|are|were|was) (?:permitted|allowed|authori[sz]ed|licensed)|(?:is|as) the (?:ceiling|maximum|limit|cap)|au (?:plus|maximum)|(?:est|sont|sera|seront) (?:autoris|admis|permis)\p{L}*)(?!\p{L})/iu;
const MAY =
  /(?<!\p{L})(?:darf|dürfen|durfte|durften|shall (?:not )?(?:comprise|consist|have|exceed)|(?:is|are|was|were) (?:allowed|permitted|authori[sz]ed|entitled) to|peut|peuvent|pourra|pourront|(?:est|sont) autorisée?s? à)(?!\p{L})/iu;

/** "May be that" and "may have been" weigh what is; they permit nothing. */
const ENGLISH_MAY = /(?<!\p{L})may\s(?!\s*(?:well|be (?:that|due|because)|have been)(?!\p{L}))/u;

/** Whether a sentence gives this figure as what is permitted at most. */
export function isPermitted(figure: Figure, text: string): boolean {
  const { before, behind } = clauseOf(figure, text);
  return (
    BEFORE.test(before) ||
    BEHIND.test(behind) ||
    MAY.test(before) ||
    ENGLISH_MAY.test(before) ||
    /(?<!\p{L})(?:darf|dürfen)\s*$/iu.test(behind)
  );
}
