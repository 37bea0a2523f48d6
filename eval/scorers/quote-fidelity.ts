import { containsQuote } from '../../server/text/index.ts';
import { share } from '../scorable.ts';
import type { Scorer } from './scorer.ts';

/**
 * Quote fidelity: quotes that stand verbatim in the cited passage, after white space, hyphenation and quotation
 * marks are normalised / all quotes. A quote whose passage cannot be opened is not faithful. Own metric, hard.
 */
export const quoteFidelity: Scorer = {
  id: 'quote-fidelity',
  label: 'quotes verbatim in the cited passage',
  kind: 'hard',
  gated: true,
  listed: true,
  score(_case, answer) {
    const unfaithful = answer.citations.filter(
      ({ passage, quote }) => passage === null || !containsQuote(passage.text, quote),
    );
    const names = unfaithful.map(({ number, quote }) => `[${number}] “${quote.slice(0, 80)}”`);
    return share(
      answer.citations.length - unfaithful.length,
      answer.citations.length,
      `not verbatim: ${names.join('; ')}`,
    );
  },
};
