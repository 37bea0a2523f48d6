import path from 'node:path';
import { isUnattended, readConfig } from '../server/config.ts';
import { AktenlageError } from '../server/domain/index.ts';
import { COMMANDS } from './commands.ts';
import { readOptions, USAGE, UsageError } from './options.ts';
import { projectRoot } from './project-root.ts';
import { renderConsole } from './report/console.ts';
import { couldNotStart, type EvalEnvironment, type EvalOutcome, runEval } from './run-eval.ts';
import { SuiteLeftOut } from './suites.ts';

/** Standard output carries the table or, with `--json`, only the summary; progress goes to standard error. */
async function main(argv: readonly string[]): Promise<number> {
  const interrupt = new AbortController();
  // Ends cleanly, so that no temporary data directory stays behind.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort());
  try {
    const root = projectRoot();
    const environment: EvalEnvironment = {
      config: readConfig(),
      root,
      workingDirectory: process.cwd(),
      cacheDir: path.join(root, 'eval/runs/.cache'),
      unattended: isUnattended(),
      signal: interrupt.signal,
      onProgress: progress,
    };
    const [name = '', ...rest] = argv;
    const command = COMMANDS[name];
    if (command !== undefined) {
      const told = await command(rest, environment);
      endProgress();
      process.stdout.write(told.text);
      return told.exitCode;
    }
    const options = readOptions(argv);
    if (options.help) {
      process.stdout.write(USAGE);
      return 0;
    }
    const outcome = await runEval(options, environment);
    endProgress();
    process.stdout.write(options.json ? `${JSON.stringify(summaryOf(outcome), null, 1)}\n` : text(outcome));
    if (options.writeBaseline !== null && outcome.baselineWritten === null) {
      process.stderr.write('The baseline was not written: a case could not be run.\n');
    }
    return outcome.exitCode;
  } catch (thrown) {
    endProgress();
    if (interrupt.signal.aborted) {
      process.stderr.write('Stopped.\n');
      return 130;
    }
    if (thrown instanceof SuiteLeftOut) {
      process.stderr.write(`${thrown.message}\n`);
      return 0;
    }
    if (couldNotStart(thrown) || thrown instanceof AktenlageError) {
      process.stderr.write(`${thrown.message}\n${thrown instanceof UsageError ? `\n${USAGE}` : ''}`);
      return 2;
    }
    throw thrown;
  }
}

function text({ report, folder, baselineWritten }: EvalOutcome): string {
  const shown = path.relative(process.cwd(), folder) || folder;
  const written =
    baselineWritten === null ? '' : `Baseline: ${path.relative(process.cwd(), baselineWritten)}\n`;
  return `${renderConsole(report)}\n${written}Report: ${path.join(shown, 'report.html')}\n`;
}

function summaryOf({ report, folder, exitCode, baselineWritten }: EvalOutcome): unknown {
  const { fingerprint, summary, comparison, results, at, timings } = report;
  return {
    at,
    exitCode,
    fingerprint,
    summary,
    comparison,
    cases: results
      .filter(({ status }) => status !== 'passed')
      .map(({ id, question, status, error, diagnosis }) => ({ id, question, status, error, diagnosis })),
    timings,
    report: folder,
    baselineWritten,
  };
}

let progressShown = false;

function progress(message: string): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r\u001b[K${message.slice(0, 110)}`);
  progressShown = true;
}

function endProgress(): void {
  if (progressShown) process.stderr.write('\r\u001b[K');
  progressShown = false;
}

process.exitCode = await main(process.argv.slice(2));
