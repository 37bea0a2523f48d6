import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LOCAL_ASKER } from '../server/domain/index.ts';
import { briefingsCommand } from './briefings/briefings-command.ts';
import { runImport } from './cases-import/import-command.ts';
import { renderChecker } from './checker/checker-report.ts';
import { loadLabelledSets, loadSpanSet } from './checker/labelled-claims.ts';
import { measureChecker } from './checker/measure-checker.ts';
import { read } from './command-options.ts';
import { openAnswerJudge } from './judge/answer-judge.ts';
import { calibrate, renderCalibration, writeCalibration } from './judge/calibrate.ts';
import { chatClient } from './judge/judge.ts';
import { judgeFiles, openRawJudge } from './judge/open-judge.ts';
import { renderMutations, runMutations } from './mutations/run-mutations.ts';
import { UsageError } from './options.ts';
import { runAll } from './run-all.ts';
import type { EvalEnvironment } from './run-eval.ts';
import { modelDrafts } from './suggest/model-drafts.ts';
import { suggestCases } from './suggest/suggest.ts';
import { selectSuite } from './suites.ts';
import { openWorkspace } from './workspace.ts';

interface Told {
  readonly text: string;
  readonly exitCode: number;
}

/** What stands beside the run itself: `npm run eval -- COMMAND …`. */
export const COMMANDS: Readonly<
  Record<string, (argv: readonly string[], environment: EvalEnvironment) => Promise<Told>>
> = {
  import: async (argv, { workingDirectory }) => ({
    text: await runImport(argv, workingDirectory),
    exitCode: 0,
  }),
  mutations: async () => {
    const outcomes = runMutations();
    return {
      text: `${renderMutations(outcomes)}\n`,
      exitCode: outcomes.every(({ caught }) => caught) ? 0 : 1,
    };
  },
  checker: checkerCommand,
  calibrate: calibrateCommand,
  suggest: suggestCommand,
  all: runAll,
  briefings: briefingsCommand,
};

const CHECKER_USAGE = `npm run eval -- checker [--data DIR] [--json]
npm run eval -- checker --cases FILE --corpus DIR [--json]

The product's claim checker, and the scorers that judge support, on claims labelled by people: their own precision and
recall, with intervals. Without --cases: WiCE, CLAPNQ, ExpertQA, as far as they lie in DIR (default
../shared/data/grounding). With --cases: own responses with marked words, as import ragtruth and wice-tokens write
them, and the folder of their sources.
`;

async function checkerCommand(
  argv: readonly string[],
  { root, workingDirectory }: EvalEnvironment,
): Promise<Told> {
  const values = read(argv, {
    data: 'string',
    cases: 'string',
    corpus: 'string',
    json: 'boolean',
    help: 'boolean',
  });
  if (values.help === true) return { text: CHECKER_USAGE, exitCode: 0 };
  const own = text(values.cases);
  const corpus = text(values.corpus);
  if ((own === undefined) !== (corpus === undefined)) {
    throw new UsageError(`--cases and --corpus go together.\n${CHECKER_USAGE}`);
  }
  const sets =
    own !== undefined && corpus !== undefined
      ? [await loadSpanSet(path.resolve(workingDirectory, own), path.resolve(workingDirectory, corpus))]
      : await loadLabelledSets(
          path.resolve(text(values.data) ?? path.join(root, '../shared/data/grounding')),
        );
  if (sets.length === 0) throw new UsageError(`There is no labelled set. ${CHECKER_USAGE}`);
  const figures = sets.map(measureChecker);
  return {
    text: values.json === true ? `${JSON.stringify(figures, null, 1)}\n` : `${renderChecker(figures)}\n`,
    exitCode: 0,
  };
}

const CALIBRATE_USAGE = `npm run eval -- calibrate --judge MODEL [--of answers] [--data DIR] [--set NAME] [--limit N] [--verdicts DIR] [--offline]

Lets a judge model judge claims labelled by people and measures the agreement (Cohen's κ, balanced accuracy, confusion
table). Below the bar its scores are unscored in every run. NAME: wice (default), clapnq, expertqa.
With --of answers it is the judge that reads the sentences of answers (JUDGE_MODEL), with its own prompt.
`;

