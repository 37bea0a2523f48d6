import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLocalEmbedder } from '../../server/models/index.ts';
import { type LangChainBaseline, openLangChainBaseline } from './langchain-baseline.ts';
import { CHUNK_OVERLAP, CHUNK_SIZE, splitLikeLangChain } from './langchain-splitter.ts';
import { measureBaseline } from './measure-baseline.ts';

const ROUNDS = Array.from(
  { length: 20 },
  (_, round) =>
    `In round ${round + 1} the consortium met in Ostrava and discussed tariffs at length, without any result.`,
);

/** Fictional, like everything said here. */
const DOCUMENTS = [
  {
    id: 'harbour',
    text: 'The harbour of Velmar was closed for eleven days after the storm. Grain ships waited off the coast.',
  },
  {
    id: 'pipeline',
    text: `${ROUNDS.join(' ')} The gas pipeline to Lurania will be inspected by engineers in March.`,
  },
  { id: 'treaty', text: 'Parliament ratified the fisheries treaty with 61 votes against 40.' },
];

const query = (id: string, text: string, relevant: string) => ({
  id,
  text,
  relevant: new Set([relevant]),
  grades: new Map([[relevant, 1]]),
});

const embedder = createLocalEmbedder({ cacheDir: 'node_modules/.cache/aktenlage/models' });
let baseline: LangChainBaseline;
beforeAll(async () => {
  baseline = await openLangChainBaseline(embedder, DOCUMENTS);
}, 60_000);
afterAll(async () => {
  await baseline.close();
  await embedder.close();
});

describe('the LangChain baseline', () => {
  it('splits as LangChain does: chunks within the size, overlapping', async () => {
    const [, long] = DOCUMENTS;
    const chunks = await splitLikeLangChain(long?.text ?? '');
    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.every(({ length }) => length <= CHUNK_SIZE)).toBe(true);
    const [first = '', second = ''] = chunks;
    expect(first.lastIndexOf(second.slice(0, CHUNK_OVERLAP / 2))).toBeGreaterThan(CHUNK_SIZE / 2);
    expect(baseline.chunks).toBe(chunks.length + 2);
  });

  it('finds the nearest chunk and tells which document it came from', async () => {
    const [first, ...rest] = await baseline.search('When will the gas pipeline be inspected?', 10);
    expect(first).toMatchObject({ document: 'pipeline', text: expect.stringContaining('in March') });
    expect(rest).toHaveLength(baseline.chunks - 1);
    for (const { score } of rest) expect(score).toBeLessThanOrEqual(first?.score ?? 0);
  });

  it('ranks a passage by its best chunk', async () => {
    const figures = await measureBaseline(baseline, [
      query('q1', 'When will the gas pipeline be inspected?', 'pipeline'),
      query('q2', 'How many votes did the fisheries treaty get?', 'treaty'),
      query('q3', 'Which port was closed after the storm?', 'pipeline'),
    ]);
    expect(figures).toMatchObject({ queries: 3, recall1: 2 / 3, recall5: 1 });
    expect(figures.missed).toMatchObject([{ id: 'q3', rank: expect.any(Number) }]);
    expect(figures.p50).toBeGreaterThan(0);
  });
});
