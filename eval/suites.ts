import path from 'node:path';
import type { EvalCase } from './case.ts';

/** A named set of cases on a corpus; paths relative to the project. */
export interface Suite {
  readonly name: string;
  /** The suite whose cases these are, under whose name runs and baselines are kept; its own name unless given. */
  readonly same?: string;
  readonly cases: string;
  readonly corpus: string;
  /** At most this many cases, spread over the file so that every category is met. */
  readonly limit?: number;
  /** The documents are not of the project and lie beside it, or nowhere: then the suite is left out. */
  readonly isBorrowed?: boolean;
}

const SAMPLE = { cases: 'eval/cases/sample.jsonl', corpus: 'eval/corpus' };

/** Suites known by name. Any other name selects the cases with that tag, language or category. */
export const SUITES: readonly Suite[] = [
  { name: 'sample', ...SAMPLE },
  // What a pull request is held against: the sample suite under the name that CI uses.
  { name: 'pr', same: 'sample', ...SAMPLE },
  { name: 'smoke', ...SAMPLE, limit: 50 },
  // Questions of the sample in French, on reports that are German and English for the most part.
  { name: 'french', ...SAMPLE, cases: 'eval/cases/french.jsonl' },
  // Questions of somebody who tried not to repeat the text, on real documents.
  {
    name: 'own-words',
    cases: 'eval/cases/own-words.jsonl',
    corpus: '../shared/data/devset/docs',
    isBorrowed: true,
  },
];

export const DEFAULT_SUITE = 'sample';

/** A suite that cannot run here, which is no fault; `message` says what it lacks. */
export class SuiteLeftOut extends Error {
  override readonly name = 'SuiteLeftOut';
}

export interface Selection {
  /** Whether its documents may lack. */
  readonly isBorrowed: boolean;
  /** Name of the entry in a baseline. */
  readonly name: string;
  readonly casesFile: string;
  readonly corpusDir: string;
  readonly select: (cases: readonly EvalCase[]) => EvalCase[];
}

/** Which cases on which corpus: a named suite, own files, or own files narrowed by a tag. */
export function selectSuite(
  options: { suite?: string | undefined; cases?: string | undefined; corpus?: string | undefined },
  root: string,
  workingDirectory: string,
): Selection {
  const known = SUITES.find(({ name }) => name === options.suite);
  const base = known ?? SUITES.find(({ name }) => name === DEFAULT_SUITE);
  const casesFile =
    options.cases === undefined
      ? path.join(root, base?.cases ?? SAMPLE.cases)
      : path.resolve(workingDirectory, options.cases);
  const corpusDir =
    options.corpus === undefined
      ? path.join(root, base?.corpus ?? SAMPLE.corpus)
      : path.resolve(workingDirectory, options.corpus);
  const ownFile = options.cases === undefined ? DEFAULT_SUITE : nameOfFile(casesFile);
  return {
    isBorrowed: known?.isBorrowed === true && options.corpus === undefined,
    name: known?.same ?? options.suite ?? ownFile,
    casesFile,
    corpusDir,
    select: (cases) => {
      if (options.suite !== undefined && known === undefined) return cases.filter(hasLabel(options.suite));
      return spread(cases, known?.limit);
    },
  };
}

/** `devset/questions.jsonl` → `devset`, `own.jsonl` → `own`. */
function nameOfFile(file: string): string {
  const name = path.basename(file).replace(/\.jsonl$/u, '');
  return ['questions', 'cases'].includes(name) ? path.basename(path.dirname(file)) : name;
}

const hasLabel =
  (label: string) =>
  ({ lang, category, tags }: EvalCase): boolean =>
    [lang, category, ...tags].includes(label);

function spread(cases: readonly EvalCase[], limit: number | undefined): EvalCase[] {
  if (limit === undefined || cases.length <= limit) return [...cases];
  return Array.from(
    { length: limit },
    (_, index) => cases[Math.floor((index * cases.length) / limit)],
  ).filter((evalCase) => evalCase !== undefined);
}
