import { parseArgs } from 'node:util';
import type { TokenPrices } from './scorers/token-cost.ts';

export const USAGE = `npm run eval -- [command] [options]

Runs cases through the product's own answering path and scores the answers. Without options: the sample
cases on the sample corpus. Commands beside the run itself (each has --help):

  import FORMAT FILE   other people's question sets as cases: beir, trec, ragas, promptfoo, clapnq, kilt, ragtruth
  suggest              drafts of questions from a corpus, unreviewed
  calibrate            agreement of a judge model with labelled rows
  checker              precision and recall of the product's claim checker on labelled rows
  all                  several suites in one report
  briefings            drafts of briefings: sources, quotes, contradictions, gaps, repetitions, markings
  mutations            answers broken on purpose, and which metric notices

  --suite NAME      sample (pr is the same), smoke, french, own-words, or a tag, language or category of the cases
  --cases FILE      own cases, JSONL (see eval/README.md)
  --corpus DIR      folder of documents to ingest for this run
  --baseline FILE   compare case by case with an earlier run; the default file is eval/baseline.json
  --margin SHARE    a drop smaller than this counts as equal (default 0.03)
  --repeat N        ask each case N times; cases that differ are named flaky. Live models: at least 3
  --noise           also ask with 40 and 80 % distractors among what can be found (three more answers a case)
  --unreviewed      also run cases that nobody has reviewed; never with a baseline
  --judge MODEL     let this model judge support (OPENAI_BASE_URL); it counts only if calibrated
  --offline         the judge only replays its stored verdicts; a miss is an error
  --verdicts DIR    where verdicts and calibrations lie (default eval/judge/verdicts)
  --human FILE      people's labels for some cases, JSONL {id, faithfulness}: prediction-powered interval
  --record FILE     write down what the language model answers (not in CI); --replay FILE plays it back
  --price-input N, --price-output N
                    price of a million tokens, for the cost
  --out DIR         where the report goes (default eval/runs/<suite>-<time>)
  --json            print only the summary as JSON
  --write-baseline --who NAME --why TEXT
                    accept this run as the baseline of its suite; shows the difference first. Not where a
                    case could not be run
  --help

Exit code: 0 passed (or inconclusive, which is printed), 1 a hard failure, a regression, a case that
could not be run, or a baseline with no case in common; 2 the run could not start: usage, bad case file, bad baseline, configuration;
130 stopped by the user.
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
  readonly repeat: number;
  readonly noise: boolean;
  readonly unreviewed: boolean;
  readonly judge: string | undefined;
  readonly offline: boolean;
  readonly verdicts: string | undefined;
  readonly human: string | undefined;
  readonly record: string | undefined;
  readonly replay: string | undefined;
  readonly prices: TokenPrices | null;
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
  const repeat = values.repeat === undefined ? 1 : Number(values.repeat);
  if (!(Number.isInteger(repeat) && repeat >= 1 && repeat <= 20)) {
    throw new UsageError('--repeat must be a whole number from 1 to 20');
  }
  if (values.record !== undefined && values.replay !== undefined) {
    throw new UsageError('--record and --replay exclude each other');
  }
  if (values.unreviewed === true && (values.baseline !== undefined || values['write-baseline'] === true)) {
    throw new UsageError('--unreviewed does not go with a baseline: review the cases first');
  }
  return {
    repeat,
    noise: values.noise ?? false,
    unreviewed: values.unreviewed ?? false,
    judge: values.judge,
    offline: values.offline ?? false,
    verdicts: values.verdicts,
    human: values.human,
    record: values.record,
    replay: values.replay,
    prices: pricesOf(values['price-input'], values['price-output']),
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

/** @throws UsageError */
function pricesOf(input: string | undefined, output: string | undefined): TokenPrices | null {
  if (input === undefined && output === undefined) return null;
  const prices = { input: Number(input ?? 0), output: Number(output ?? 0) };
  if (!(prices.input >= 0 && prices.output >= 0)) throw new UsageError('prices must be numbers from 0');
  return prices;
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
        repeat: { type: 'string' },
        noise: { type: 'boolean' },
        unreviewed: { type: 'boolean' },
        judge: { type: 'string' },
        offline: { type: 'boolean' },
        verdicts: { type: 'string' },
        human: { type: 'string' },
        record: { type: 'string' },
        replay: { type: 'string' },
        'price-input': { type: 'string' },
        'price-output': { type: 'string' },
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
