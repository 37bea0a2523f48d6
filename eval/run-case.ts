import { answerQuestion } from '../server/answer/answer-question.ts';
import {
  AktenlageError,
  type Answer,
  type Asker,
  ERROR_CODES,
  type ErrorCode,
  LOCAL_ASKER,
  toAktenlageError,
} from '../server/domain/index.ts';
import type { ReportReader, Store } from '../server/ports/store.ts';
import type { Services } from '../server/services.ts';
import { caseHash, clusterOf, type EvalCase } from './case.ts';
import { type Diagnosis, diagnose, type EvidenceTrace, traceEvidence } from './diagnose.ts';
import { type Judge, JudgeMiss, judgeAnswer } from './judge/judge.ts';
import { locateEvidence } from './locate-evidence.ts';
import { meterWriter } from './meter.ts';
import { tryNoise, withoutHistory } from './noise.ts';
import type { ScorableAnswer, Score } from './scorable.ts';
import { scorableFromAnswer, scorableFromResponse } from './scorable-from-answer.ts';
import { SCORERS } from './scorers/index.ts';
import type { TokenUsage } from './scorers/token-cost.ts';

/** One case, done. Without timings, ids and times of day: the same run twice gives equal results. */
export interface CaseResult {
  readonly id: string;
  readonly lang: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly question: string;
  readonly answerable: boolean;
  readonly reference: string | null;
  readonly cluster: string;
  readonly hash: string;
  /** `error`: could not be run; counted apart, never a score of 0. */
  readonly status: 'passed' | 'failing' | 'error';
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly answer: Omit<ScorableAnswer, 'everything'> | null;
  readonly evidence: readonly EvidenceTrace[];
  /** Metric → score; empty for an error. */
  readonly scores: Readonly<Record<string, Score>>;
  readonly diagnosis: Diagnosis | null;
}

export interface CaseRun {
  readonly result: CaseResult;
  /** `null` for stored responses and errors. */
  readonly timings: Answer['timings'] | null;
  readonly provenance: Answer['provenance'] | null;
  /** `null` for stored responses and errors. */
  readonly usage: TokenUsage | null;
}

/** What a case is run with. */
export interface CaseContext {
  readonly services: Services;
  /** The store as an asker; `run-suite` hands in one that reads each document once. */
  readonly readerFor: (asker: Asker) => ReportReader;
  /** Calibrated, or absent. */
  readonly judge?: Judge;
  /** Also tries the case with distractors. */
  readonly noise?: boolean;
  /** The day for cases without one; a recorded run rests on the day of its recording. */
  readonly asOf?: string;
  /** The running number of this repetition, from 0: names the answer. */
  readonly repetition?: number;
  /** Everybody asks as this one, whatever the case says; the application runs cases as the user who started them. */
  readonly asker?: Asker;
  readonly signal?: AbortSignal;
}

/** No case may hang a run. */
const CASE_TIMEOUT_MS = 300_000;

/** Runs one case through the product's own answering path, or scores its stored response. Never throws. */
export async function runCase(context: CaseContext, evalCase: EvalCase): Promise<CaseRun> {
  try {
    return await run(context, evalCase);
  } catch (thrown) {
    const { code, message } = toAktenlageError(thrown);
    const told = thrown instanceof AktenlageError || !(thrown instanceof Error) ? '' : ` (${thrown.message})`;
    const result: CaseResult = {
      ...identityOf(evalCase),
      status: 'error',
      error:
        thrown instanceof JudgeMiss
          ? { code: 'judge-miss', message: thrown.message }
          : { code, message: `${message}${told}` },
      answer: null,
      evidence: [],
      scores: {},
      diagnosis: null,
    };
    return { result, timings: null, provenance: null, usage: null };
  }
}

