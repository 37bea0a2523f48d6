import { type AnswerDependencies, answerQuestion } from '../answer/answer-question.ts';
import { AktenlageError, type Answer, type DraftQuestion, toAktenlageError } from '../domain/index.ts';
import { draftConversation, type PlannedDraft } from './plan-draft.ts';
import { scopeOf } from './scope-of.ts';
import { type Turns, takeTurns } from './take-turns.ts';

export type Outcome = { readonly answer: Answer } | { readonly error: AktenlageError };

/** How questions of one draft, and of all drafts of the process, run beside each other. */
export interface Pace {
  /** Questions of one draft at a time. */
  readonly parallel: number;
  /** Shared by all drafts: they take turns. */
  readonly turns: Turns;
}

/** The promise never rejects. `first`: before those that wait already. */
export type Ask = (question: DraftQuestion, first?: boolean) => Promise<Outcome>;

/**
 * Asks the questions of a draft, in turn. A question whose answer is stored is not asked again: the id of an answer is fixed
 * in the plan, and an answer is stored whole or not at all.
 */
export function askQuestions(
  deps: AnswerDependencies,
  draft: PlannedDraft,
  { parallel, turns }: Pace,
  signal: AbortSignal,
): Ask {
  const { asker } = draft;
  const common = commonOf(draft);
  const own = takeTurns(parallel);
  const ask =
    ({ question, answerId }: DraftQuestion) =>
    async (): Promise<Outcome> => {
      try {
        signal.throwIfAborted();
        // Between the questions: who has lost a right since is not written for.
        await deps.store.checkRights(asker, 'draft');
        const stored = await deps.store.as(asker).getAnswer(answerId);
        if (stored !== null) return { answer: stored };
        const asked = { asker, question: { question, ...common }, purpose: 'section' } as const;
        const own = { ...deps, newId: () => answerId };
        // Its calls listen to a signal of their own: those of all questions at once would look like a leak to Node.
        for await (const event of answerQuestion(own, asked, AbortSignal.any([signal]))) {
          if (event.type === 'answer-end') return { answer: event.answer };
          if (event.type === 'answer-error') return { error: AktenlageError.fromBody(event) };
        }
        return { error: new AktenlageError('internal', 'An answer ended without a result.') };
      } catch (thrown) {
        return { error: toAktenlageError(thrown) };
      }
    };
  return (question, first) => own(() => turns(ask(question)), first);
}

function commonOf({ id, createdAt, outline: { request, template } }: PlannedDraft) {
  const day = createdAt.slice(0, 10);
  // Gone on with on a later day, a draft of today stays one of its day: the sections speak of one record.
  const asOf = request.asOf ?? (new Date().toISOString().slice(0, 10) > day ? day : undefined);
  return {
    conversationId: draftConversation(id),
    answerLanguage: request.answerLanguage ?? template.language,
    ...scopeOf({ ...request, asOf }),
  };
}
