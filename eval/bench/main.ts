import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../project-root.ts';
import { answerBenchmark } from './answer.ts';
import { auditBenchmark } from './audit.ts';
import { briefingBenchmark } from './briefing.ts';
import { type BenchContext, type Benchmark, type Figure, renderFigures } from './figure.ts';
import { formatsBenchmark, ingestBenchmark } from './ingest.ts';
import { memoryBenchmark } from './memory.ts';
import { memoryIngestBenchmark } from './memory-ingest.ts';
import { parseBenchmark } from './parse.ts';
import { reingestBenchmark } from './reingest.ts';
import { rightsBenchmark } from './rights.ts';
import { scaleBenchmark } from './scale.ts';
import { scaleEmbeddedBenchmark } from './scale-embedded.ts';
import { scoreBenchmark } from './score.ts';
import { startBenchmark } from './start.ts';
import { timingBenchmark } from './timing.ts';

const BENCHMARKS: readonly Benchmark[] = [
  ingestBenchmark,
  formatsBenchmark,
  reingestBenchmark,
  answerBenchmark,
  briefingBenchmark,
  scoreBenchmark,
  startBenchmark,
  memoryBenchmark,
  memoryIngestBenchmark,
  parseBenchmark,
  scaleBenchmark,
  scaleEmbeddedBenchmark,
  auditBenchmark,
  rightsBenchmark,
  timingBenchmark,
];

const USAGE = `npm run bench -- [name …] [--json] [--database URL] [--passages N,N…]
${BENCHMARKS.map(({ name, about }) => `  ${name.padEnd(14)} ${about}`).join('\n')}
`;

/** Bounds are printed as met or missed and never change the exit code. */
async function main(argv: readonly string[]): Promise<number> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (thrown) {
    process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n\n${USAGE}`);
    return 2;
  }
  const { names, json, help, database, passages } = parsed;
  if (help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const context = { ...contextOf(projectRoot()), database, passages };
  const measured: { name: string; figures: readonly Figure[]; note?: string }[] = [];
  if (!json) process.stdout.write(`${machine()}; corpus: ${context.corpus.name}\n`);
  for (const benchmark of BENCHMARKS) {
    if (names.length > 0 ? !names.includes(benchmark.name) : benchmark.byNameOnly) continue;
    const result = await benchmark.run(context);
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
    measured.push({ name: benchmark.name, ...result });
    if (json) continue;
    const note = result.note === undefined ? '' : `\n${result.note}`;
    process.stdout.write(
      `\n${benchmark.name}: ${benchmark.about}\n${renderFigures(result.figures)}${note}\n`,
    );
  }
  if (json) process.stdout.write(`${JSON.stringify({ machine: machine(), measured }, null, 1)}\n`);
  return 0;
}

/** @throws Error that says what is wrong with the arguments */
function parse(argv: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      database: { type: 'string' },
      passages: { type: 'string' },
    },
  });
  const unknown = positionals.find((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name));
  if (unknown !== undefined) throw new Error(`There is no benchmark "${unknown}".`);
  const passages = values.passages?.split(',').map(Number);
  if (passages?.some((count) => !Number.isInteger(count) || count < 1))
    throw new Error('--passages takes whole numbers with commas between them.');
  return { ...values, passages, names: positionals };
}

function contextOf(root: string): BenchContext {
  const devset = path.join(root, '../shared/data/devset');
  const onProgress = (message: string): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${message.slice(0, 100)}`);
  };
  const corpus = existsSync(path.join(devset, 'questions.jsonl'))
    ? { name: 'devset', documents: path.join(devset, 'docs'), cases: path.join(devset, 'questions.jsonl') }
    : {
        name: 'sample corpus',
        documents: path.join(root, 'eval/corpus'),
        cases: path.join(root, 'eval/cases/sample.jsonl'),
      };
  return { root, corpus, onProgress };
}

const machine = (): string =>
  `Node ${process.versions.node}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'CPU'}, load ${os.loadavg()[0]?.toFixed(1) ?? '?'}`;

process.exitCode = await main(process.argv.slice(2));
