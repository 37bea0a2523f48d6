import { describe, expect, it } from 'vitest';
import { SCORERS } from '../scorers/index.ts';
import { FAMILIES, MUTATIONS } from './mutations.ts';
import { renderMutations, runMutations, scoreSpecimen } from './run-mutations.ts';

describe('mutations of answers', () => {
  const outcomes = runMutations();

  it('start from answers on which every metric that applies is 1', () => {
    for (const { specimen } of MUTATIONS) {
      const below = Object.entries(scoreSpecimen(specimen, specimen.answer)).filter(
        ([metric, value]) => value !== null && value < 1 && metric !== 'gold-citation-precision',
      );
      expect(below, specimen.evalCase.id).toEqual([]);
    }
  });

  it('are 30 or more, and every family of metrics is put to the test', () => {
    expect(MUTATIONS.length).toBeGreaterThanOrEqual(30);
    expect(new Set(MUTATIONS.map(({ caughtBy }) => caughtBy))).toEqual(new Set(Object.keys(FAMILIES)));
    const covered = new Set<string>(Object.values(FAMILIES).flat());
    // Judge and noise metrics look at what others say of an answer, not at the answer.
    const left = SCORERS.map(({ id }) => id).filter((id) => !covered.has(id));
    expect(left.every((id) => id === 'faithfulness' || id.startsWith('noise-'))).toBe(true);
  });

  it.each(outcomes.map((outcome) => [outcome.mutation.what, outcome] as const))(
    '%s: is caught by the metric meant for it and by no other',
    (_, { mutation, families, fell, caught }) => {
      expect(families, fell.join(', ')).toContain(mutation.caughtBy);
      expect(caught, `fell: ${fell.join(', ')}`).toBe(true);
    },
  );

  it('are shown as a table', () => {
    expect(renderMutations(outcomes)).toContain(`${outcomes.length} of ${outcomes.length} caught`);
  });
});
