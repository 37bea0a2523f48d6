import { loadTemplates, type TemplateSet } from '../../prompts/load-templates.ts';
import type { AnswerDependencies } from '../answer/answer-question.ts';
import {
  type Answer,
  type Asker,
  type Briefing,
  type BriefingEvent,
  type BriefingRequest,
  toAktenlageError,
} from '../domain/index.ts';
import { askQuestions, type Outcome, type Pace } from './ask-questions.ts';
import { composeBriefing } from './compose-briefing.ts';
import { checkClearance, type PlannedDraft, planDraft } from './plan-draft.ts';
import { scopeOf } from './scope-of.ts';

export interface BriefingDependencies extends AnswerDependencies {
  /** Reads the templates; the folder `prompts/` unless given. */
  readonly loadTemplates?: () => Promise<TemplateSet>;
}

/** Two cores answer two questions at a time; a model server is not flooded either. */
export const PARALLEL_QUESTIONS = 2;

/**
 * Drafts a briefing in one go, without keeping the draft: for whoever can begin anew. The server works through
 * `createDraftDesk`, which drafts in the same way.
 */
export async function* draftBriefing(
  deps: BriefingDependencies,
  { asker, request }: { readonly asker: Asker; readonly request: BriefingRequest },
  signal: AbortSignal = new AbortController().signal,
): AsyncGenerator<BriefingEvent> {
  let draft: PlannedDraft;
  try {
    draft = planDraft(asker, request, await (deps.loadTemplates ?? loadTemplates)());
  } catch (thrown) {
    yield { type: 'briefing-error', error: toAktenlageError(thrown).toBody().error };
    return;
  }
  const pace = { parallel: PARALLEL_QUESTIONS, turns: <T>(task: () => Promise<T>) => task() };
  const save = (briefing: Briefing) => deps.store.as(asker).saveBriefing(briefing);
  yield* writeDraft(deps, draft, { pace, save }, signal);
}

export interface WriteOptions {
  readonly pace: Pace;
  /** Stores the finished briefing; what it throws is how the draft ends. */
  readonly save: (briefing: Briefing) => Promise<void>;
}

/**
 * From a plan to the saved briefing: every question goes through `answerQuestion` unless its answer is stored, sources
 * become one list, refusals become gaps. Yields typed events; the last is always `briefing-end` or `briefing-error`.
 * Never throws. An answer that fails fails the draft: an outage must not read as "nothing in the record". When it
 * ends, or is left, no question runs on.
 */
export async function* writeDraft(
  deps: AnswerDependencies,
  draft: PlannedDraft,
  { pace, save }: WriteOptions,
  signal: AbortSignal,
): AsyncGenerator<BriefingEvent> {
  // Ends the questions still running when one fails, or when the reader stops listening.
  const stop = new AbortController();
  const pending: Promise<unknown>[] = [];
  const both = AbortSignal.any([signal, stop.signal]);
  try {
    checkClearance(draft.asker, draft.outline);
    const outcomes = askQuestions(deps, draft, pace, both);
    pending.push(...outcomes);
    const { reports, passages, newest } = await deps.store
      .as(draft.asker)
      .summary(scopeOf(draft.outline.request));
    const still = () => deps.store.checkRights(draft.asker, 'draft');
    const answersOf = takeInTurn(draft, outcomes, still);
    const briefing = yield* composeBriefing(draft, answersOf, { reports, passages, newest });
    await save(briefing);
    yield { type: 'briefing-end', briefing };
  } catch (thrown) {
    stop.abort();
    yield { type: 'briefing-error', error: toAktenlageError(thrown).toBody().error };
  } finally {
    stop.abort();
    await Promise.all(pending);
  }
}

/** The answers of each section. @throws AktenlageError of the first answer that failed, or as `still` */
function takeInTurn(
  { sections }: PlannedDraft,
  outcomes: readonly Promise<Outcome>[],
  still: () => Promise<void>,
) {
  const starts: number[] = [];
  let next = 0;
  for (const { questions } of sections) {
    starts.push(next);
    next += questions.length;
  }
  return async (section: number): Promise<readonly Answer[]> => {
    const start = starts[section] ?? 0;
    const answers: Answer[] = [];
    for (const promise of outcomes.slice(start, start + (sections[section]?.questions.length ?? 0))) {
      const outcome = await promise;
      if ('error' in outcome) throw outcome.error;
      answers.push(outcome.answer);
    }
    // A section is shown with the answers to all its questions, the last of which may have taken minutes.
    await still();
    return answers;
  };
}
