import { splitSentences } from '../../server/text/index.ts';
import type { EvalCase } from '../case.ts';
import type { LabelledClaim } from './labelled-claims.ts';

export interface SpanClaims {
  readonly claims: readonly LabelledClaim[];
  /** Cases of which no document is there: nothing can be said of them. */
  readonly withoutSource: readonly string[];
}

/**
 * Responses in which people marked words that the source does not carry (RAGTruth, WiCE's tokens), sentence by
 * sentence: a sentence with a marked word is not supported, every other one is.
 *
 * @param textOf a document by its source key; `null` where it is not there
 */
export function claimsOfSpans(
  cases: readonly EvalCase[],
  textOf: (source: string) => string | null,
): SpanClaims {
  const withoutSource: string[] = [];
  const claims = cases.flatMap(({ id, lang, expect, response, cluster }): LabelledClaim[] => {
    if (response?.labels === undefined) return [];
    const { text, labels } = response;
    const evidence = expect.citations.flatMap(({ source }) => textOf(source) ?? []).join('\n\n');
    if (evidence.trim() === '') {
      withoutSource.push(id);
      return [];
    }
    return splitSentences(text, lang).flatMap(({ start, end }, at): LabelledClaim[] => {
      const sentence = text.slice(start, end).trim();
      if (!/\p{L}/u.test(sentence)) return [];
      const marked = labels.some((label) => label.start < end && label.end > start);
      return [
        {
          id: `${id}-${at + 1}`,
          sentence,
          evidence,
          language: lang,
          label: marked ? 0 : 1,
          cluster: cluster ?? id,
          response: id,
        },
      ];
    });
  });
  return { claims, withoutSource };
}
