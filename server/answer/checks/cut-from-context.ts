import { splitSentences, words } from '../../text/index.ts';
import type { LocatedQuote } from '../locate-quote.ts';
import { splitClauses } from './align.ts';
import { hedgeIn } from './certainty.ts';
import { polarityOf } from './negation.ts';

const FEWEST_WORDS = 3;

/** Words that make of a statement a mere thought. */
const CONDITIONS: Readonly<Record<string, RegExp>> = {
  de: /(?<!\p{L})(?:wenn|falls|sofern|ob|als ob)(?!\p{L})/iu,
  en: /\b(?:if|whether|unless|as if)\b/iu,
};

/**
 * The word that negates or qualifies a verbatim stretch from outside it, in the clause it was cut from ("It is not
 * true that …"); null when the stretch may stand alone.
 */
export function cutFromContext(passage: string, span: LocatedQuote, language: string): string | null {
  const inside = splitSentences(passage, language).filter(
    (sentence) => sentence.start < span.end && span.start < sentence.end,
  );
  // Two words are a term, not a statement.
  if (words(passage.slice(span.start, span.end)).length < FEWEST_WORDS) return null;
  const [first, last] = [inside[0], inside.at(-1)];
  if (first === undefined || last === undefined) return null;
  const before = splitClauses(passage.slice(first.start, Math.max(first.start, span.start))).at(-1) ?? '';
  const after = passage.slice(span.end, Math.max(span.end, last.end)).split(/[,;:]/u)[0] ?? '';
  for (const rest of [before, after]) {
    if (!/\p{L}/u.test(rest)) continue;
    const polarity = polarityOf(rest, language);
    const cue =
      polarity?.negation ??
      [...(polarity?.refusals.values() ?? [])][0] ??
      hedgeIn(rest, language) ??
      CONDITIONS[language]?.exec(rest)?.[0];
    if (cue) return cue;
  }
  return null;
}
