import type { OpenedJudge } from './judge/open-judge.ts';
import type { EvalOptions } from './options.ts';
import type { ModelSource } from './record/model-source.ts';
import type { CaseRun } from './run-case.ts';
import type { EvalEnvironment } from './run-eval.ts';
import { runSuite } from './run-suite.ts';
import type { Workspace } from './workspace.ts';

/** Every case as often as is wanted, a round after the other. */
export async function askCases(
  { services: opened }: Workspace,
  cases: Parameters<typeof runSuite>[1],
  options: EvalOptions,
  environment: EvalEnvironment,
  judge: OpenedJudge | null,
  models: ModelSource,
): Promise<CaseRun[][]> {
  const repeats: CaseRun[][] = [];
  const services = environment.alter?.(opened) ?? opened;
  for (let repetition = 0; repetition < options.repeat; repetition++) {
    const round = options.repeat === 1 ? '' : ` (${repetition + 1} of ${options.repeat})`;
    repeats.push(
      await runSuite(services, cases, {
        repetition,
        // Distractors once: the trial is about the context, not about chance.
        noise: options.noise && repetition === 0,
        ...(judge?.judge === undefined || judge.judge === null ? {} : { judge: judge.judge }),
        ...(models.asOf === null ? {} : { asOf: models.asOf }),
        onProgress: (done, total) => environment.onProgress(`answering${round}: ${done} of ${total}`),
        ...(environment.signal === undefined ? {} : { signal: environment.signal }),
      }),
    );
  }
  return repeats;
}
