import { findFigures, missingFigures } from '../../server/text/index.ts';
import { share } from '../scorable.ts';
import type { Scorer } from './scorer.ts';

/**
 * Number containment: cited sentences with figures all of whose numbers, dates and amounts occur in their cited
 * passages (both decimal conventions, number words, million/Mio.) / cited sentences with figures. Own metric, hard.
 * Title, headings and date of the cited document count as carried: the reader sees them beside the passage, and a row
 * of a table is named by them.
 */
export const numberContainment: Scorer = {
  id: 'number-containment',
  label: 'figures that stand in the cited passages',
  kind: 'hard',
  gated: true,
  listed: true,
  score(_case, answer) {
    const passages = new Map(
      answer.citations.map(({ number, passage }) => [
        number,
        `${passage?.text ?? ''}\n${passage?.frame ?? ''}`,
      ]),
    );
    const withFigures = answer.claims.filter(
      ({ text, citations }) => citations.length > 0 && findFigures(text).length > 0,
    );
    const faults = withFigures.flatMap(({ text, citations }) => {
      const sources = citations.map((number) => passages.get(number) ?? '');
      const missing = missingFigures(text, sources).map(({ raw }) => raw);
      return missing.length === 0 ? [] : [`${missing.join(', ')} in “${text.slice(0, 80)}”`];
    });
    return share(
      withFigures.length - faults.length,
      withFigures.length,
      `not in the cited passages: ${faults.join('; ')}`,
    );
  },
};
