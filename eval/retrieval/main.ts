import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../../server/config.ts';
import { projectRoot } from '../project-root.ts';
import { table } from '../report/console.ts';
import { intervalText, milliseconds, percent } from '../report/format.ts';
import { wilson } from '../stats/interval.ts';
import { ABLATIONS } from './ablation.ts';
import { type EvidenceInFirst, measureEvidence, type SystemFigures } from './evidence-in-first.ts';
import { CHUNK_OVERLAP, CHUNK_SIZE } from './langchain-splitter.ts';
import { type Measured, measureAll } from './measure-all.ts';
import { DIRECTIONS } from './sets.ts';

const USAGE = `npm run eval:retrieval -- [--data DIR] [--only TEXT] [--limit N] [--ablation] [--no-baseline] [--json]

Passage retrieval on XQuAD (en, de, across) and PIAF (fr) through the product's own search, and beside it through what one
would build instead: LangChain's RecursiveCharacterTextSplitter (${CHUNK_SIZE}/${CHUNK_OVERLAP} characters), the same
embedder, pgvector's cosine similarity. Then, of the devset's whole documents, how much evidence the first ten hold.
  --data DIR    folder with xquad/ and piaf-fr/ in BEIR form and devset/ (default ../shared/data)
  --only TEXT   only what has TEXT in its name, e.g. "de→en", "piaf" or "devset"
  --limit N     only the first N questions of each
  --ablation    each again without one part of the ranking: ${ABLATIONS.slice(1).join(', ')}
  --no-baseline ours alone, without the devset
`;

async function main(argv: string[]): Promise<number> {
  let values: {
    data?: string;
    only?: string;
    limit?: string;
    ablation?: boolean;
    'no-baseline'?: boolean;
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
        'no-baseline': { type: 'boolean' },
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
  const baseline = values['no-baseline'] !== true;
  const devset = path.join(data, 'devset');
  const withDevset = baseline && 'devset'.includes(values.only ?? '') && existsSync(devset);
  if (chosen.length === 0 && !withDevset) {
    process.stderr.write(`Nothing to measure in ${data}.\n\n${USAGE}`);
    return 2;
  }
  const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);
  const config = readConfig();
  const measured = await measureAll(chosen, data, {
    root,
    config,
    limit,
    ablations: values.ablation === true ? ABLATIONS : ['none'],
    baseline,
    onProgress: note,
  });
  if (values.json !== true && measured.length > 0) process.stdout.write(`${render(measured)}\n`);
  const evidence = withDevset
    ? await measureEvidence(devset, {
        root,
        config,
        cacheDir: path.join(root, 'eval/runs/.cache'),
        limit,
        onProgress: note,
      })
    : null;
  if (values.json === true)
    process.stdout.write(`${JSON.stringify({ directions: measured, evidence }, null, 1)}\n`);
  else if (evidence !== null) process.stdout.write(`${renderEvidence(evidence)}\n`);
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

function renderEvidence({ name, pieces, unreadable, ours, baseline }: EvidenceInFirst): string {
  const row = (system: string, { found, texts, characters }: SystemFigures): string[] => [
    system,
    String(texts),
    String(found),
    percent(found / pieces),
    intervalText(wilson(found, pieces)),
    String(Math.round(characters)),
  ];
  return [
    `\n${name}: evidence in the first 10, ${pieces} quotes (${unreadable} more do not stand in the extracted texts)`,
    ...table(
      ['system', 'texts', 'found', 'share', '95 % interval', 'characters of the ten'],
      [row('ours', ours), row('LangChain', baseline)],
    ),
  ].join('\n');
}

process.exitCode = await main(process.argv.slice(2));
