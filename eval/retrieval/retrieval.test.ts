import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadBeir } from './beir.ts';
import { figuresOf } from './measure.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'beir-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const FILES = { corpus: 'corpus.jsonl', queries: 'queries.jsonl', qrels: 'qrels.tsv' };

async function write(corpus: string, queries: string, qrels: string): Promise<void> {
  await writeFile(path.join(folder, FILES.corpus), corpus);
  await writeFile(path.join(folder, FILES.queries), queries);
  await writeFile(path.join(folder, FILES.qrels), qrels);
}

describe('loadBeir', () => {
  it('joins passages, queries and qrels, with a prefix and both forms of qrels', async () => {
    await write(
      '{"_id":"de-p1","text":"eins"}\n{"_id":"de-p2","title":"T","text":"zwei"}\n',
      '{"_id":"q1","text":"?"}\n{"_id":"q2","text":"??"}\n{"_id":"q3","text":"???"}\n',
      'query-id\tcorpus-id\tscore\nq1\tp1\t1\nq2\tp1\t0\nq3 0 p2 1\n',
    );
    const set = await loadBeir(folder, { ...FILES, prefix: 'de-' });
    expect(set.passages).toHaveLength(2);
    expect(set.queries.map(({ id, relevant }) => [id, [...relevant]])).toEqual([
      ['q1', ['de-p1']],
      ['q3', ['de-p2']],
    ]);
  });

  it('names file and line of a fault', async () => {
    await write('{"_id":"p1","text":"x"}\n{"text":"y"}\n', '', '');
    await expect(loadBeir(folder, FILES)).rejects.toThrow(/corpus\.jsonl:2: _id/);
    await write('{"_id":"p1","text":"x"}', '', 'q1\tp1\t1\nq1\tp1\tmany\n');
    await expect(loadBeir(folder, FILES)).rejects.toThrow(/qrels\.tsv:2: the score/);
  });
});

describe('figuresOf', () => {
  it('computes recall and reciprocal rank by hand', () => {
    const queries = ['a', 'b', 'c', 'd'].map((id) => ({
      id,
      text: id,
      relevant: new Set(['p']),
      grades: new Map([['p', 1]]),
    }));
    const figures = figuresOf(queries, [1, 2, 8, null], [4, 1, 2, 3]);
    expect(figures.halves1).toEqual([0.5, 0]);
    expect(figures).toMatchObject({ recall1: 0.25, recall5: 0.5, recall10: 0.75, p50: 2.5 });
    expect(figures.mrr10).toBeCloseTo((1 + 1 / 2 + 1 / 8) / 4, 12);
    expect(figures.missed.map(({ id, rank }) => [id, rank])).toEqual([
      ['b', 2],
      ['c', 8],
      ['d', null],
    ]);
  });
});
