import path from 'node:path';
import { readConfig } from '../../server/config.ts';
import type { EvalCase } from '../case.ts';
import { loadCases } from '../load-cases.ts';
import { runSuite } from '../run-suite.ts';
import { openWorkspace } from '../workspace.ts';
import type { Benchmark } from './figure.ts';

const RESPONSES = 800;
/** Seconds that scoring so many stored responses may take. */
const BOUND_S = 10;

/**
 * Scoring alone: the answers to the cases, stored and scored again as often as makes 800, each with a sentence of its
 * own, so that no two responses are the same text.
 */
export const scoreBenchmark: Benchmark = {
  name: 'score',
  about: `scoring ${RESPONSES} stored responses / asking the questions`,
  async run({ root, corpus, onProgress }) {
    const { cases } = await loadCases(corpus.cases);
    const workspace = await openWorkspace({
      config: readConfig(),
      corpus: corpus.documents,
      cacheDir: path.join(root, 'eval/runs/.cache'),
      root,
      onProgress,
    });
    try {
      const askedAt = performance.now();
      const runs = await runSuite(workspace.services, cases);
      const askedS = (performance.now() - askedAt) / 1000;
      const stored = runs.flatMap(({ result: { answer } }, index): EvalCase[] => {
        const asked = cases[index];
        if (asked === undefined || answer === null) return [];
        const { refused, text, citations } = answer;
        const response = {
          refused,
          text,
          citations: citations.map(({ number, sourceKey, quote }) => ({ number, source: sourceKey, quote })),
        };
        return [{ ...asked, response }];
      });
      const many = Array.from({ length: RESPONSES }, (_, index) => stored[index % stored.length]).flatMap(
        (one, index): EvalCase[] => {
          if (one?.response === undefined) return [];
          const text = `${one.response.text} So steht es in Fassung ${index}.`;
          return [{ ...one, id: `${one.id}-${index}`, response: { ...one.response, text } }];
        },
      );
      onProgress('scoring');
      const scoredAt = performance.now();
      await runSuite(workspace.services, many);
      const scoredS = (performance.now() - scoredAt) / 1000;
      return {
        figures: [
          {
            name: `${RESPONSES} responses scored (${corpus.name})`,
            value: scoredS,
            unit: 's',
            baseline: { name: `${cases.length} asked and scored`, value: askedS },
            atMost: BOUND_S,
          },
        ],
        note: `${stored.length} answers, each copy with a sentence of its own`,
      };
    } finally {
      await workspace.dispose();
    }
  },
};
