import { randomUUID } from 'node:crypto';
import { answerQuestion } from '../../answer/answer-question.ts';
import {
  AktenlageError,
  type AlsoAsked,
  type Answer,
  type Asker,
  type Briefing,
  type BriefingRequest,
} from '../../domain/index.ts';
import type { BriefingDependencies } from '../draft-briefing.ts';
import type { SectionAnswers } from '../draft-section.ts';
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
  /** What the draft asked beside the questions of a section, by its id: it is asked again. */
  readonly also?: ReadonlyMap<string, AlsoAsked> | undefined;
}

/** A question changed since has no sub-questions: they were those of another one. */
export const alsoOf = ({ sections }: Briefing): ReadonlyMap<string, AlsoAsked> =>
  new Map(sections.flatMap(({ id, also }) => (also === undefined ? [] : [[id, also] as const])));

/**
 * The questions of some sections through the one answering path, in the order of the sections, with the sub-questions of the
 * draft. An answer that fails fails
 * all: an outage must not read as "nothing in the record".
 *
 * @throws AktenlageError of the first answer that failed
 */
export async function askSections(
  deps: BriefingDependencies,
  { asker, outline: { request, template }, sections, instruction, also }: Asking,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, SectionAnswers>> {
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const common = {
    // The prefix tells these answers from conversations, as in a first draft.
    conversationId: `briefing-${randomUUID()}`,
    answerLanguage: request.answerLanguage ?? template.language,
    ...scopeOf(request),
  };
  const besides = sections.map(({ template: { id } }) => also?.get(id) ?? null);
  const asked = sections.flatMap(({ questions }, index) => [
    ...questions,
    ...(besides[index]?.questions ?? []).map(({ question }) => question),
  ]);
  const running = runBounded(
    asked.map(
      (question) => () =>
        ask(deps, { asker, question: { question, ...common }, purpose: 'section', instruction }, both),
    ),
    PARALLEL_QUESTIONS,
  );
  try {
    const answers = await Promise.all(running);
    const left = [...answers];
    const take = (count: number): Answer[] => left.splice(0, count);
    return new Map(
      sections.map(({ template: { id }, questions }, index) => {
        const beside = besides[index] ?? null;
        const own = take(questions.length);
        return [id, { answers: own, also: beside, alsoAnswers: take(beside?.questions.length ?? 0) }];
      }),
    );
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
  // Of its own, as in a draft: see `askQuestions`.
  for await (const event of answerQuestion(deps, request, AbortSignal.any([signal]))) {
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
