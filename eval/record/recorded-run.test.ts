import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { citeFirstPassages, startScriptedOpenAi } from '../../server/models/testing/scripted-openai.ts';
import { readOptions } from '../options.ts';
import { projectRoot } from '../project-root.ts';
import { type EvalOutcome, runEval } from '../run-eval.ts';

let folder = '';
const file = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'aktenlage-recorded-'));
  await mkdir(file('docs'));
  await writeFile(
    file('docs/harbour.md'),
    '# Harbour\n\nThe harbour of Lumen handled 4,310 containers in March 2024.\n',
  );
  await writeFile(file('docs/fleet.md'), '# Fleet\n\nThe fishing fleet of Lumen consists of 38 boats.\n');
  const question = (id: string, text: string): string =>
    JSON.stringify({ id, lang: 'en', category: 'factual', question: text, expect: { answerable: true } });
  await writeFile(
    file('cases.jsonl'),
    [
      question('harbour', 'How many containers did the harbour of Lumen handle in March 2024?'),
      question('fleet', 'How many boats are in the fishing fleet of Lumen?'),
    ].join('\n'),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (environment: Record<string, string>, args: readonly string[]): Promise<EvalOutcome> =>
  runEval(readOptions(['--cases', file('cases.jsonl'), '--corpus', file('docs'), ...args]), {
    config: readConfig({ environment, directory: folder }),
    root: projectRoot(),
    workingDirectory: folder,
    cacheDir: file('cache'),
    onProgress: () => undefined,
  });

// Opens one database.
it('names a case that a live model answers now so, now otherwise, and takes it for neither', {
  timeout: 600_000,
}, async () => {
  let asked = 0;
  const scripted = await startScriptedOpenAi({
    chat: (request) => {
      const text = citeFirstPassages(request, 1);
      if (!JSON.stringify(request).includes('boats are in the fishing fleet')) return { text };
      // The second time the figure is another one.
      asked++;
      return { text: asked === 2 ? text.replace('38', '83') : text };
    },
  });
  const nuggets = (one: object, text: string): string =>
    JSON.stringify({ ...one, expect: { answerable: true, nuggets: [{ text }] } });
  const [harbour = '', fleet = ''] = (await readFile(file('cases.jsonl'), 'utf8')).split('\n');
  await writeFile(
    file('moody.jsonl'),
    [nuggets(JSON.parse(harbour), '4,310 containers'), nuggets(JSON.parse(fleet), '38 boats')].join('\n'),
  );
  const live = { OPENAI_BASE_URL: scripted.baseUrl, CHAT_MODEL: 'scripted' };
  const { report } = await run(live, [
    ...['--cases', file('moody.jsonl'), '--repeat', '3', '--out', 'moody'],
  ]);
  await scripted.close();
  expect(asked).toBeGreaterThanOrEqual(3);
  expect(report.flaky.map(({ id }) => id)).toEqual(['fleet']);
  const moved = report.flaky[0]?.metrics.find(({ metric }) => metric === 'nugget-recall');
  expect(moved?.values).toEqual([1, 0, 1]);
  expect(report.results.find(({ id }) => id === 'fleet')?.scores['nugget-recall']?.value).toBeCloseTo(2 / 3);
  expect(report.fingerprint.notes.join(' ')).not.toContain('--repeat 3 or more');
  expect(await readFile(file('moody/report.md'), 'utf8')).toContain('Flaky: fleet.');
  expect(await readFile(file('moody/report.html'), 'utf8')).toContain('Flaky cases');
});

// Opens three databases one after the other.
it('a run with a language model is recorded, and replayed without one with equal results', {
  timeout: 600_000,
}, async () => {
  const scripted = await startScriptedOpenAi({
    chat: (request) => ({ text: citeFirstPassages(request, 1) }),
  });
  const live = { OPENAI_BASE_URL: scripted.baseUrl, CHAT_MODEL: 'scripted' };
  const first = await run(live, [
    '--record',
    'run.jsonl',
    '--out',
    'live',
    '--price-input',
    '1',
    '--price-output',
    '2',
  ]);
  expect(first.report.summary.errors).toEqual([]);
  expect(first.report.fingerprint.writer).toContain('scripted');
  expect(first.report.results[0]?.answer?.citations.length).toBeGreaterThan(0);
  expect(first.report.timings.tokens?.cost).toBeGreaterThan(0);
  expect(first.report.fingerprint.notes.join(' ')).toContain('--repeat 3 or more, or a recording');
  await scripted.close();

  const replayed = await run({}, ['--replay', 'run.jsonl', '--out', 'replay']);
  const casesOf = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(file(`${name}/results.json`), 'utf8')).results;
  expect(await casesOf('replay')).toEqual(await casesOf('live'));
  expect(replayed.report.fingerprint.notes.join(' ')).toContain('replayed from run.jsonl');

  // Another question is not in the recording: an error of the case, never an extractive answer in its place.
  await writeFile(
    file('cases.jsonl'),
    JSON.stringify({
      id: 'new',
      lang: 'en',
      category: 'factual',
      question: 'How many boats does the fleet of Lumen have?',
      expect: { answerable: true },
    }),
  );
  const missed = await run({}, ['--replay', 'run.jsonl', '--out', 'missed']);
  expect(missed.report.summary.errors).toEqual(['new']);
  expect(missed.exitCode).toBe(1);
  expect(missed.report.fingerprint.notes.join(' ')).toContain('Not in the recording');
});
