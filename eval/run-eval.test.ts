import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../server/config.ts';
import { loadCases } from './load-cases.ts';
import { type EvalOptions, readOptions } from './options.ts';
import { projectRoot } from './project-root.ts';
import { type EvalOutcome, runEval } from './run-eval.ts';
import { SuiteLeftOut } from './suites.ts';

const HARBOUR = `# Harbour report

The harbour of Lumen handled 4,310 containers in March 2024.

Inspector Vale closed the northern pier on 12 May 2024 because the crane had failed its inspection.
`;
const FISHERY = `# Fishery note

The fishing fleet of Lumen consists of 38 boats, and the herring quota for 2024 is 1,250 tonnes.
`;
const CASES = [
  {
    id: 'containers',
    lang: 'en',
    category: 'factual',
    question: 'How many containers did the harbour of Lumen handle in March 2024?',
    expect: {
      answerable: true,
      nuggets: [{ text: '4,310 containers', aliases: ['4310'] }],
      citations: [{ source: 'harbour.md', quote: 'handled 4,310 containers in March 2024' }],
    },
  },
  {
    id: 'quota',
    lang: 'en',
    category: 'factual',
    question: 'What is the herring quota for 2024?',
    expect: {
      answerable: true,
      citations: [{ source: 'fishery.md', quote: 'herring quota for 2024 is 1,250 tonnes' }],
    },
  },
  {
    id: 'silent',
    lang: 'en',
    category: 'unanswerable',
    question: 'Which orchestra toured Patagonia with violins built by Stradivari?',
    expect: { answerable: false },
  },
  {
    id: 'stored',
    lang: 'en',
    category: 'stored',
    question: 'When was the pier closed?',
    expect: {
      answerable: true,
      citations: [{ source: 'harbour.md', quote: 'closed the northern pier on 12 May 2024' }],
    },
    response: {
      text: 'The pier was closed on 12 May 2024. [1]',
      refused: false,
      citations: [{ source: 'harbour.md', quote: 'Inspector Vale closed the northern pier on 12 May 2024' }],
    },
  },
];

