import { createHash, randomUUID } from 'node:crypto';
import {
  type Answer,
  type AnswerEvent,
  type AnswerRecord,
  type Asker,
  type ClaimPolicy,
  type CodeVersion,
  type InterfaceLanguage,
  type Question,
  toAktenlageError,
} from '../domain/index.ts';
import type { ClaimJudge } from '../ports/claim-judge.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { Reranker } from '../ports/reranker.ts';
import type { ReportReader, Store } from '../ports/store.ts';
import type { Translator } from '../ports/translator.ts';
import type { WriteRequest, Writer } from '../ports/writer.ts';
import { notesOn } from './checks/term-notes.ts';
import { CONTEXT_PASSAGES, contextOf } from './context.ts';
import { findDisagreements } from './disagreements.ts';
import { findGaps } from './gaps.ts';
import { makeRecord } from './make-record.ts';
import { noEvidence } from './no-evidence.ts';
import { onBehalf } from './on-behalf.ts';
import { planOf } from './plan.ts';
import { type Retrieval, retrieve } from './retrieve.ts';
import { scoreSentences } from './select-sentences.ts';
import { type AnswerFrame, presentRetrieved, refusedAnswer, writtenAnswer } from './shape-answer.ts';
import { type StandaloneQuestion, standaloneQuestion } from './standalone-question.ts';
import { validateQuestion } from './validate-question.ts';
import { type Draft, writeOrFallBack } from './write-or-fall-back.ts';
import { requestOf } from './write-request.ts';

export interface AnswerDependencies {
  readonly store: Store;
  readonly embedder: Embedder;
  readonly writer: Writer;
  /** Stands in, marked as such, when the writer fails; null lets the failure through as `answer-error`. */
  readonly fallbackWriter: Writer | null;
  /** The house glossary unless a dictionary is installed. */
  readonly translator?: Translator | undefined;
  /** See `RetrieveDependencies`. */
  readonly reranker?: Reranker | null | undefined;
  /** Reads the sentences of a language model beside what they cite; none where it is absent. */
  readonly judge?: ClaimJudge | null | undefined;
  /** What follows when a sentence does not pass its check; it is shown and marked unless given. */
  readonly policy?: ClaimPolicy | undefined;
  /** Names the answer; random unless given. The keys of the passages follow from it: recorded runs need it fixed. */
  readonly newId?: () => string;
  /** Goes into the record of the answer. */
  readonly codeVersion?: CodeVersion | undefined;
}

export interface AnswerRequest {
  readonly asker: Asker;
  readonly question: Question;
  /** What the answer is for; see `WriteRequest`. */
  readonly purpose?: WriteRequest['purpose'];
  /** What the author of a briefing wants of the text; see `WriteRequest`. */
  readonly instruction?: string | undefined;
  readonly instructionMarks?: WriteRequest['instructionMarks'];
}

const UNKNOWN_CODE: CodeVersion = { version: 'unknown', build: null };
/** Evidence that both sides of a disagreement must have. */
const DISAGREEMENT_EVIDENCE = 0.4;

/**
 * The one answering path: question → passages inside the asker's rights → writer → citations → checks.
 * Yields typed events; the last is always `answer-end` or `answer-error`. Never throws. The answer is saved
 * before `answer-end`, with the record of how it came about.
 */
export async function* answerQuestion(
  deps: AnswerDependencies,
  request: AnswerRequest,
  signal: AbortSignal = new AbortController().signal,
): AsyncGenerator<AnswerEvent> {
  const id = deps.newId?.() ?? randomUUID();
  const conversationId = request.question.conversationId ?? randomUUID();
  yield { type: 'answer-start', id, conversationId };
  try {
    const question = validateQuestion(request.question);
    const cause = { actor: request.asker.id, answerId: id };
    const models = onBehalf(deps, cause);
    const made = yield* produce(models, { ...request, question }, { id, conversationId }, signal);
    const { answer, recordOf } = made;
    await deps.store.as(request.asker).saveAnswer(answer, recordOf(request.question));
    yield { type: 'answer-end', answer };
  } catch (thrown) {
    await recordFailure(deps.store, request, { id, conversationId });
    yield { type: 'answer-error', error: toAktenlageError(thrown).toBody().error };
  }
}

/** What failed was asked all the same, and may have shown what was found; where the database is gone, nothing can be said. */
async function recordFailure(
  store: Store,
  { asker, question }: AnswerRequest,
  { id, conversationId }: { id: string; conversationId: string },
): Promise<void> {
  const event = {
    type: 'question-asked',
    actor: asker.id,
    answerId: id,
    conversationId,
    questionHash: createHash('sha256').update(question.question).digest('hex'),
    outcome: 'failed',
    marking: null,
    tlp: null,
  } as const;
  await store.audit.recordAudit(event).catch(() => undefined);
}

