import { answerQuestion } from '../server/answer/answer-question.ts';
import {
  AktenlageError,
  type Answer,
  ERROR_CODES,
  type ErrorCode,
  LOCAL_ASKER,
  toAktenlageError,
} from '../server/domain/index.ts';
import type { Services } from '../server/services.ts';
import { caseHash, clusterOf, type EvalCase } from './case.ts';
import { type Diagnosis, diagnose, type EvidenceTrace, traceEvidence } from './diagnose.ts';
import { locateEvidence } from './locate-evidence.ts';
import type { ScorableAnswer, Score } from './scorable.ts';
import { scorableFromAnswer, scorableFromResponse } from './scorable-from-answer.ts';
import { SCORERS } from './scorers/index.ts';

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
}

/** No case may hang a run. */
const CASE_TIMEOUT_MS = 300_000;

/** Runs one case through the product's own answering path, or scores its stored response. Never throws. */
export async function runCase(
  services: Services,
  evalCase: EvalCase,
  signal?: AbortSignal,
): Promise<CaseRun> {
  try {
    const asker = evalCase.asker ?? LOCAL_ASKER;
    const reader = services.store.as(asker);
    const evidence = await locateEvidence(reader, evalCase.expect.citations);
    if (evalCase.response !== undefined) {
      const stored = await scorableFromResponse(reader, evalCase.response, evalCase.lang);
      return { result: scored(evalCase, stored, evidence), timings: null, provenance: null };
    }
    const timeout = AbortSignal.timeout(CASE_TIMEOUT_MS);
    const answer = await ask(
      services,
      evalCase,
      signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    );
    const scorable = await scorableFromAnswer(reader, answer);
    return {
      result: scored(evalCase, scorable, evidence),
      timings: answer.timings,
      provenance: answer.provenance,
    };
  } catch (thrown) {
    const { code, message } = toAktenlageError(thrown);
    const cause =
      thrown instanceof AktenlageError || !(thrown instanceof Error) ? '' : ` (${thrown.message})`;
    const result: CaseResult = {
      ...identityOf(evalCase),
      status: 'error',
      error: { code, message: `${message}${cause}` },
      answer: null,
      evidence: [],
      scores: {},
      diagnosis: null,
    };
    return { result, timings: null, provenance: null };
  }
}

/** @throws AktenlageError when the stream ends in `answer-error`, or without its terminal event */
async function ask(services: Services, evalCase: EvalCase, signal: AbortSignal): Promise<Answer> {
  const { store, embedder, writer, fallbackWriter } = services;
  const { question, asOf, answerLanguage, asker } = evalCase;
  const request = {
    asker: asker ?? LOCAL_ASKER,
    question: {
      question,
      ...(asOf === undefined ? {} : { asOf }),
      ...(answerLanguage === undefined ? {} : { answerLanguage }),
    },
  };
  for await (const event of answerQuestion({ store, embedder, writer, fallbackWriter }, request, signal)) {
    if (event.type === 'answer-end') return event.answer;
    if (event.type === 'answer-error') throw failure(event.error);
  }
  throw new AktenlageError('internal', 'The answer stream ended without a terminal event.');
}

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
