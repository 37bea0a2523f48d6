/** What is asked stands behind the name of its topic: "Cookies: may a site …". */
const TOPIC = /^[^?:]{1,120}\s?:\s+(?=\S)/u;

const ASKS_WHICH =
  /(?<!\p{L})(?:wer|wen|wem|wessen|was|wann|wo|woher|wohin|wie|warum|weshalb|wieso|welche[mnrs]?|wo(?:mit|für|von|zu|ran|rauf|rin|rum)|who|whom|whose|what|when|where|how|why|which|qui|que|quoi|quels?|quelles?|comment|combien|pourquoi|où|quand|lequel|laquelle|lesquel(?:le)?s)(?!\p{L})|(?<!\p{L})qu['’]/iu;

const VERB_FIRST =
  /^\P{L}*(?:ist|sind|war|waren|wird|werden|wurden?|hat|haben|hatten?|kann|können|konnten?|darf|dürfen|durften?|muss|müssen|mussten?|soll|sollen|will|wollen|gibt|gab|gilt|gelten|gehör(?:t|en)|unterstütz(?:t|en)|is|are|was|were|will|would|has|have|had|does|do|did|can|could|may|must|should|shall)\s/iu;

/** In French the pronoun stands behind the verb … */
const INVERTED = /\p{L}-(?:t-)?(?:je|tu|il|elle|ils|elles|on|nous|vous|ce)(?!\p{L})/iu;
/** … or this before all. */
const EST_CE_QUE = /^\P{L}*est-ce\s+qu(?:e(?!\p{L})|['’])/iu;

/** Whether a yes or a no is asked for, in German, English or French. */
export function asksYesOrNo(question: string): boolean {
  const asked = question.replace(TOPIC, '');
  const rest = asked.replace(EST_CE_QUE, '');
  return !ASKS_WHICH.test(rest) && (rest !== asked || VERB_FIRST.test(asked) || INVERTED.test(asked));
}

/** "Ja: 340" counts votes, and "No country" answers nothing: a mark that ends or divides a sentence stands behind it. */
const ANSWER =
  /^\P{L}*(?:(?:en principe|en général|grundsätzlich|im grundsatz|in principle|generally),?\s*)?(?:ja|nein|yes|no|oui|non)(?=\s*[,.;!–—])/iu;

/** Whether a sentence begins with yes or no, as the answer of a government or of an office does. */
export const answersYesOrNo = (sentence: string): boolean => ANSWER.test(sentence);