async function run(context: CaseContext, evalCase: EvalCase): Promise<CaseRun> {
  const { services, signal, judge } = context;
  const asker = context.asker ?? evalCase.asker ?? LOCAL_ASKER;
  const reader = context.readerFor(asker);
  const { response } = evalCase;
  const byDocument = response?.retrieved !== undefined;
  const evidence = await locateEvidence(reader, evalCase.expect.citations, byDocument);
  const judged = async (scorable: ScorableAnswer): Promise<ScorableAnswer> =>
    judge === undefined ? scorable : { ...scorable, judgements: await judgeAnswer(judge, scorable, signal) };
  if (response !== undefined) {
    const stored = await scorableFromResponse(reader, response, evalCase.lang);
    return {
      result: scored(evalCase, await judged(stored), evidence),
      timings: null,
      provenance: null,
      usage: null,
    };
  }
  const timeout = AbortSignal.timeout(CASE_TIMEOUT_MS);
  const either = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  const meter = meterWriter(services.writer);
  const metered: Services = { ...services, writer: meter.writer };
  const answer = await ask(metered, services.store, context, evalCase, asker, either);
  const usage = meter.usage();
  const scorable = await judged(await scorableFromAnswer(reader, answer));
  const noise =
    context.noise === true
      ? await tryNoise(
          evalCase,
          scorable,
          evidence,
          services.store,
          (store) => ask(metered, store, context, evalCase, asker, either),
          (one) => scorableFromAnswer(reader, one),
        )
      : null;
  return {
    result: scored(evalCase, noise === null ? scorable : { ...scorable, noise }, evidence),
    timings: answer.timings,
    provenance: answer.provenance,
    usage,
  };
}

/** @throws AktenlageError when the stream ends in `answer-error`, or without its terminal event */
async function ask(
  services: Services,
  store: Store,
  context: CaseContext,
  evalCase: EvalCase,
  asker: Asker,
  signal: AbortSignal,
): Promise<Answer> {
  const { question, answerLanguage } = evalCase;
  const asOf = evalCase.asOf ?? context.asOf;
  const request = {
    asker,
    question: {
      question,
      ...(asOf === undefined ? {} : { asOf }),
      ...(answerLanguage === undefined ? {} : { answerLanguage }),
    },
  };
  const deps = {
    ...services,
    store: withoutHistory(store),
    newId: () => answerId(evalCase, context.repetition ?? 0),
  };
  for await (const event of answerQuestion(deps, request, signal)) {
    if (event.type === 'answer-end') return event.answer;
    if (event.type === 'answer-error') throw failure(event.error);
  }
  throw new AktenlageError('internal', 'The answer stream ended without a terminal event.');
}

/** The same case has the same answer id in each run, so that the prompts of a recorded run are the same too. */
const answerId = (evalCase: EvalCase, repetition: number): string =>
  `eval-${caseHash(evalCase)}-${repetition}`;

/** The failure that the stream reported, under its own code where this version knows it. */
function failure({ code, message }: { code: string; message: string }): AktenlageError {
  return isErrorCode(code)
    ? new AktenlageError(code, message)
    : new AktenlageError('internal', `${code}: ${message}`);
}

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERROR_CODES, code);

function scored(
  evalCase: EvalCase,
  answer: ScorableAnswer,
  evidence: Awaited<ReturnType<typeof locateEvidence>>,
): CaseResult {
  const scores: Record<string, Score> = {};
  const failed: { metric: string; reason: string }[] = [];
  for (const scorer of SCORERS) {
    const score = scorer.score(evalCase, answer, evidence);
    scores[scorer.id] = score;
    if (scorer.listed && score.value !== null && score.value < 1) {
      failed.push({ metric: scorer.id, reason: score.reason ?? 'below 1' });
    }
  }
  const { everything: _everything, ...kept } = answer;
  return {
    ...identityOf(evalCase),
    status: failed.length === 0 ? 'passed' : 'failing',
    error: null,
    answer: kept,
    evidence: traceEvidence(answer, evidence),
    scores,
    diagnosis: diagnose(evalCase.expect.answerable, answer, evidence, failed),
  };
}

const identityOf = (evalCase: EvalCase) => ({
  id: evalCase.id,
  lang: evalCase.lang,
  category: evalCase.category,
  tags: evalCase.tags,
  question: evalCase.question,
  answerable: evalCase.expect.answerable,
  reference: evalCase.expect.reference ?? null,
  cluster: clusterOf(evalCase),
  hash: caseHash(evalCase),
});
