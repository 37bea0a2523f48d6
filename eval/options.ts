import { parseArgs } from 'node:util';

export const USAGE = `npm run eval -- [options]

Runs cases through the product's own answering path and scores the answers. Without options: the sample
cases on the sample corpus.

  --suite NAME      sample, pr, smoke, or a tag, language or category of the cases
  --cases FILE      own cases, JSONL (see eval/README.md)
  --corpus DIR      folder of documents to ingest for this run
  --baseline FILE   compare case by case with an earlier run; the default file is eval/baseline.json
  --margin SHARE    a drop smaller than this counts as equal (default 0.03)
  --out DIR         where the report goes (default eval/runs/<suite>-<time>)
  --json            print only the summary as JSON
  --write-baseline --who NAME --why TEXT
                    accept this run as the baseline of its suite; shows the difference first
  --help

Exit code: 0 passed (or inconclusive, which is printed), 1 a hard failure, a regression or a case that
could not be run, 2 the run could not start: usage, bad case file, bad baseline, configuration.
`;

export interface EvalOptions {
  readonly suite: string | undefined;
  readonly cases: string | undefined;
  readonly corpus: string | undefined;
  readonly baseline: string | undefined;
  readonly margin: number;
  readonly out: string | undefined;
  readonly json: boolean;
  readonly help: boolean;
  readonly writeBaseline: { readonly who: string; readonly why: string } | null;
}

/** Wrong use of the command line; the message says what is right. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** @throws UsageError */
export function readOptions(argv: readonly string[]): EvalOptions {
  const values = parse(argv);
  const margin = values.margin === undefined ? 0.03 : Number(values.margin);
  if (!(margin >= 0 && margin < 1)) throw new UsageError('--margin must be a share from 0 to below 1');
  const who = values.who?.trim();
  const why = values.why?.trim();
  if (values['write-baseline'] === true && !(who && why)) {
    throw new UsageError(
      '--write-baseline needs --who NAME and --why TEXT: a baseline is somebody’s decision',
    );
  }
  if (values['write-baseline'] !== true && (who !== undefined || why !== undefined)) {
    throw new UsageError('--who and --why belong to --write-baseline');
  }
  return {
    suite: values.suite,
    cases: values.cases,
    corpus: values.corpus,
    baseline: values.baseline,
    margin,
    out: values.out,
    json: values.json ?? false,
    help: values.help ?? false,
    writeBaseline: values['write-baseline'] === true && who && why ? { who, why } : null,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      strict: true,
      allowPositionals: false,
      options: {
        suite: { type: 'string' },
        cases: { type: 'string' },
        corpus: { type: 'string' },
        baseline: { type: 'string' },
        margin: { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        'write-baseline': { type: 'boolean' },
        who: { type: 'string' },
        why: { type: 'string' },
      },
    }).values;
  } catch (thrown) {
    throw new UsageError(thrown instanceof Error ? thrown.message : String(thrown));
  }
}
