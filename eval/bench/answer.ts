import path from 'node:path';
import { answerQuestion } from '../../server/answer/answer-question.ts';
import { createExtractiveWriter } from '../../server/answer/extractive-writer.ts';
import { forgetReadings } from '../../server/answer/passage-reading.ts';
import { forgetRankingTexts } from '../../server/answer/rerank.ts';
import { readConfig } from '../../server/config.ts';
import { type Answer, LOCAL_ASKER } from '../../server/domain/index.ts';
import type { EvalCase } from '../case.ts';
import { loadCases } from '../load-cases.ts';
import { quantile } from '../stats/interval.ts';
import { openWorkspace } from '../workspace.ts';
import type { Benchmark, Figure } from './figure.ts';

const ROUNDS = 3;

/** What an answer costs beside the model: one question at a time, warm, extractive, embedded database. */
export const answerBenchmark: Benchmark = {
  name: 'answer',
  about: 'retrieve, context and check of an answer / embedding the question and one vector search',
  async run({ root, corpus, onProgress }) {
    const config = readConfig();
    const { cases } = await loadCases(corpus.cases);
    const workspace = await openWorkspace({
      config,
      corpus: corpus.documents,
      cacheDir: path.join(root, 'eval/runs/.cache'),
      root,
      onProgress,
    });
    try {
      const { store, embedder } = workspace.services;
      const deps = { store, embedder, writer: createExtractiveWriter({ embedder }), fallbackWriter: null };
      const reader = store.as(LOCAL_ASKER);
      const bare: number[] = [];
      const timings: Answer['timings'][] = [];
      const unread: Answer['timings'][] = [];
      for (let round = 0; round <= ROUNDS; round++) {
        for (const evalCase of cases) {
          const started = performance.now();
          await reader.searchVectors([{ embedding: await embedder.embedQuery(evalCase.question) }], 10);
          const bareMs = performance.now() - started;
          const answerTimings = await timeAnswer(deps, evalCase);
          // The first round warms the caches.
          if (round === 0) continue;
          bare.push(bareMs);
          timings.push(answerTimings);
        }
        onProgress(`round ${round} of ${ROUNDS}`);
      }
      for (const evalCase of cases) {
        forgetReadings();
        forgetRankingTexts();
        unread.push(await timeAnswer(deps, evalCase));
      }
      return {
        figures: figuresOf(timings, unread, bare, corpus.name),
        note: `${cases.length} questions, ${ROUNDS} rounds; “whole” includes the extractive writer and saving`,
      };
    } finally {
      await workspace.dispose();
    }
  },
};

async function timeAnswer(
  deps: Parameters<typeof answerQuestion>[0],
  { question, asOf }: EvalCase,
): Promise<Answer['timings']> {
  const request = { asker: LOCAL_ASKER, question: { question, ...(asOf === undefined ? {} : { asOf }) } };
  for await (const event of answerQuestion(deps, request)) {
    if (event.type === 'answer-end') return event.answer.timings;
    if (event.type === 'answer-error') throw new Error(`${event.error.code}: ${event.error.message}`);
  }
  throw new Error('The answer stream ended without a terminal event.');
}

const besideTheModel = ({ totalMs, writeMs }: Answer['timings']): number => totalMs - writeMs;

function figuresOf(
  timings: readonly Answer['timings'][],
  unread: readonly Answer['timings'][],
  bare: readonly number[],
  corpus: string,
): Figure[] {
  const at = (values: readonly number[], share: number): number =>
    quantile(
      [...values].sort((a, b) => a - b),
      share,
    );
  const overhead = timings.map(besideTheModel);
  const cold = unread.map(besideTheModel);
  const retrieve = timings.map(({ retrieveMs }) => retrieveMs);
  const check = timings.map(({ checkMs }) => checkMs);
  const whole = timings.map(({ totalMs }) => totalMs);
  const baseline = (share: number) => ({ name: 'bare vector search', value: at(bare, share) });
  return [
    { name: `overhead p50 (${corpus})`, value: at(overhead, 0.5), unit: 'ms', baseline: baseline(0.5) },
    { name: 'overhead p95', value: at(overhead, 0.95), unit: 'ms', baseline: baseline(0.95), atMost: 80 },
    {
      name: 'overhead p50, passages not read before',
      value: at(cold, 0.5),
      unit: 'ms',
      baseline: baseline(0.5),
    },
    {
      name: 'overhead p95, passages not read before',
      value: at(cold, 0.95),
      unit: 'ms',
      baseline: baseline(0.95),
    },
    { name: 'retrieve p50', value: at(retrieve, 0.5), unit: 'ms' },
    { name: 'retrieve p95', value: at(retrieve, 0.95), unit: 'ms' },
    { name: 'check p95', value: at(check, 0.95), unit: 'ms' },
    { name: 'whole p50', value: at(whole, 0.5), unit: 'ms' },
    { name: 'whole p95', value: at(whole, 0.95), unit: 'ms' },
  ];
}
