import type { InterfaceLanguage, Verdict } from '../domain/index.ts';
import { isStopWord, missingFigures, words } from '../text/index.ts';
import type { QuoteFailure } from './locate-quote.ts';
import { locateQuote } from './locate-quote.ts';
import { matchable, matchStrength } from './match-terms.ts';
import { message } from './messages.ts';

export interface CheckedEvidence {
  /** Text of the cited passage with its headings, title and date: what the reader sees beside the quote. */
  readonly text: string;
  readonly language: string;
  /** The passage alone: only here a quote may stand. */
  readonly passage: string;
}

/** Share of content words below which a sentence is partly or not supported; from evaluation.md's measured rule. */
const WEAK_OVERLAP = 0.5;
const NO_OVERLAP = 0.2;

/**
 * Checks one sentence against what it cites, by rules: quote verbatim, every figure carried, content words shared.
 * It does not see negation or changed meaning (0 of 247 inserted negations in our source's measurement), so the
 * reason never claims more than was checked.
 *
 * @param evidence the cited passages; empty means uncited
 * @param failures faults of quotes that the writer claimed
 */
export function checkClaim(
  sentence: string,
  evidence: readonly CheckedEvidence[],
  failures: readonly QuoteFailure[],
  sentenceLanguage: string,
  language: InterfaceLanguage,
): Verdict {
  if (evidence.length === 0)
    return { status: 'uncited', method: 'citation', reason: message('uncited', language) };
  if (evidence.some(({ passage }) => locateQuote(passage, sentence) !== null)) {
    return { status: 'supported', method: 'verbatim', reason: message('verbatim', language) };
  }
  const missing = missingFigures(
    sentence,
    evidence.map(({ text }) => text),
  );
  if (missing.length > 0) {
    const figures = missing.map((figure) => figure.raw).join(', ');
    return {
      status: 'unsupported',
      method: 'numbers',
      reason: message('numbersMissing', language, { figures }),
    };
  }
  const failure = failures[0];
  if (failure !== undefined) {
    const key = (
      {
        fabricated: 'quoteFabricated',
        stitched: 'quoteStitched',
        misattributed: 'quoteMisattributed',
      } as const
    )[failure];
    return {
      status: failure === 'fabricated' ? 'unsupported' : 'partial',
      method: 'verbatim',
      reason: message(key, language),
    };
  }
  if (evidence.every((entry) => entry.language !== sentenceLanguage)) {
    return { status: 'unchecked', method: 'numbers', reason: message('crossLingual', language) };
  }
  const share = overlap(sentence, evidence, sentenceLanguage);
  if (share >= WEAK_OVERLAP)
    return { status: 'supported', method: 'overlap', reason: message('overlapStrong', language) };
  if (share >= NO_OVERLAP)
    return { status: 'partial', method: 'overlap', reason: message('overlapWeak', language) };
  return { status: 'unsupported', method: 'overlap', reason: message('overlapNone', language) };
}

/** Share of the sentence's content words that stand in the evidence, 0–1; 1 when it has none. */
function overlap(sentence: string, evidence: readonly CheckedEvidence[], language: string): number {
  const content = words(sentence).filter((word) => !isStopWord(word.text, language));
  if (content.length === 0) return 1;
  const text = matchable(evidence.map((entry) => entry.text).join('\n'), [
    ...new Set(evidence.map((entry) => entry.language)),
    language,
  ]);
  return content.reduce((sum, word) => sum + matchStrength(word.text, text), 0) / content.length;
}
