import { describe, expect, it } from 'vitest';
import { distractorsFor } from './noise.ts';
import { mergeRepeats } from './repeat.ts';
import type { CaseResult, CaseRun } from './run-case.ts';

function run(
  id: string,
  values: Record<string, number | null>,
  status: CaseResult['status'] = 'passed',
): CaseRun {
  const result: CaseResult = {
    id,
    lang: 'de',
    category: 'factual',
    tags: [],
    question: '?',
    answerable: true,
    reference: null,
    cluster: id,
    hash: 'h',
    status,
    error: status === 'error' ? { code: 'internal', message: 'x' } : null,
    answer: null,
    evidence: [],
    scores: Object.fromEntries(Object.entries(values).map(([metric, value]) => [metric, { value }])),
    diagnosis: null,
  };
  return { result, timings: null, provenance: null, usage: null };
}

describe('repeated runs', () => {
  it('names what changed: majority for binary, mean for continuous, the worst for hard metrics', () => {
    const rounds = [
      [
        run('steady', { 'nugget-recall': 0.5 }),
        run('shaky', { 'answers-answerable': 1, 'nugget-recall': 1, leak: 1 }),
      ],
      [
        run('steady', { 'nugget-recall': 0.5 }),
        run('shaky', { 'answers-answerable': 1, 'nugget-recall': 0.4, leak: 0 }),
      ],
      [
        run('steady', { 'nugget-recall': 0.5 }),
        run('shaky', { 'answers-answerable': 0, 'nugget-recall': 0.4, leak: 1 }),
      ],
    ];
    const { runs, flaky } = mergeRepeats(rounds);
    expect(flaky.map(({ id, metrics }) => [id, metrics.map(({ metric }) => metric)])).toEqual([
      ['shaky', ['leak', 'answers-answerable', 'nugget-recall']],
    ]);
    expect(runs[0]?.result.scores['nugget-recall']?.value).toBe(0.5);
    const merged = runs[1]?.result;
    expect(merged?.scores['answers-answerable']?.value).toBe(1);
    expect(merged?.scores['nugget-recall']?.value).toBeCloseTo(0.6, 12);
    expect(merged?.scores.leak?.value).toBe(0);
    expect(merged?.status).toBe('failing');
  });

  it('keeps an error an error, leaves half a figure unscored, and finds nothing flaky in one run', () => {
    const broken = mergeRepeats([[run('a', { leak: 1 })], [run('a', {}, 'error')]]);
    expect(broken.runs[0]?.result.status).toBe('error');
    expect(broken.flaky).toHaveLength(1);
    const half = mergeRepeats([[run('a', { 'nugget-recall': 1 })], [run('a', { 'nugget-recall': null })]]);
    expect(half.runs[0]?.result.scores['nugget-recall']?.value).toBeNull();
    expect(mergeRepeats([[run('a', { leak: 0 })]]).flaky).toEqual([]);
  });
});

describe('noise', () => {
  it('counts distractors so that they are the share asked for', () => {
    expect(distractorsFor(3, 0.4)).toBe(2);
    expect(distractorsFor(1, 0.8)).toBe(4);
    expect(distractorsFor(2, 0.8)).toBe(8);
    expect(distractorsFor(4, 0)).toBe(0);
  });
});
