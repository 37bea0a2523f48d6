const DONE =
  /^\P{L}*(?:(?:hat|haben|hatte|wurde|wurden|ist|sind|wird|werden)\s|(?:has|have|had|was|were|did|will|is|are)\s|(?:a|ont|est|sont)\s|est-ce qu)/iu;

/** "Why did Foreign Minister Pelk **resign**": that he did has to be told, too. */
const WHY_DID = /^\P{L}*[Ww]hy (?:did|has|have|was|were) (?:the )?(?:\p{Lu}[\p{L}.-]* )+(?:been )?(\p{Ll}+)/u;
/** "Warum ist Außenminister Pelk **zurückgetreten**?" */
const WHY_HAS =
  /^\P{L}*(?:[Ww]arum|[Ww]eshalb|[Ww]ieso) (?:ist|sind|war|waren|hat|haben|hatte|hatten|wurde|wurden)\s[^?]*\s(\p{Ll}+(?:t|en))\s*\?*$/u;

/**
 * What a yes or no is asked of somebody to have done, or why: the participle at the end of a German question, the first verb behind the subject elsewhere; null where none is sure.
 *
 * @param subject of whom it is asked, as a term
 */
export function predicateIn(
  question: string,
  subject: string | null,
  terms: readonly string[],
  language: string,
): string | null {
  const why = WHY_DID.exec(question)?.[1] ?? WHY_HAS.exec(question)?.[1];
  if (why !== undefined) return terms.find((term) => term === why) ?? null;
  if (subject === null || !DONE.test(question)) return null;
  const behind = terms.slice(terms.indexOf(subject) + 1);
  if (language === 'de') {
    const last = behind.at(-1) ?? '';
    return /^\p{Ll}.*(?:t|en)$/u.test(last) ? last : null;
  }
  return behind.find((term) => /^\p{Ll}/u.test(term)) ?? null;
}
