import { describe, expect, it } from 'vitest';
import type { CaseResult } from './run-case.ts';
import { summarise } from './summarise.ts';

const result = (id: string, scores: CaseResult['scores'], over: Partial<CaseResult> = {}): CaseResult => ({
  id,
  lang: 'de',
  category: 'factual',
  tags: [],
  question: '?',
  answerable: true,
  reference: null,
  cluster: id,
  hash: id,
  status: 'passed',
  error: null,
  answer: null,
  evidence: [],
  scores,
  diagnosis: null,
  ...over,
});

describe('summarise', () => {
  const results = [
    result('a', { 'answers-answerable': { value: 1 }, 'quote-fidelity': { value: 1 } }),
    result(
      'b',
      { 'answers-answerable': { value: 0 }, 'quote-fidelity': { value: null } },
      { status: 'failing' },
    ),
    result('c', { 'refuses-unanswerable': { value: 1 } }, { lang: 'en' }),
    result('d', { 'quote-fidelity': { value: 0.5, reason: 'altered' } }, { status: 'failing' }),
    result('e', {}, { status: 'error', error: { code: 'internal', message: 'x' } }),
  ];
  const summary = summarise(results);
  const metric = (id: string) => summary.metrics.find((one) => one.id === id);

  it('leaves unscored cases and errors out of the mean and counts them apart', () => {
    expect(metric('answers-answerable')).toMatchObject({ value: 0.5, scored: 2, unscored: 2 });
    expect(metric('quote-fidelity')).toMatchObject({ value: 0.75, scored: 2, unscored: 2 });
    expect(metric('leak')).toMatchObject({ value: null, scored: 0, interval: null });
    expect(summary).toMatchObject({ cases: 5, passed: 2, failing: ['b', 'd'], errors: ['e'] });
    expect(summary.hardFailures).toEqual([{ id: 'd', metric: 'quote-fidelity', reason: 'altered' }]);
  });

  it('balances answering and refusing, with an interval around the value', () => {
    const balanced = metric('abstention-balanced-accuracy');
    expect(balanced?.value).toBe(0.75);
    expect(balanced?.interval?.[0]).toBeLessThan(0.75);
    expect(balanced?.interval?.[1]).toBeGreaterThan(0.75);
  });

  it('claims no certainty that a handful of equal values does not give', () => {
    const equal = (value: number, n: number) =>
      summarise(Array.from({ length: n }, (_, i) => result(`e${i}`, { 'citation-coverage': { value } })));
    const of = (value: number, n: number) =>
      equal(value, n).metrics.find(({ id }) => id === 'citation-coverage')?.interval;
    expect(of(1, 4)?.[0]).toBeCloseTo(0.51, 2);
    expect(of(1, 4)?.[1]).toBe(1);
    expect(of(0, 4)?.[1]).toBeCloseTo(0.49, 2);
    expect(of(0.5, 4)).toBeNull();
  });

  it('groups by language and category', () => {
    expect(Object.keys(summary.byLanguage)).toEqual(['de', 'en']);
    expect(summary.byLanguage.en?.find(({ id }) => id === 'refuses-unanswerable')?.scored).toBe(1);
  });

  it('does not depend on the order of the cases', () => {
    const reversed = summarise([...results].reverse());
    expect(reversed.metrics).toEqual(summary.metrics);
  });
});
