import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import type { Briefing, Citation } from '../../server/domain/index.ts';
import { citeFirstPassages, startScriptedOpenAi } from '../../server/models/testing/scripted-openai.ts';
import { UsageError } from '../options.ts';
import { projectRoot } from '../project-root.ts';
import type { EvalEnvironment } from '../run-eval.ts';
import { loadBriefingCases } from './briefing-cases.ts';
import { briefingsCommand, type DraftedCase } from './briefings-command.ts';
import { scoreBriefing } from './score-briefing.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'aktenlage-briefings-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const environment = (settings: Record<string, string> = {}): EvalEnvironment => ({
  config: readConfig({ environment: { DICTIONARIES: 'off', ...settings }, directory: folder }),
  root: projectRoot(),
  workingDirectory: folder,
  cacheDir: path.join(projectRoot(), 'eval/runs/.cache'),
  onProgress: () => undefined,
});

describe('drafts of briefings on the sample record', () => {
  it('keep the bounds with the extractive writer, and are written as files', async () => {
    const out = path.join(folder, 'drafts');
    const { text, exitCode } = await briefingsCommand(['--json', '--out', out], environment());
    const drafted: DraftedCase[] = JSON.parse(text);
    expect(drafted.map(({ id, faults }) => ({ id, faults }))).toEqual(
      drafted.map(({ id }) => ({ id, faults: [] })),
    );
    expect(exitCode).toBe(0);
    for (const { figures } of drafted) {
      expect(figures).toMatchObject({ cited: 1, quoteFidelity: 1, markingIsRight: true, repeated: [] });
      expect(figures.sentences).toBeGreaterThan(5);
    }
    expect((await readdir(out)).sort()).toEqual(
      drafted.flatMap(({ id }) => ['docx', 'json', 'md'].map((kind) => `${id}.${kind}`)).sort(),
    );
  }, 120_000);

  it('keep sources and quotes with a language model too', async () => {
    const scripted = await startScriptedOpenAi({ chat: (request) => ({ text: citeFirstPassages(request) }) });
    try {
      const cases = path.join(folder, 'one.jsonl');
      const topic = 'Teska-Wasservertrag';
      await writeFile(cases, JSON.stringify({ id: 'one', template: 'sachstand', topic, asOf: '2026-09-30' }));
      const { text } = await briefingsCommand(
        ['--json', '--cases', cases],
        environment({ OPENAI_BASE_URL: scripted.baseUrl, CHAT_MODEL: 'scripted' }),
      );
      const [one]: DraftedCase[] = JSON.parse(text);
      expect(one).toMatchObject({ writer: 'openai:scripted', figures: { cited: 1, quoteFidelity: 1 } });
      expect(one?.figures.sentences).toBeGreaterThan(0);
    } finally {
      await scripted.close();
    }
  }, 120_000);
});

describe('the figures of a draft', () => {
  const source = {
    number: 1,
    reportId: 'r',
    sourceKey: 'a.md',
    quote: 'twelve',
    start: 0,
    end: 6,
    marking: 'OFFEN',
  };
  const claim = (text: string, citations: number[]) => ({ text, citations });
  const briefing = (over: object): Briefing =>
    ({
      sections: [{ claims: [claim('Twelve came.', [1]), claim('Twelve came!', [2])] }],
      sources: [source as Citation],
      disagreements: [
        {
          sides: [
            { value: 'on 4 May', citation: 1 },
            { value: 'on 5 May', citation: 1 },
          ],
        },
      ],
      gaps: [{ question: 'q' }, { question: 'p', reason: 'said-before' }],
      marking: 'OFFEN',
      ...over,
    }) as unknown as Briefing;
  const score = (over: object, text = 'twelve came') =>
    scoreBriefing(
      briefing(over),
      {
        conflicts: [
          ['4 May', '5 May'],
          ['4 May', '6 May'],
        ],
      },
      new Map([['r', text]]),
      'OFFEN',
    );

  it('name what has no source, what is no quote, what is said twice and what is not shown', () => {
    expect(score({})).toMatchObject({
      sentences: 2,
      cited: 0.5,
      uncited: ['Twelve came!'],
      quoteFidelity: 1,
      repeated: ['Twelve came!'],
      conflictsShown: 1,
      conflictsMissed: ['4 May / 6 May'],
      gaps: 1,
      markingIsRight: true,
    });
    expect(score({}, 'eleven came')).toMatchObject({ quoteFidelity: 0, wrongQuotes: ['a.md: twelve'] });
    expect(score({ marking: 'GEHEIM' }).markingIsRight).toBe(false);
    expect(score({ sources: [{ ...source, marking: 'VS-NfD' }] }).markingIsRight).toBe(false);
    expect(score({ sections: [], sources: [] })).toMatchObject({ cited: null, quoteFidelity: null });
  });

  it('are not made of cases that are none', async () => {
    const file = path.join(folder, 'bad.json');
    for (const [content, why] of [
      ['[{"id":"a","template":"sachstand"}]', /topic/],
      ['{"id":', /no JSON/],
      ['', /no case/],
      ['{"id":"a","template":"s","topic":"t"}\n{"id":"a","template":"s","topic":"t"}', /two cases/],
    ] as const) {
      await writeFile(file, content);
      await expect(loadBriefingCases(file)).rejects.toThrow(why);
      await expect(loadBriefingCases(file)).rejects.toThrow(UsageError);
    }
  });
});