interface Made {
  readonly answer: Answer;
  /** @param asked the question as it was given */
  readonly recordOf: (asked: Question) => AnswerRecord;
}

async function* produce(
  deps: AnswerDependencies,
  { asker, question, purpose = 'answer', instruction, instructionMarks }: AnswerRequest,
  ids: { id: string; conversationId: string },
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, Made> {
  const started = performance.now();
  const reader = deps.store.as(asker);
  const scope = { filter: question.filter, asOf: question.asOf };
  const asked = reader.summary(scope);
  // Begins at once: how much is searched is told meanwhile.
  const finding = find(deps, reader, question, signal);
  finding.catch(() => undefined);
  const summary = await asked;
  yield { type: 'status', phase: 'searching', reports: summary.reports, passages: summary.passages };
  const { standalone, retrieval } = await finding;
  signal.throwIfAborted();
  const retrieved = retrieval.passages.map(presentRetrieved);
  yield { type: 'retrieved', retrieved };
  const language: InterfaceLanguage =
    question.answerLanguage ?? (retrieval.analysis.language === 'de' ? 'de' : 'en');
  // Asked for now: the database answers while the sentences are scored.
  const version = reader.corpusVersion();
  version.catch(() => undefined);
  const context = contextOf(retrieval.passages, ids.id);
  const candidates = scoreSentences(retrieval.analysis, context, retrieval.weights, deps.translator);
  const retrieveMs = performance.now() - started;

  const plan = planOf(standalone, retrieval.analysis);
  const frame: AnswerFrame = {
    base: {
      ...ids,
      question: question.question,
      language,
      retrieved,
      retrieval: { plan },
      asOf: question.asOf ?? new Date().toISOString().slice(0, 10),
      createdAt: new Date().toISOString(),
    },
    summary,
    retrieval,
    context,
    candidates,
    writer: deps.writer,
    embedderId: deps.embedder.id,
    corpusVersion: await version,
    policy: deps.policy ?? 'flag',
    started,
    retrieveMs,
  };
  const made = (answer: Answer, draft: Draft | null): Made => ({
    answer,
    recordOf: (asked) =>
      makeRecord({
        answer,
        question: asked,
        purpose,
        instruction,
        plan,
        context,
        retrieved: retrieval.passages,
        code: deps.codeVersion ?? UNKNOWN_CODE,
        policy: frame.policy,
        written: draft && { ...draft.written, ledger: draft.ledger, raw: draft.raw },
      }),
  });
  const reason = noEvidence(summary, retrieval, candidates);
  if (reason !== null) return made(refusedAnswer(frame, reason, null), null);

  yield { type: 'status', phase: 'writing', passages: context.length };
  const draft = yield* writeOrFallBack(
    deps,
    {
      ...requestOf(retrieval, context, frame.base.asOf, language, standalone.question),
      purpose,
      ...(instruction === undefined ? {} : { instruction }),
      ...(instructionMarks === undefined ? {} : { instructionMarks }),
    },
    retrieval.passages,
    language,
    signal,
  );
  const { written, ledger } = draft;
  if (written.claims.every((claim) => claim.citations.length === 0))
    return made(refusedAnswer(frame, 'not-in-the-record', draft), draft);
  yield { type: 'status', phase: 'checking', sentences: written.claims.length };
  const checkStarted = performance.now();
  const before = ledger.citations.length;
  const disagreements = findDisagreements(candidates, ledger, DISAGREEMENT_EVIDENCE, language);
  for (const citation of ledger.citations.slice(before)) yield { type: 'citation', citation };
  const notes = notesOn(written.claims, draft.writer.kind, language);
  const ms = performance.now() - checkStarted;
  const gaps = findGaps(retrieval.analysis, ledger, written, draft.writer.kind, deps.translator);
  return made(writtenAnswer(frame, draft, { disagreements, gaps, notes, ms }), draft);
}

/** What the question means by itself, and the passages for it. */
async function find(
  { embedder, translator, reranker }: AnswerDependencies,
  reader: ReportReader,
  question: Question,
  signal: AbortSignal,
): Promise<{ standalone: StandaloneQuestion; retrieval: Retrieval }> {
  const standalone = await standaloneQuestion(reader, question);
  const retrieval = await retrieve({ reader, embedder, translator, reranker }, standalone, {
    limit: CONTEXT_PASSAGES,
    signal,
  });
  return { standalone, retrieval };
}
