import { table } from '../report/console.ts';
import { escapeMarkup as html } from '../report/escape.ts';
import { intervalText, percent } from '../report/format.ts';
import type { CheckerFigures, Ratio } from './measure-checker.ts';

const VERDICTS = ['supported', 'partial', 'unsupported', 'contradicted', 'uncited', 'unchecked'];
const LABELS = ['supported', 'partly supported', 'not supported'];

const rowsOf = (figures: CheckerFigures): readonly (readonly [string, Ratio])[] => [
  ['“supported” is right (precision)', figures.supportedPrecision],
  ['supported claims recognised (recall)', figures.supportedRecall],
  ['warnings deserved (precision)', figures.warningPrecision],
  ['claims that deserve a warning get one (recall)', figures.warningRecall],
  ['balanced accuracy', figures.balancedAccuracy],
  ...(figures.responses === null
    ? []
    : ([
        ['responses called faulty that are (precision)', figures.responses.precision],
        ['faulty responses found (recall)', figures.responses.recall],
        ['F1 on responses', { value: figures.responses.f1, interval: null, n: figures.responses.recall.n }],
      ] as const)),
  ...figures.scorers.flatMap(({ id, scored, precision, recall, falseAlarms }) => [
    [`${id}: warnings deserved (precision; ${scored} scored)`, precision] as const,
    [`${id}: faults found (recall)`, recall] as const,
    [`${id}: false alarms`, falseAlarms] as const,
  ]),
];

export function renderChecker(figures: readonly CheckerFigures[]): string {
  return figures
    .flatMap((one) => [
      `${one.name}: ${one.claims} labelled claims. ${one.about}`,
      ...table(
        ['figure', 'value', '95 % interval', 'n'],
        rowsOf(one).map(([name, { value, interval, n }]) => [
          name,
          percent(value),
          intervalText(interval),
          String(n),
        ]),
      ),
      ...table(
        ['label \\ verdict', ...VERDICTS],
        LABELS.filter((label) => one.confusion[label] !== undefined).map((label) => [
          label,
          ...VERDICTS.map((verdict) => String(one.confusion[label]?.[verdict] ?? 0)),
        ]),
      ),
      '',
    ])
    .join('\n');
}

export function checkerSection(one: CheckerFigures): string {
  const rows = rowsOf(one).map(
    ([name, { value, interval, n }]) =>
      `<tr><td>${html(name)}</td><td class="number">${percent(value)}</td><td class="number">${intervalText(interval)}</td><td class="number">${n}</td></tr>`,
  );
  const confusion = LABELS.filter((label) => one.confusion[label] !== undefined).map(
    (label) =>
      `<tr><td>${label}</td>${VERDICTS.map((verdict) => `<td class="number">${one.confusion[label]?.[verdict] ?? 0}</td>`).join('')}</tr>`,
  );
  const methods = Object.entries(one.byMethod).map(
    ([method, { value, interval, n }]) =>
      `<tr><td>${html(method)}</td><td class="number">${percent(value)}</td><td class="number">${intervalText(interval)}</td><td class="number">${n}</td></tr>`,
  );
  const missed = one.missed.map(
    ({ id, sentence, reason }) =>
      `<li><b>${html(id)}</b> ${html(sentence)} <small>${html(reason)}</small></li>`,
  );
  return `<p>The product's own claim checker on ${one.claims} claims labelled by people. ${html(one.about)}</p>
<table><thead><tr><th>Figure</th><th class="number">Value</th><th class="number">95 % interval</th><th class="number">n</th></tr></thead><tbody>${rows.join('')}</tbody></table>
<table><thead><tr><th>Label \\ verdict</th>${VERDICTS.map((verdict) => `<th class="number">${verdict}</th>`).join('')}</tr></thead><tbody>${confusion.join('')}</tbody></table>
<table><thead><tr><th>Rule that decided</th><th class="number">Right</th><th class="number">95 % interval</th><th class="number">n</th></tr></thead><tbody>${methods.join('')}</tbody></table>
${missed.length === 0 ? '' : `<details><summary>Called supported although people say no (first ${missed.length})</summary><ul>${missed.join('')}</ul></details>`}`;
}
