import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../server/config.ts';
import type { Services } from '../server/services.ts';
import { overlay } from './noise.ts';
import { readOptions } from './options.ts';
import { projectRoot } from './project-root.ts';
import { renderConsole } from './report/console.ts';
import { type EvalEnvironment, type EvalOutcome, runEval } from './run-eval.ts';

const TOWNS = 'Lumen Vellin Ostrel Brask Nalva Teska Hadrin Anaro Kelmar Sorvan Tamaria Maroa'.split(' ');
const factOf = (town: string, index: number): string =>
  `The harbour of ${town} handled ${4110 + 37 * index} containers in March 2024.`;

let folder = '';
const file = (name: string): string => path.join(folder, name);
const run = (
  out: string,
  alter?: EvalEnvironment['alter'],
  more: readonly string[] = [],
): Promise<EvalOutcome> =>
  runEval(
    readOptions([
      ...['--cases', file('towns.jsonl'), '--corpus', file('docs'), '--out', out, '--baseline', 'base.json'],
      ...more,
    ]),
    {
      config: readConfig({ environment: {}, directory: folder }),
      root: projectRoot(),
      workingDirectory: folder,
      cacheDir: file('cache'),
      onProgress: () => undefined,
      ...(alter === undefined ? {} : { alter }),
    },
  );

/** Retrieval weakened on purpose: passages about these towns are never found. */
const blindFor =
  (towns: readonly string[]) =>
  (services: Services): Services => ({
    ...services,
    store: overlay(services.store, {
      as: (asker) => {
        const reader = services.store.as(asker);
        return overlay(reader, {
          getPassages: async (ids) =>
            (await reader.getPassages(ids)).filter(
              ({ passage }) => !towns.some((town) => passage.text.includes(town)),
            ),
        });
      },
    }),
  });

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'aktenlage-gate-test-'));
  await mkdir(file('docs'));
  const cases: string[] = [];
  for (const [index, town] of TOWNS.entries()) {
    await writeFile(file(`docs/${town}.md`), `# Report on ${town}\n\n${factOf(town, index)}\n`);
    cases.push(
      JSON.stringify({
        id: town,
        lang: 'en',
        category: 'factual',
        question: `How many containers did the harbour of ${town} handle in March 2024?`,
        expect: { answerable: true, citations: [{ source: `${town}.md`, quote: factOf(town, index) }] },
      }),
    );
  }
  await writeFile(file('towns.jsonl'), cases.join('\n'));
  await run('base', undefined, ['--write-baseline', '--who', 'test', '--why', 'start']);
}, 600_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the gate', { timeout: 600_000 }, () => {
  it('passes an identical run, and every file but the timed ones is equal byte by byte', async () => {
    const { report, exitCode } = await run('same');
    expect(report.comparison?.verdict).toBe('pass');
    expect(exitCode).toBe(0);
    for (const name of ['results.json', 'results.csv', 'run.trec']) {
      expect(await readFile(file(`same/${name}`), 'utf8'), name).toBe(
        await readFile(file(`base/${name}`), 'utf8'),
      );
    }
    expect(await readFile(file('same/junit.xml'), 'utf8')).toContain('gate: pass');
  });

  it('fails when retrieval is weakened, and names retrieval', async () => {
    const { report, exitCode } = await run('weak', blindFor(TOWNS.slice(0, 8)));
    const failed = report.comparison?.metrics.filter(({ verdict }) => verdict === 'fail') ?? [];
    expect(exitCode).toBe(1);
    expect(report.comparison?.verdict).toBe('fail');
    expect(failed.map(({ metric }) => metric)).toContain('evidence-recall@10-all');
    expect(report.results.find(({ id }) => id === TOWNS[0])?.diagnosis?.layer).toBe('retrieval');
    const junit = await readFile(file('weak/junit.xml'), 'utf8');
    expect(junit).toMatch(/<failure type="regression" message="[^"]*evidence-recall@10-all/);
    expect(await readFile(file('weak/report.html'), 'utf8')).toContain('Against the baseline');
  });

  it('is inconclusive on a tiny change and prints what it could have seen', async () => {
    const { report, exitCode } = await run('tiny', blindFor(TOWNS.slice(0, 1)));
    expect(report.comparison?.verdict).toBe('inconclusive');
    expect(exitCode).toBe(0);
    const recall = report.comparison?.metrics.find(({ metric }) => metric === 'evidence-recall@10-all');
    // Twelve pairs: five losses are the least that is significant, so 5/12 is the least that can be seen.
    expect(recall).toMatchObject({ verdict: 'inconclusive', losses: [TOWNS[0]] });
    expect(recall?.detectable).toBeGreaterThanOrEqual(5 / 12);
    expect(await readFile(file('tiny/report.md'), 'utf8')).toMatch(/pairs would have shown \d+\.\d points/);
  });

  it('accepts a new baseline with who and why, and shows what changes with it', async () => {
    await cp(file('base.json'), file('accepted.json'));
    const { report, baselineWritten } = await run('accept', blindFor(TOWNS.slice(0, 8)), [
      ...[
        '--baseline',
        'accepted.json',
        '--write-baseline',
        '--who',
        'B. C.',
        '--why',
        'eight harbours closed',
      ],
    ]);
    expect(baselineWritten).toBe(file('accepted.json'));
    const shown = renderConsole(report);
    expect(shown).toMatch(/Against the baseline of .*\(test: start\): FAIL/);
    expect(shown).toMatch(/evidence-recall@10-all +100\.0 % +33\.3 % +-66\.7/);
    const accepted = JSON.parse(await readFile(file('accepted.json'), 'utf8')).suites.towns;
    expect(accepted).toMatchObject({ who: 'B. C.', why: 'eight harbours closed' });
    expect(accepted.cases[TOWNS[0] ?? ''].scores['evidence-recall@10-all']).toBe(0);
  });

  it('asks several times and names no flaky case where nothing is left to chance', async () => {
    const { report } = await run('twice', undefined, ['--repeat', '2', '--noise']);
    expect(report.flaky).toEqual([]);
    expect(report.fingerprint.repeats).toBe(2);
    expect(report.summary.noise.map(({ percent, drop }) => [percent, drop])).toEqual([
      [40, 0],
      [80, 0],
    ]);
    expect(report.timings.answers).toBe(24);
  });
});
