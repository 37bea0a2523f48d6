import type { Asker } from '../../server/domain/index.ts';
import type { Embedder } from '../../server/ports/embedder.ts';
import type { Store } from '../../server/ports/store.ts';
import type { BenchContext } from './figure.ts';
import { FEW, HOUSE, type Material, PASSAGES_PER_REPORT, synthesise } from './synthetic-corpus.ts';

export const QUESTIONS = 60;
export const ALL: Asker = { id: 'bench', clearance: 4, groups: [HOUSE, FEW] };

export interface Question {
  readonly text: string;
  readonly vector: Float32Array;
}

export async function chooseQuestions({ questions }: Material, embedder: Embedder): Promise<Question[]> {
  const step = questions.length / QUESTIONS;
  const texts = Array.from({ length: QUESTIONS }, (_, index) => questions[Math.floor(index * step)] ?? '');
  return Promise.all(texts.map(async (text) => ({ text, vector: await embedder.embedQuery(text) })));
}

/** Adds synthetic reports until the store holds so many passages. */
export async function grow(
  store: Store,
  { sources }: Material,
  size: number,
  { onProgress }: BenchContext,
): Promise<void> {
  const { passages } = await store.as(ALL).summary();
  for (let index = passages / PASSAGES_PER_REPORT; index < size / PASSAGES_PER_REPORT; index++) {
    const { report, passages: own, outcome } = synthesise(sources, index);
    await store.corpus.replaceReport(report, own, outcome, { ownReport: true });
    if (index % 20 === 19) onProgress(`${(index + 1) * PASSAGES_PER_REPORT} of ${size} passages`);
  }
  onProgress('index');
  await store.corpus.linkSuperseded();
}

/** The vector of a question is known: the model is measured elsewhere. */
export const knowing = (embedder: Embedder, questions: readonly Question[]): Embedder => {
  const known = new Map(questions.map(({ text, vector }) => [text, vector]));
  return {
    ...embedder,
    id: embedder.id,
    dimensions: embedder.dimensions,
    languages: embedder.languages,
    embedPassages: (texts) => embedder.embedPassages(texts),
    embedQuery: async (text) => known.get(text) ?? embedder.embedQuery(text),
    close: async () => undefined,
  };
};
