import type { Config } from '../../server/config.ts';
import { createLanguageModelJudge } from '../../server/models/index.ts';
import { UsageError } from '../options.ts';
import type { Judge } from './judge.ts';

const SCORES = { supported: 1, partial: 0.5, unsupported: 0, contradicted: 0 } as const;

/**
 * The judge that reads the sentences of answers, with its own prompt and form of reply, to be calibrated like the judge of
 * the evaluation. A sentence of which it says nothing usable has no score.
 *
 * @throws UsageError without a server to ask
 */
export function openAnswerJudge(model: string, config: Config): Judge {
  const { openAi } = config;
  if (openAi === null) throw new UsageError('--of answers needs OPENAI_BASE_URL.');
  const judge = createLanguageModelJudge({
    baseUrl: openAi.baseUrl,
    apiKey: openAi.apiKey?.reveal() ?? 'none',
    model,
    timeoutMs: config.judgeTimeoutMs,
  });
  return {
    id: judge.id,
    releasedUpTo: config.released.judge,
    async judge(sentence, evidence, signal = new AbortController().signal) {
      const [verdict] = await judge.judge([{ sentence, evidence }], 'en', signal);
      return verdict ? SCORES[verdict.status] : null;
    },
  };
}
