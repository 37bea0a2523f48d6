import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { type ScriptedOpenAi, startScriptedOpenAi } from '../../server/models/testing/scripted-openai.ts';
import { COMMANDS } from '../commands.ts';
import { readOptions } from '../options.ts';
import { projectRoot } from '../project-root.ts';
import { type EvalEnvironment, type EvalOutcome, runEval } from '../run-eval.ts';

/** A set of stored responses through calibration, a judged run, an offline run and people's labels. Fictional. */

const HARBOURS = 120;
const boats = (index: number): number => 20 + index;
/** Every sixth stored answer says another figure than the document. */
const said = (index: number): number => (index % 6 === 0 ? boats(index) + 1000 : boats(index));

let folder = '';
let scripted: ScriptedOpenAi;
const file = (name: string): string => path.join(folder, name);
const environmentWith = (environment: Record<string, string>): EvalEnvironment => ({
  config: readConfig({ environment, directory: folder }),
  root: projectRoot(),
  workingDirectory: folder,
  cacheDir: file('cache'),
  onProgress: () => undefined,
});
const live = (): EvalEnvironment =>
  environmentWith({ OPENAI_BASE_URL: scripted.baseUrl, OPENAI_API_KEY: 'k' });
const run = (environment: EvalEnvironment, ...args: string[]): Promise<EvalOutcome> =>
  runEval(
    readOptions([
      ...['--cases', file('cases.jsonl'), '--corpus', file('docs')],
      ...['--judge', 'scripted', '--verdicts', 'verdicts', ...args],
    ]),
    environment,
  );
const faithfulnessOf = ({ report }: EvalOutcome): (number | null)[] =>
  report.results.map(({ scores }) => scores.faithfulness?.value ?? null);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'aktenlage-judged-'));
  await mkdir(file('docs'));
  await mkdir(file('labelled/wice'), { recursive: true });
  const facts = Array.from(
    { length: HARBOURS },
    (_, index) => `The harbour H${index} has ${boats(index)} boats.`,
  );
  await writeFile(file('docs/harbours.md'), `# Harbours\n\n${facts.join('\n\n')}\n`);
  const cases = facts.map((fact, index) => ({
    id: `h${index}`,
    lang: 'en',
    category: 'stored',
    question: `How many boats has the harbour H${index}?`,
    expect: { answerable: true },
    response: {
      text: `The harbour H${index} has ${said(index)} boats. [1]`,
      refused: false,
      citations: [{ source: 'harbours.md', quote: fact }],
    },
  }));
  await writeFile(file('cases.jsonl'), cases.map((one) => JSON.stringify(one)).join('\n'));
  const labelled = Array.from({ length: 20 }, (_, index) => ({
    label: index % 2 === 0 ? 'supported' : 'not_supported',
    supporting_sentences: [[0]],
    claim: `The pier P${index} has ${index % 2 === 0 ? 40 : 50} lamps.`,
    evidence: [`The pier P${index} has 40 lamps.`],
    meta: { id: `l${index}`, claim_title: `t${index}` },
  }));
  await writeFile(
    file('labelled/wice/claim_dev.jsonl'),
    labelled.map((one) => JSON.stringify(one)).join('\n'),
  );
  // Compares the number before the last word with the evidence.
  scripted = await startScriptedOpenAi({
    chat: ({ messages }) => {
      const text = messages.at(-1)?.content ?? '';
      const number = /<sentence>[\s\S]*?has (\d+) /.exec(text)?.[1] ?? 'none';
      const evidence = /<evidence>([\s\S]*?)<\/evidence>/.exec(text)?.[1] ?? '';
      return { text: `The number decides.\nChoice: ${evidence.includes(` ${number} `) ? 'A' : 'C'}` };
    },
  });
});
afterAll(async () => {
  await scripted.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a judged run', { timeout: 600_000 }, () => {
  it('counts nothing of a judge that is not calibrated', async () => {
    const outcome = await run(live(), '--out', 'raw');
    expect(faithfulnessOf(outcome).every((value) => value === null)).toBe(true);
    expect(outcome.report.fingerprint.judge).toMatchObject({ believed: false });
    expect(outcome.report.fingerprint.notes.join(' ')).toContain('is not calibrated');
  });

  it('is calibrated by a command that prints κ, balanced accuracy and the confusion table', async () => {
    const told = await COMMANDS.calibrate?.(
      ['--judge', 'scripted', '--data', 'labelled', '--verdicts', 'verdicts'].map((one) =>
        one === 'labelled' ? file('labelled') : one,
      ),
      live(),
    );
    expect(told?.exitCode).toBe(0);
    expect(told?.text).toMatch(/κ 1\.000 .*balanced accuracy 1\.000/);
    expect(told?.text).toMatch(
      /true \\ said\s+supported\s+unsupported|true \\ said\s+unsupported\s+supported/,
    );
  });

  it('scores with it, replays offline without a server, and corrects by what people said', async () => {
    const judged = await run(live(), '--out', 'judged');
    expect(judged.report.summary.errors).toEqual([]);
    const values = faithfulnessOf(judged);
    expect(values).toEqual(Array.from({ length: HARBOURS }, (_, index) => (index % 6 === 0 ? 0 : 1)));

    const human = Array.from({ length: 110 }, (_, index) => ({
      id: `h${index}`,
      faithfulness: index % 6 === 0 ? 0 : 1,
    }));
    await writeFile(file('human.jsonl'), human.map((one) => JSON.stringify(one)).join('\n'));
    const asked = scripted.requests.length;
    const offline = await run(environmentWith({}), '--offline', '--human', 'human.jsonl', '--out', 'offline');
    expect(scripted.requests.length).toBe(asked);
    expect(faithfulnessOf(offline)).toEqual(values);
    const powered = offline.report.summary.predictionPowered;
    expect(powered).toMatchObject({ labelled: 110, unlabelled: 10 });
    expect(powered?.value).toBeCloseTo(1 - 19 / 110, 1);
    expect(powered?.interval[0]).toBeLessThan(powered?.value ?? 0);
    expect(await readFile(file('offline/report.html'), 'utf8')).toContain('prediction-powered');
  });

  it('takes a verdict that is not stored for an error of the case when offline, and accepts no such baseline', async () => {
    const changed = (await readFile(file('cases.jsonl'), 'utf8')).replace(
      'has 21 boats. [1]',
      'has 22 boats. [1]',
    );
    await writeFile(file('changed.jsonl'), changed);
    const outcome = await run(
      environmentWith({}),
      ...['--offline', '--cases', file('changed.jsonl'), '--out', 'missed', '--baseline', file('base.json')],
      ...['--write-baseline', '--who', 'A. B.', '--why', 'a test'],
    );
    expect(outcome.report.summary.errors).toEqual(['h1']);
    expect(outcome.report.results[1]?.error?.code).toBe('judge-miss');
    expect(outcome.exitCode).toBe(1);
    // The case would be missing from the baseline, and nobody would compare it again.
    expect(outcome.baselineWritten).toBeNull();
    await expect(readFile(file('base.json'))).rejects.toThrow(/ENOENT/);
  });
});
