import { describe, expect, it } from 'vitest';
import { baselineCases, type SuiteBaseline } from './baseline.ts';
import { compare } from './compare.ts';
import { renderComparison } from './report/console.ts';
import type { CaseResult } from './run-case.ts';

function result(
  id: string,
  values: Record<string, number | null>,
  over: Partial<CaseResult> = {},
): CaseResult {
  return {
    id,
    lang: 'de',
    category: 'factual',
    tags: [],
    question: '?',
    answerable: true,
    reference: null,
    cluster: id,
    hash: 'h',
    status: 'passed',
    error: null,
    answer: null,
    evidence: [],
    scores: Object.fromEntries(Object.entries(values).map(([metric, value]) => [metric, { value }])),
    diagnosis: null,
    ...over,
  };
}
const results = (n: number, valuesOf: (index: number) => Record<string, number | null>): CaseResult[] =>
  Array.from({ length: n }, (_, index) => result(`c${String(index).padStart(3, '0')}`, valuesOf(index)));
const baselineOf = (cases: CaseResult[]): SuiteBaseline => ({
  who: 'w',
  why: 'y',
  at: '2026-01-01T00:00:00Z',
  casesHash: 'x',
  corpusHash: 'x',
  writer: 'extractive-1',
  embedder: 'e',
  cases: baselineCases(cases),
});
const fail = (): never => {
  throw new Error('no result');
};
const metricOf = (comparison: ReturnType<typeof compare>, id: string) =>
  comparison.metrics.find(({ metric }) => metric === id);

describe('compare', () => {
  const before = results(40, (i) => ({
    'quote-fidelity': 1,
    'evidence-recall@10-all': 1,
    'ndcg@10': 0.5 + (i % 5) / 10,
    'refuses-unanswerable': i < 4 ? 1 : null,
  }));

  it('passes an identical run', () => {
    const comparison = compare('s', before, baselineOf(before), 'x');
    expect(comparison.verdict).toBe('pass');
    expect(comparison.metrics.every(({ difference }) => difference === 0)).toBe(true);
    expect(comparison.unpaired).toEqual({ added: [], removed: [], changed: [] });
  });

  it('fails on five losses to no win of a binary metric and names the cases', () => {
    const after = results(40, (i) => ({ 'evidence-recall@10-all': i < 5 ? 0 : 1 }));
    const comparison = compare('s', after, baselineOf(before), 'x');
    const metric = metricOf(comparison, 'evidence-recall@10-all');
    expect(metric?.verdict).toBe('fail');
    expect(metric?.p).toBeCloseTo(0.03125, 10);
    expect(metric?.losses).toEqual(['c000', 'c001', 'c002', 'c003', 'c004']);
    expect(comparison.verdict).toBe('fail');
  });

  it('is inconclusive on a small drop and says what it could have seen', () => {
    const after = results(40, (i) => ({ 'evidence-recall@10-all': i < 2 ? 0 : 1 }));
    const comparison = compare('s', after, baselineOf(before), 'x');
    expect(comparison.verdict).toBe('inconclusive');
    expect(metricOf(comparison, 'evidence-recall@10-all')?.detectable).toBeGreaterThan(0.05);
  });

  it('fails on a clear continuous drop, passes a rise, and proves nothing from two documents', () => {
    const worse = results(40, (i) => ({ 'ndcg@10': 0.3 + (i % 5) / 10 }));
    expect(metricOf(compare('s', worse, baselineOf(before), 'x'), 'ndcg@10')?.verdict).toBe('fail');
    const better = results(40, (i) => ({ 'ndcg@10': 0.6 + (i % 5) / 10 }));
    expect(metricOf(compare('s', better, baselineOf(before), 'x'), 'ndcg@10')?.verdict).toBe('pass');
    const few = worse.map((r, i) => ({ ...r, cluster: i % 2 === 0 ? 'a' : 'b' }));
    expect(metricOf(compare('s', few, baselineOf(before), 'x'), 'ndcg@10')?.verdict).toBe('inconclusive');
  });

  it('blocks on one new hard failure, also in a new case, and tolerates a known one', () => {
    const broken = [
      ...before.slice(1),
      result('c000', { 'quote-fidelity': 0.5 }),
      result('new', { 'quote-fidelity': 0 }),
    ];
    const comparison = compare('s', broken, baselineOf(before), 'x');
    expect(comparison.verdict).toBe('fail');
    expect(comparison.newHardFailures.map(({ id }) => id).sort()).toEqual(['c000', 'new']);
    expect(compare('s', broken, baselineOf(broken), 'x').newHardFailures).toEqual([]);
  });

  it('pairs only cases that ask and expect the same', () => {
    const after = [
      result('c000', { 'evidence-recall@10-all': 0 }, { hash: 'other' }),
      result('added', { 'evidence-recall@10-all': 0 }),
    ];
    const comparison = compare('s', after, baselineOf(before.slice(0, 2)), 'y');
    expect(comparison.metrics).toEqual([]);
    expect(comparison.unpaired).toEqual({ added: ['added'], removed: ['c001'], changed: ['c000'] });
    expect(comparison.corpusChanged).toBe(true);
    // Nothing was compared, which is no pass.
    expect(comparison).toMatchObject({ paired: 0, verdict: 'inconclusive' });
    expect(renderComparison(comparison).join(' ')).toContain('Nothing was compared');
  });

  it('does not let a metric pass that gives no score any more', () => {
    const silent = before.map((one) => ({
      ...one,
      scores: { ...one.scores, 'ndcg@10': { value: null } },
    }));
    const comparison = compare('s', silent, baselineOf(before), 'x');
    expect(comparison.verdict).toBe('inconclusive');
    expect(comparison.lostScores.map(({ metric, ids }) => [metric, ids.length])).toEqual([['ndcg@10', 40]]);
    expect(renderComparison(comparison).join(' ')).toContain('ndcg@10 has no score any more in: c000');
    // One of forty is told, and does not hold up the others.
    const one = compare('s', [silent[0] ?? fail(), ...before.slice(1)], baselineOf(before), 'x');
    expect(one).toMatchObject({ verdict: 'pass', lostScores: [{ metric: 'ndcg@10', ids: ['c000'] }] });
  });
});
