import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runImport } from '../cases-import/import-command.ts';
import { checkerSection, renderChecker } from './checker-report.ts';
import { type LabelledClaim, loadLabelledSets, loadSpanSet } from './labelled-claims.ts';
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

  it('says how far the warnings of scorers can be believed', () => {
    // b and d have no figure; c has a wrong one; of e the rule of support sees that nothing is shared.
    expect(figures.scorers).toMatchObject([
      { id: 'citation-recall', scored: 5, precision: { value: 1, n: 2 }, recall: { value: 2 / 3, n: 3 } },
      {
        id: 'number-containment',
        scored: 2,
        precision: { value: 1, n: 1 },
        recall: { value: 1 / 3, n: 3 },
        falseAlarms: { value: 0, n: 2 },
      },
    ]);
    expect(figures.responses).toBeNull();
  });

  it('is shown with intervals, in the terminal and in the report', () => {
    expect(renderChecker([figures])).toMatch(/balanced accuracy\s+83\.3 %/);
    expect(checkerSection(figures)).toContain('opened the northern');
  });
});

describe('responses with marked words', () => {
  it('are measured sentence by sentence and as wholes, from the files that an import writes', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'aktenlage-spans-'));
    try {
      const fixture = path.join(
        path.dirname(fileURLToPath(import.meta.url)),
        '../cases-import/testing/response.jsonl',
      );
      await runImport(['ragtruth', fixture, '--out', 'r.jsonl', '--corpus', 'docs'], folder);
      const set = await loadSpanSet(path.join(folder, 'r.jsonl'), path.join(folder, 'docs'));
      expect(set.claims.map(({ sentence, label, response }) => [sentence, label, response])).toEqual([
        ['The northern pier of Lumen closed since June 12.', 0, 'ragtruth-0'],
        ['The fleet has 38 boats.', 1, 'ragtruth-0'],
        ['The fleet of Lumen has 38 boats.', 1, 'ragtruth-1'],
      ]);
      const { responses, warningRecall } = measureChecker(set);
      expect(warningRecall).toMatchObject({ value: 1, n: 1 });
      expect(responses).toMatchObject({ precision: { value: 1, n: 1 }, recall: { value: 1, n: 1 }, f1: 1 });
      expect(renderChecker([measureChecker(set)])).toMatch(/F1 on responses\s+100\.0 %/);
      await expect(loadSpanSet(path.join(folder, 'r.jsonl'), path.join(folder, 'none'))).rejects.toThrow(
        /sources of 2 responses are not in/,
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe.skipIf(!existsSync(grounding))('labelled sets of the shared data', () => {
  it('are read whole, with labels of people', async () => {
    const sets = await loadLabelledSets(grounding);
    expect(sets.map(({ name }) => name)).toEqual(['wice', 'wice-tokens', 'clapnq', 'expertqa']);
    const [wice, tokens, clapnq, expertqa] = sets;
    // Claims of one sentence for the most part; every one of them has a marked word.
    expect(tokens?.claims.length).toBeGreaterThanOrEqual(124);
    expect(new Set(tokens?.claims.map(({ response }) => response)).size).toBe(124);
    // Faults alone: a precision would be 100 % whatever the checker says.
    const onFaults = tokens === undefined ? null : measureChecker(tokens);
    expect(onFaults?.warningPrecision.value).toBeNull();
    expect(onFaults?.responses).toMatchObject({ precision: { value: null }, f1: null });
    expect(onFaults?.warningRecall.value).toBeGreaterThan(0.4);
    expect(wice?.claims).toHaveLength(349);
    expect(wice?.claims.filter(({ label }) => label === 1)).toHaveLength(115);
    expect(clapnq?.claims.filter(({ label }) => label === 1).length).toBeGreaterThan(200);
    expect(expertqa?.claims.length).toBeGreaterThan(400);
  });
});
