import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../../server/config.ts';
import { projectRoot } from '../project-root.ts';
import { table } from '../report/console.ts';
import { intervalText, milliseconds, percent } from '../report/format.ts';
import { ABLATIONS } from './ablation.ts';
import { type Measured, measureAll } from './measure-all.ts';
import { DIRECTIONS } from './sets.ts';

const USAGE = `npm run eval:retrieval -- [--data DIR] [--only TEXT] [--limit N] [--json]

Passage retrieval on XQuAD (en, de, across) and PIAF (fr) through the product's own search.
  --data DIR    folder with xquad/ and piaf-fr/ in BEIR form (default ../shared/data)
  --only TEXT   only directions whose name contains TEXT, e.g. "de→en" or "piaf"
  --limit N     only the first N questions of each
  --ablation    each again without one part of the ranking: ${ABLATIONS.slice(1).join(', ')}
`;

async function main(argv: string[]): Promise<number> {
  let values: {
    data?: string;
    only?: string;
    limit?: string;
    ablation?: boolean;
    json?: boolean;
    help?: boolean;
  };
  try {
    ({ values } = parseArgs({
      args: argv,
      options: {
        data: { type: 'string' },
        only: { type: 'string' },
        limit: { type: 'string' },
        ablation: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }));
  } catch (thrown) {
    process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n\n${USAGE}`);
    return 2;
  }
  if (values.help === true) {
    process.stdout.write(USAGE);
    return 0;
  }
  const root = projectRoot();
  const data = path.resolve(values.data ?? path.join(root, '../shared/data'));
  const chosen = DIRECTIONS.filter(
    ({ name, folder }) => name.includes(values.only ?? '') && existsSync(path.join(data, folder)),
  );
  if (chosen.length === 0) {
    process.stderr.write(`Nothing to measure in ${data}.\n\n${USAGE}`);
    return 2;
  }
  const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);
  const measured = await measureAll(chosen, data, {
    root,
    config: readConfig(),
    limit,
    ablations: values.ablation === true ? ABLATIONS : ['none'],
    onProgress: note,
  });
  process.stdout.write(
    values.json === true ? `${JSON.stringify(measured, null, 1)}\n` : `${render(measured)}\n`,
  );
  return 0;
}

const note = (what: string, done: number, total: number): void => {
  if (process.stderr.isTTY)
    process.stderr.write(`\r\u001b[K${what}: ${done} of ${total}${done === total ? '\n' : ''}`);
};

function render(measured: readonly Measured[]): string {
  return table(
    [
      'direction',
      'questions',
      'recall@1',
      '95 % interval',
      'halves',
      'recall@5',
      'recall@10',
      'MRR@10',
      'p50',
      'p95',
    ],
    measured.map((row) => [
      row.name,
      String(row.queries),
      percent(row.recall1),
      intervalText(row.interval1),
      row.halves1.map(percent).join(' / '),
      percent(row.recall5),
      percent(row.recall10),
      row.mrr10.toFixed(3),
      milliseconds(row.p50),
      milliseconds(row.p95),
    ]),
  ).join('\n');
}

process.exitCode = await main(process.argv.slice(2));
