import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { checkerSection, renderChecker } from './checker/checker-report.ts';
import { loadLabelledSets } from './checker/labelled-claims.ts';
import { measureChecker } from './checker/measure-checker.ts';
import { read } from './command-options.ts';
import { renderMutations, runMutations } from './mutations/run-mutations.ts';
import { readOptions } from './options.ts';
import { renderConsole } from './report/console.ts';
import { escapeMarkup as html } from './report/escape.ts';
import { intervalText, milliseconds, percent } from './report/format.ts';
import { readHistory } from './report/history.ts';
import { renderPage, runSection, type Section } from './report/html.ts';
import { intervalPlot } from './report/plots.ts';
import { type Measured, measureAll } from './retrieval/measure-all.ts';
import { DIRECTIONS } from './retrieval/sets.ts';
import { type EvalEnvironment, runEval } from './run-eval.ts';

const USAGE = `npm run eval -- all [--data DIR] [--limit N] [--out DIR] [--noise]

Several suites in one report: the sample suite, the devset, retrieval on XQuAD, the claim checker on labelled claims,
and the mutations, as far as their data lie in DIR (default ../shared/data).
  --limit N   only the first N questions of each retrieval direction
`;

/** Exit code 1 when a suite has a hard failure or a case that could not be run. */
export async function runAll(
  argv: readonly string[],
  environment: EvalEnvironment,
): Promise<{ text: string; exitCode: number }> {
  const values = read(argv, {
    data: 'string',
    limit: 'string',
    out: 'string',
    noise: 'boolean',
    help: 'boolean',
  });
  if (values.help === true) return { text: USAGE, exitCode: 0 };
  const { root, workingDirectory, config, onProgress } = environment;
  const at = new Date().toISOString();
  const data = path.resolve(workingDirectory, string(values.data) ?? path.join(root, '../shared/data'));
  const out = path.resolve(
    workingDirectory,
    string(values.out) ?? path.join(root, 'eval/runs', `all-${at.replace(/[:.]/gu, '-')}`),
  );
  await mkdir(out, { recursive: true });
  const sections: Section[] = [];
  const told: string[] = [];
  let exitCode = 0;
  const devset = path.join(data, 'devset');
  const suites: readonly (readonly [string, readonly string[]])[] = [
    ['sample', []],
    ...(existsSync(devset)
      ? [
          [
            'devset',
            ['--cases', path.join(devset, 'questions.jsonl'), '--corpus', path.join(devset, 'docs')],
          ] as const,
        ]
      : []),
  ];
  for (const [name, args] of suites) {
    const noise = values.noise === true ? ['--noise'] : [];
    const outcome = await runEval(
      readOptions([...args, ...noise, '--out', path.join(out, name)]),
      environment,
    );
    const { suite, casesHash } = outcome.report.fingerprint;
    const history = await readHistory(path.join(root, 'eval/runs'), suite, casesHash);
    sections.push({ id: name, title: name, body: runSection(outcome.report, { history }) });
    told.push(renderConsole(outcome.report).split('\nFailing cases')[0] ?? '');
    exitCode = Math.max(exitCode, outcome.exitCode);
  }
  const directions = DIRECTIONS.filter(
    ({ folder }) => folder === 'xquad' && existsSync(path.join(data, folder)),
  );
  if (directions.length > 0) {
    const measured = await measureAll(directions, data, {
      root,
      config,
      limit: Number(string(values.limit) ?? Number.POSITIVE_INFINITY),
      ablations: ['none'],
      onProgress: (what, done, total) => onProgress(`${what}: ${done} of ${total}`),
    });
    await writeFile(path.join(out, 'retrieval.json'), `${JSON.stringify(measured, null, 1)}\n`);
    sections.push({ id: 'xquad', title: 'XQuAD (retrieval)', body: retrievalSection(measured) });
    told.push(
      measured
        .map(
          ({ name, recall1, mrr10 }) => `${name}: recall@1 ${percent(recall1)}, MRR@10 ${mrr10.toFixed(3)}`,
        )
        .join('\n'),
    );
  }
  const checked = (await loadLabelledSets(path.join(data, 'grounding'))).map(measureChecker);
  for (const one of checked) {
    sections.push({ id: `checker-${one.name}`, title: `${one.name} (checker)`, body: checkerSection(one) });
  }
  if (checked.length > 0) told.push(renderChecker(checked));
  const mutations = renderMutations(runMutations());
  sections.push({ id: 'mutations', title: 'Mutations', body: `<pre>${html(mutations)}</pre>` });
  told.push(mutations.split('\n').at(-1) ?? '');
  const file = path.join(out, 'report.html');
  await writeFile(file, renderPage(`Evaluation of ${at.slice(0, 10)}`, sections));
  return { text: `${told.join('\n\n')}\n\nReport: ${file}\n`, exitCode };
}

const string = (value: string | boolean | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

function retrievalSection(measured: readonly Measured[]): string {
  const rows = measured.map(
    ({ name, queries, recall1, interval1, recall5, recall10, mrr10, p50, p95 }) =>
      `<tr><td>${html(name)}</td><td class="number">${queries}</td><td class="number">${percent(recall1)}</td><td class="number">${intervalText(interval1)}</td><td class="number">${percent(recall5)}</td><td class="number">${percent(recall10)}</td><td class="number">${mrr10.toFixed(3)}</td><td class="number">${milliseconds(p50)}</td><td class="number">${milliseconds(p95)}</td></tr>`,
  );
  const plot = intervalPlot(
    'Recall@1 by direction (question → passage)',
    measured.map(({ name, recall1, interval1, queries }) => ({
      label: name,
      value: recall1,
      interval: interval1,
      cases: queries,
    })),
  );
  return `<table><thead><tr><th>Direction</th><th class="number">Questions</th><th class="number">Recall@1</th><th class="number">95 % interval</th><th class="number">Recall@5</th><th class="number">Recall@10</th><th class="number">MRR@10</th><th class="number">p50</th><th class="number">p95</th></tr></thead><tbody>${rows.join('')}</tbody></table>${plot}`;
}
