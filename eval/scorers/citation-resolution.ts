import { share } from '../scorable.ts';
import type { Scorer } from './scorer.ts';

/**
 * Citation resolution: citations that lead the asker to a stored passage of the document named / all citations.
 * Markers in the text without a citation behind them count as citations that do not resolve. Own metric, hard.
 */
export const citationResolution: Scorer = {
  id: 'citation-resolution',
  label: 'citations that resolve for the asker',
  kind: 'hard',
  gated: true,
  listed: true,
  score(_case, answer) {
    const known = new Set(answer.citations.map(({ number }) => number));
    const dangling = new Set(
      answer.claims.flatMap(({ citations }) => citations).filter((n) => !known.has(n)),
    );
    const broken = answer.citations.filter(
      ({ passage, sourceKey }) => passage === null || passage.sourceKey !== sourceKey,
    );
    const all = answer.citations.length + dangling.size;
    const names = [
      ...broken.map(({ number, sourceKey }) => `[${number}] ${sourceKey} cannot be opened`),
      ...[...dangling].map((number) => `[${number}] has no citation`),
    ];
    return share(all - names.length, all, names.join('; '));
  },
};
