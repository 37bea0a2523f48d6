import type { Attribution, InterfaceLanguage, Verdict } from '../domain/index.ts';
import { missingFigures } from '../text/index.ts';
import { align, contentOf, variantsOf } from './checks/align.ts';
import { missingCalendarWords } from './checks/calendar-words.ts';
import { compareCues } from './checks/compare-cues.ts';
import { cutFromContext } from './checks/cut-from-context.ts';
import { wrongLabel } from './checks/figure-labels.ts';
import { checkMessage } from './checks/messages.ts';
import { missingNames } from './checks/names.ts';
import { orderIn } from './checks/orders.ts';
import { missingQuotes } from './checks/quoted-words.ts';
import type { QuoteFailure } from './locate-quote.ts';
import { locateQuote } from './locate-quote.ts';
import { matchable, matchTranslated } from './match-terms.ts';
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
/** Words of a sentence that could be found in a passage of another language; fewer say nothing. */
const FEWEST_TESTABLE = 4;
/** Share of them below which nothing of the sentence is found: compounds hide much, so nearly nothing is asked. */
const NOTHING_FOREIGN = 0.1;

interface Sentence {
  readonly text: string;
  readonly language: string;
}

/**
 * Checks one sentence against what it cites, by rules: quote verbatim and not cut from its context, every figure and
 * month carried and counting the same, negation, actors and certainty by cue words, content words shared. It does
 * not understand: paraphrase and changed meaning without a cue pass, so the reason never claims more than was checked.
 * Figures by kind of fault: `planted-faults.test.ts`.
 *
 * @param evidence the cited passages; empty means uncited
 * @param failures faults of quotes that the writer claimed
 * @param unnamed the weak source that alone carries a model's sentence and that the sentence does not name
 */
export function checkClaim(
  sentence: string,
  evidence: readonly CheckedEvidence[],
  failures: readonly QuoteFailure[],
  sentenceLanguage: string,
  language: InterfaceLanguage,
  unnamed: Attribution | null = null,
): Verdict {
  const verdict = checkWords(sentence, evidence, failures, sentenceLanguage, language);
  // Whatever else is wrong with the sentence weighs more than the grade of its source.
  if (unnamed === null || (verdict.status !== 'supported' && verdict.status !== 'unchecked')) return verdict;
  const { source, grade } = unnamed;
  return {
    status: 'partial',
    method: 'grade',
    reason: checkMessage('gradeUnnamed', language, { source, grade }),
  };
}

function checkWords(
  sentence: string,
  evidence: readonly CheckedEvidence[],
  failures: readonly QuoteFailure[],
  sentenceLanguage: string,
  language: InterfaceLanguage,
): Verdict {
  if (evidence.length === 0)
    return { status: 'uncited', method: 'citation', reason: message('uncited', language) };
  const claim: Sentence = { text: sentence, language: sentenceLanguage };
  return (
    ordered(evidence, language) ??
    verbatim(claim, evidence, language) ??
    figures(claim, evidence, language) ??
    quotes(claim, evidence, failures, language) ??
    compareCues(claim, align(sentence, sentenceLanguage, evidence), language) ??
    shared(claim, evidence, language)
  );
}

function ordered(evidence: readonly CheckedEvidence[], language: InterfaceLanguage): Verdict | null {
  // Headings and title too: a line of a document may have become either.
  for (const { text } of evidence) {
    const order = orderIn(text);
    if (order !== null) {
      const reason = checkMessage('followsOrder', language, { order: order.slice(0, 60) });
      return { status: 'partial', method: 'injection', reason };
    }
  }
  return null;
}

function verbatim(
  { text }: Sentence,
  evidence: readonly CheckedEvidence[],
  language: InterfaceLanguage,
): Verdict | null {
  let cut: string | null = null;
  for (const { passage, language: spoken } of evidence) {
    const span = locateQuote(passage, text);
    if (span === null) continue;
    const cue = cutFromContext(passage, span, spoken);
    if (cue === null)
      return { status: 'supported', method: 'verbatim', reason: message('verbatim', language) };
    cut ??= cue;
  }
  if (cut === null) return null;
  return {
    status: 'partial',
    method: 'verbatim',
    reason: checkMessage('cutFromContext', language, { cue: cut }),
  };
}

