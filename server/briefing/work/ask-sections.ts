import { randomUUID } from 'node:crypto';
import { answerQuestion } from '../../answer/answer-question.ts';
import {
  AktenlageError,
  type Answer,
  type Asker,
  type Briefing,
  type BriefingRequest,
} from '../../domain/index.ts';
import type { BriefingDependencies } from '../draft-briefing.ts';
import type { Outline, OutlineSection } from '../outline.ts';
import { runBounded } from '../run-bounded.ts';
import { scopeOf } from '../scope-of.ts';

/** As in a first draft. */
const PARALLEL_QUESTIONS = 2;

export interface Asking {
  readonly asker: Asker;
  readonly outline: Outline;
  /** Of the outline. */
  readonly sections: readonly OutlineSection[];
  readonly instruction?: string | undefined;
}

/**
 * The questions of some sections through the one answering path, in the order of the sections. An answer that fails fails
 * all: an outage must not read as "nothing in the record".
 *
 * @throws AktenlageError of the first answer that failed
 */
export async function askSections(
  deps: BriefingDependencies,
  { asker, outline: { request, template }, sections, instruction }: Asking,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly Answer[]>> {
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const common = {
    // The prefix tells these answers from conversations, as in a first draft.
    conversationId: `briefing-${randomUUID()}`,
    answerLanguage: request.answerLanguage ?? template.language,
    ...scopeOf(request),
  };
  const asked = sections.flatMap(({ template: { id }, questions }) =>
    questions.map((question) => ({ id, question })),
  );
  const running = runBounded(
    asked.map(
      ({ question }) =>
        () =>
          ask(deps, { asker, question: { question, ...common }, purpose: 'section', instruction }, both),
    ),
    PARALLEL_QUESTIONS,
  );
  try {
    const answers = await Promise.all(running);
    const bySection = new Map<string, Answer[]>(sections.map(({ template: { id } }) => [id, []]));
    for (const [index, answer] of answers.entries()) bySection.get(asked[index]?.id ?? '')?.push(answer);
    return bySection;
  } finally {
    stop.abort();
    await Promise.allSettled(running);
  }
}

/** @throws AktenlageError when no answer came */
export async function ask(
  deps: BriefingDependencies,
  request: Parameters<typeof answerQuestion>[1],
  signal: AbortSignal,
): Promise<Answer> {
  signal.throwIfAborted();
  for await (const event of answerQuestion(deps, request, signal)) {
    if (event.type === 'answer-end') return event.answer;
    if (event.type === 'answer-error') throw AktenlageError.fromBody({ error: event.error });
  }
  throw new AktenlageError('internal', 'An answer ended without a result.');
}

/** What was asked for; for drafts from before it was kept, as far as the draft shows it. */
export function requestOf({ request, topic, template, leftOut = [], sections }: Briefing): BriefingRequest {
  if (request !== undefined) return request;
  const notWanted = leftOut.filter(({ reason }) => reason === 'not-wanted').map(({ id }) => id);
  const own = sections.filter(({ questionsEdited }) => questionsEdited === true);
  return {
    topic,
    template: template.id,
    ...(notWanted.length === 0 ? {} : { leaveOut: notWanted }),
    ...(own.length === 0
      ? {}
      : { questions: Object.fromEntries(own.map(({ id, questions }) => [id, questions])) }),
  };
}