async function calibrateCommand(argv: readonly string[], environment: EvalEnvironment): Promise<Told> {
  const values = read(argv, {
    judge: 'string',
    of: 'string',
    data: 'string',
    set: 'string',
    limit: 'string',
    verdicts: 'string',
    offline: 'boolean',
    help: 'boolean',
  });
  const model = text(values.judge);
  if (values.help === true) return { text: CALIBRATE_USAGE, exitCode: 0 };
  if (model === undefined) throw new UsageError(`calibrate needs --judge MODEL.\n${CALIBRATE_USAGE}`);
  const { root, config, workingDirectory } = environment;
  const sets = await loadLabelledSets(
    path.resolve(text(values.data) ?? path.join(root, '../shared/data/grounding')),
  );
  const wanted = text(values.set) ?? 'wice';
  const set = sets.find(({ name }) => name === wanted);
  if (set === undefined) throw new UsageError(`There is no labelled set "${wanted}".`);
  const files = judgeFiles(root, text(values.verdicts), workingDirectory);
  const of = text(values.of);
  if (of !== undefined && of !== 'answers') throw new UsageError(`--of takes "answers", not "${of}".`);
  const judge =
    of === 'answers'
      ? openAnswerJudge(model, config)
      : await openRawJudge(model, values.offline === true, files, config);
  const calibration = await calibrate(judge, set.claims.slice(0, Number(text(values.limit) ?? 400)), {
    onProgress: (done, total) => environment.onProgress(`judging: ${done} of ${total}`),
    ...(environment.signal === undefined ? {} : { signal: environment.signal }),
  });
  await writeCalibration(files.calibrations, calibration);
  return { text: `${renderCalibration(calibration)}\n`, exitCode: calibration.believed ? 0 : 1 };
}

const SUGGEST_USAGE = `npm run eval -- suggest [--corpus DIR] [--out FILE] [--limit N] [--per-document N] [--model MODEL]

Drafts questions with their evidence from a folder of documents, by rules: dates, numbers, positions, rows of tables;
with --model by a language model (OPENAI_BASE_URL). Every draft is unreviewed: a run leaves it out until somebody
takes "review" out of its line.
`;

async function suggestCommand(argv: readonly string[], environment: EvalEnvironment): Promise<Told> {
  const values = read(argv, {
    corpus: 'string',
    out: 'string',
    limit: 'string',
    'per-document': 'string',
    model: 'string',
    help: 'boolean',
  });
  if (values.help === true) return { text: SUGGEST_USAGE, exitCode: 0 };
  const { root, workingDirectory, config, cacheDir, onProgress, signal } = environment;
  const model = text(values.model);
  if (model !== undefined && config.openAi === null) throw new UsageError('--model needs OPENAI_BASE_URL.');
  const { corpusDir } = selectSuite({ corpus: text(values.corpus) }, root, workingDirectory);
  const workspace = await openWorkspace({ config, corpus: corpusDir, cacheDir, root, signal, onProgress });
  try {
    const cases = await suggestCases(workspace.services.store.as(LOCAL_ASKER), {
      limit: Number(text(values.limit) ?? 50),
      perDocument: Number(text(values['per-document']) ?? 4),
      ...(model === undefined || config.openAi === null
        ? {}
        : {
            ask: modelDrafts(
              chatClient(
                config.openAi.baseUrl,
                config.openAi.apiKey?.reveal() ?? 'none',
                model,
                config.modelTimeoutMs,
              ),
              config.released.chat,
            ),
          }),
      ...(signal === undefined ? {} : { signal }),
    });
    const out = path.resolve(workingDirectory, text(values.out) ?? 'suggested.jsonl');
    await mkdir(path.dirname(out), { recursive: true });
    await writeFile(out, cases.map((one) => `${JSON.stringify(one)}\n`).join(''), { flag: 'wx' });
    const shown = cases.slice(0, 5).map(({ category, question }) => `  ${category}: ${question}`);
    return {
      text: `${cases.length} drafts in ${path.relative(workingDirectory, out) || out}, all unreviewed.\n${shown.join('\n')}\n`,
      exitCode: 0,
    };
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST') {
      throw new UsageError(
        'The file exists; drafts never replace what somebody may have reviewed. Take another --out.',
      );
    }
    throw thrown;
  } finally {
    await workspace.dispose();
  }
}

const text = (value: string | boolean | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;
