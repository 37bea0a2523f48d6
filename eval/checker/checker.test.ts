import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkerSection, renderChecker } from './checker-report.ts';
import { type LabelledClaim, loadLabelledSets } from './labelled-claims.ts';
import { measureChecker } from './measure-checker.ts';

const grounding = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../../../shared/data/grounding',
);

const claim = (id: string, sentence: string, evidence: string, label: number): LabelledClaim => ({
  id,
  sentence,
  evidence,
  language: 'en',
  label,
  cluster: id,
});

describe('measureChecker', () => {
  const evidence =
    'The fishing fleet of Lumen consists of 38 boats. Inspector Vale closed the northern pier.';
  const figures = measureChecker({
    name: 'tiny',
    about: 'By hand.',
    claims: [
      claim('a', 'The fishing fleet of Lumen consists of 38 boats.', evidence, 1),
      claim('b', 'Inspector Vale closed the pier.', evidence, 1),
      claim('c', 'The fleet of Lumen consists of 83 boats.', evidence, 0),
      claim('d', 'Inspector Vale opened the northern pier.', evidence, 0),
      claim('e', 'The opera of Vellin was rebuilt with Norwegian granite.', evidence, 0.5),
    ],
  });

  it('counts by hand: a rule that does not see meaning calls one of three wrongly supported', () => {
    expect(figures.supportedPrecision).toMatchObject({ value: 2 / 3, n: 3 });
    expect(figures.supportedRecall).toMatchObject({ value: 1, n: 2 });
    expect(figures.warningPrecision).toMatchObject({ value: 1, n: 2 });
    expect(figures.warningRecall).toMatchObject({ value: 2 / 3, n: 3 });
    expect(figures.balancedAccuracy.value).toBeCloseTo((1 + 2 / 3) / 2, 12);
    expect(figures.missed.map(({ id }) => id)).toEqual(['d']);
    expect(figures.confusion['not supported']).toEqual({ unsupported: 1, supported: 1 });
  });

  it('is shown with intervals, in the terminal and in the report', () => {
    expect(renderChecker([figures])).toMatch(/balanced accuracy\s+83\.3 %/);
    expect(checkerSection(figures)).toContain('opened the northern');
  });
});

describe.skipIf(!existsSync(grounding))('labelled sets of the shared data', () => {
  it('are read whole, with labels of people', async () => {
    const sets = await loadLabelledSets(grounding);
    expect(sets.map(({ name }) => name)).toEqual(['wice', 'clapnq', 'expertqa']);
    const [wice, clapnq, expertqa] = sets;
    expect(wice?.claims).toHaveLength(349);
    expect(wice?.claims.filter(({ label }) => label === 1)).toHaveLength(115);
    expect(clapnq?.claims.filter(({ label }) => label === 1).length).toBeGreaterThan(200);
    expect(expertqa?.claims.length).toBeGreaterThan(400);
  });
});