function figures(
  claim: Sentence,
  evidence: readonly CheckedEvidence[],
  language: InterfaceLanguage,
): Verdict | null {
  const texts = evidence.map(({ text }) => text);
  const missing = missingFigures(claim.text, texts).map((figure) => figure.raw);
  const unsupported = (reason: string): Verdict => ({ status: 'unsupported', method: 'numbers', reason });
  if (missing.length > 0)
    return unsupported(message('numbersMissing', language, { figures: missing.join(', ') }));
  const dates = missingCalendarWords(claim.text, texts);
  if (dates.length > 0)
    return unsupported(checkMessage('calendarMissing', language, { names: dates.join(', ') }));
  const fault = wrongLabel(
    claim,
    evidence.map(({ passage, language: spoken }) => ({ text: passage, language: spoken })),
  );
  return fault === null ? null : unsupported(checkMessage('labelDiffers', language, { ...fault }));
}

const FAILURES = {
  fabricated: 'quoteFabricated',
  stitched: 'quoteStitched',
  misattributed: 'quoteMisattributed',
} as const;

function quotes(
  claim: Sentence,
  evidence: readonly CheckedEvidence[],
  failures: readonly QuoteFailure[],
  language: InterfaceLanguage,
): Verdict | null {
  const failure = failures[0];
  if (failure !== undefined) {
    return {
      status: failure === 'fabricated' ? 'unsupported' : 'partial',
      method: 'verbatim',
      reason: message(FAILURES[failure], language),
    };
  }
  const missing = missingQuotes(
    claim.text,
    evidence.map(({ text }) => text),
  );
  if (missing.length === 0) return null;
  // Between quotation marks a translation may stand: not the source's words, but perhaps its meaning.
  const foreign = evidence.every((entry) => entry.language !== claim.language);
  return {
    status: foreign ? 'partial' : 'unsupported',
    method: 'verbatim',
    reason: checkMessage('quotedWordsMissing', language),
  };
}

/** Names and content words; across languages only what names and the glossary let meet. */
function shared(claim: Sentence, evidence: readonly CheckedEvidence[], language: InterfaceLanguage): Verdict {
  const languages = [...new Set(evidence.map((entry) => entry.language))];
  const text = matchable(evidence.map((entry) => entry.text).join('\n'), [...languages, claim.language]);
  const content = contentOf(claim.text, claim.language);
  const share = (tested: readonly string[], to: string): number => {
    const variants = variantsOf(tested, claim.language, to);
    return tested.reduce((sum, word) => sum + matchTranslated(word, text, variants), 0) / tested.length;
  };
  const names = missingNames(claim.text, claim.language, text, languages);
  const foreign = languages.every((other) => other !== claim.language);
  if (foreign) {
    const to = languages[0] ?? claim.language;
    const known = variantsOf(content, claim.language, to);
    // A German capital makes no name: of German words only those that the glossary knows can be missed.
    const tested = content.filter(
      (word) => (known.get(word)?.length ?? 0) > 0 || (claim.language !== 'de' && /^\d|^\p{Lu}/u.test(word)),
    );
    if (tested.length >= FEWEST_TESTABLE && share(tested, to) < NOTHING_FOREIGN)
      return { status: 'unsupported', method: 'overlap', reason: checkMessage('foreignNothing', language) };
    return { status: 'unchecked', method: 'numbers', reason: message('crossLingual', language) };
  }
  const strength = content.length === 0 ? 1 : share(content, claim.language);
  if (strength < NO_OVERLAP)
    return { status: 'unsupported', method: 'overlap', reason: message('overlapNone', language) };
  if (strength < WEAK_OVERLAP)
    return { status: 'partial', method: 'overlap', reason: message('overlapWeak', language) };
  if (names.length > 0) {
    const reason = checkMessage('namesMissing', language, { names: names.join(', ') });
    return { status: 'partial', method: 'names', reason };
  }
  return { status: 'supported', method: 'overlap', reason: checkMessage('cuesAgree', language) };
}
