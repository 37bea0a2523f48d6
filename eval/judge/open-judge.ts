import path from 'node:path';
import type { Config } from '../../server/config.ts';
import { type EvalOptions, UsageError } from '../options.ts';
import { type Calibration, readCalibrations } from './calibrate.ts';
import { chatClient, createJudge, type Judge } from './judge.ts';
import { loadJudgePrompt } from './judge-prompt.ts';
import { openVerdictCache } from './verdict-cache.ts';

export interface JudgeFiles {
  readonly prompts: string;
  readonly verdicts: string;
  readonly calibrations: string;
}

export function judgeFiles(root: string, verdicts: string | undefined, workingDirectory: string): JudgeFiles {
  const folder =
    verdicts === undefined
      ? path.join(root, 'eval/judge/verdicts')
      : path.resolve(workingDirectory, verdicts);
  return {
    prompts: path.join(root, 'eval/judge/prompts'),
    verdicts: path.join(folder, 'verdicts.jsonl'),
    calibrations: path.join(folder, 'calibrations.json'),
  };
}

/** The judge with its stored verdicts, calibrated or not. @throws UsageError without a server to ask */
export async function openRawJudge(
  model: string,
  offline: boolean,
  files: JudgeFiles,
  config: Config,
): Promise<Judge> {
  if (!offline && config.openAi === null) {
    throw new UsageError('--judge needs OPENAI_BASE_URL, or --offline to replay stored verdicts.');
  }
  const { openAi } = config;
  const judge = createJudge({
    model,
    prompt: loadJudgePrompt(files.prompts, 'support.en'),
    cache: await openVerdictCache(files.verdicts),
    ask:
      offline || openAi === null
        ? null
        : chatClient(openAi.baseUrl, openAi.apiKey?.reveal() ?? 'none', model, config.modelTimeoutMs),
  });
  return offline ? judge : { ...judge, releasedUpTo: config.released.judge };
}

export interface OpenedJudge {
  readonly id: string;
  /** `null`: not calibrated, or below the bar. Its scores are then unscored. */
  readonly judge: Judge | null;
  readonly notes: readonly string[];
}

/** `null` where no judge is asked for. */
export async function openJudge(
  options: Pick<EvalOptions, 'judge' | 'offline' | 'verdicts'>,
  environment: { readonly config: Config; readonly root: string; readonly workingDirectory: string },
): Promise<OpenedJudge | null> {
  if (options.judge === undefined) return null;
  const files = judgeFiles(environment.root, options.verdicts, environment.workingDirectory);
  const judge = await openRawJudge(options.judge, options.offline, files, environment.config);
  const calibration = (await readCalibrations(files.calibrations))[judge.id];
  return {
    id: judge.id,
    judge: calibration?.believed === true ? judge : null,
    notes: [notesOf(judge.id, calibration)],
  };
}

function notesOf(id: string, calibration: Calibration | undefined): string {
  if (calibration === undefined) {
    return `The judge ${id} is not calibrated, so its scores are unscored: npm run eval -- calibrate --judge MODEL`;
  }
  const figures = `κ ${calibration.kappa?.toFixed(2) ?? '–'}, balanced accuracy ${calibration.balancedAccuracy?.toFixed(2) ?? '–'} on ${calibration.rows} labelled rows`;
  return calibration.believed
    ? `Judge ${id}: ${figures}.`
    : `The judge ${id} is below the bar (${figures}), so its scores are unscored.`;
}