let folder = '';
const file = (name: string): string => path.join(folder, name);
const run = (options: Partial<EvalOptions>): Promise<EvalOutcome> =>
  runEval(
    {
      ...readOptions(['--cases', file('cases.jsonl'), '--corpus', file('docs'), '--suite', 'en']),
      ...options,
    },
    {
      config: readConfig({ environment: {}, directory: folder }),
      root: projectRoot(),
      workingDirectory: folder,
      cacheDir: file('cache'),
      onProgress: () => undefined,
    },
  );

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'aktenlage-eval-test-'));
  await mkdir(file('docs'));
  await writeFile(file('docs/harbour.md'), HARBOUR);
  await writeFile(file('docs/fishery.md'), FISHERY);
  await writeFile(file('cases.jsonl'), CASES.map((one) => JSON.stringify(one)).join('\n'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

// Opens seven databases one after the other: under a second each on an idle machine, much more on a busy one.
describe('a suite on documents that are not of the project', () => {
  it('is left out where they are not, with the place where they were looked for', async () => {
    const root = await mkdtemp(path.join(os.tmpdir(), 'aktenlage-eval-'));
    const project = path.join(root, 'project');
    try {
      const run = runEval(readOptions(['--suite', 'own-words']), {
        config: readConfig({ environment: {}, directory: root }),
        root: project,
        workingDirectory: root,
        cacheDir: path.join(root, 'cache'),
        onProgress: () => undefined,
      });
      await expect(run).rejects.toThrow(SuiteLeftOut);
      await expect(run).rejects.toThrow(path.join(root, 'shared/data/devset/docs'));
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });

  it('has its cases in the project', async () => {
    const { cases } = await loadCases(path.join(projectRoot(), 'eval/cases/own-words.jsonl'));
    expect(cases).toHaveLength(60);
    expect(cases.filter(({ expect }) => !expect.answerable)).toHaveLength(12);
    for (const { expect: expected } of cases)
      expect(expected.citations.length > 0 && expected.nuggets.length > 0).toBe(expected.answerable);
  });
});

describe('a run on own cases and an own corpus', { timeout: 600_000 }, () => {
  it('answers, scores, reports, becomes a baseline, and gives the same results again', async () => {
    const accepted = { who: 'test', why: 'first' };
    const first = await run({ out: 'first', baseline: 'baseline.json', writeBaseline: accepted });
    const { summary, results } = first.report;
    expect(summary.errors).toEqual([]);
    expect(summary.hardFailures).toEqual([]);
    expect(first.exitCode).toBe(0);
    expect(results.map(({ id }) => id)).toEqual(['containers', 'quota', 'silent', 'stored']);
    expect(results[0]?.scores['evidence-recall@10-all']?.value).toBe(1);
    expect(results[0]?.evidence[0]).toMatchObject({ status: 'found', rank: 1 });
    expect(results[2]?.scores['refuses-unanswerable']?.value).toBe(1);
    expect(results[3]?.scores).toMatchObject({
      'evidence-recall@10-all': { value: null },
      'quote-fidelity': { value: 1 },
      'evidence-cited-quote-any': { value: 1 },
      'number-containment': { value: 1 },
    });
    const second = await run({ out: 'second', baseline: 'baseline.json' });
    expect(await readFile(file('second/results.json'), 'utf8')).toBe(
      await readFile(file('first/results.json'), 'utf8'),
    );
    expect(second.report.comparison?.verdict).toBe('pass');
    // The order of the file decides the order of the report and nothing else.
    await writeFile(
      file('turned.jsonl'),
      [...CASES]
        .reverse()
        .map((one) => JSON.stringify(one))
        .join('\n'),
    );
    const turned = await run({ cases: file('turned.jsonl'), out: 'turned', baseline: 'baseline.json' });
    expect([...turned.report.results].reverse()).toEqual(first.report.results);
    expect(turned.report.summary.metrics).toEqual(summary.metrics);
    expect(turned.report.fingerprint.casesHash).toBe(first.report.fingerprint.casesHash);
    expect(turned.report.comparison?.verdict).toBe('pass');
    // Every question asked otherwise: a gate that compares nothing has not passed.
    const others = CASES.map((one) => JSON.stringify({ ...one, question: `${one.question} Please.` }));
    await writeFile(file('others.jsonl'), others.join('\n'));
    const apart = await run({ cases: file('others.jsonl'), out: 'apart', baseline: 'baseline.json' });
    expect(apart.report.comparison).toMatchObject({ paired: 0, verdict: 'inconclusive' });
    expect(apart.exitCode).toBe(1);
    expect(await readFile(file('first/qrels.trec'), 'utf8')).toContain('quota 0 fishery.md 1');
    expect(await readFile(file('second/report.html'), 'utf8')).toContain('How many containers');
    expect(await readFile(file('second/report.md'), 'utf8')).toContain('Against the baseline: pass');
  });

  it('names what was lost when a document is gone, and which layer lost it', async () => {
    await rm(file('docs/fishery.md'));
    const { report, exitCode } = await run({ out: 'third', baseline: 'baseline.json' });
    const quota = report.results.find(({ id }) => id === 'quota');
    expect(quota?.evidence[0]?.status).toBe('no-report');
    expect(quota?.diagnosis?.layer).toBe('corpus');
    expect(report.comparison?.corpusChanged).toBe(true);
    // One loss proves nothing by itself, and is said to prove nothing.
    expect(report.comparison?.verdict).toBe('inconclusive');
    expect(exitCode).toBe(0);
  });

  it('fails on a hard failure: a stored answer whose quote was altered', async () => {
    const broken = CASES.map((one) =>
      one.response === undefined
        ? one
        : {
            ...one,
            id: 'broken',
            response: {
              ...one.response,
              citations: [
                { source: 'harbour.md', quote: 'Inspector Vale closed the southern pier on 12 May 2024' },
              ],
            },
          },
    );
    await writeFile(file('broken.jsonl'), broken.map((one) => JSON.stringify(one)).join('\n'));
    const outcome = await run({ cases: file('broken.jsonl'), out: 'fourth' });
    expect(outcome.exitCode).toBe(1);
    expect(outcome.report.summary.hardFailures).toEqual([
      { id: 'broken', metric: 'quote-fidelity', reason: expect.stringContaining('southern pier') },
    ]);
  });

  it('refuses to start without cases, or against a baseline that has no such suite', async () => {
    await expect(run({ cases: 'missing.jsonl' })).rejects.toThrow(/there is no such file/);
    await expect(run({ suite: 'fr' })).rejects.toThrow(/No case/);
    await expect(run({ suite: 'factual', baseline: 'baseline.json' })).rejects.toThrow(
      /no entry for the suite/,
    );
    await expect(run({ baseline: 'none.json' })).rejects.toThrow(/--write-baseline/);
  });
});
