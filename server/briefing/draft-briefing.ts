import { loadTemplates, type TemplateSet } from '../../prompts/load-templates.ts';
import type { AnswerDependencies } from '../answer/answer-question.ts';
import {
  type Asker,
  type Briefing,
  type BriefingEvent,
  type BriefingRequest,
  type DraftSection,
  toAktenlageError,
} from '../domain/index.ts';
import type { SectionPlanner } from '../ports/section-planner.ts';
import { answerSections } from './answer-sections.ts';
import { askQuestions, type Pace } from './ask-questions.ts';
import { composeBriefing } from './compose-briefing.ts';
import { checkClearance, type PlannedDraft, planDraft } from './plan-draft.ts';
import { scopeOf } from './scope-of.ts';

export interface BriefingDependencies extends AnswerDependencies {
  /** Reads the templates; the folder `prompts/` unless given. */
  readonly loadTemplates?: () => Promise<TemplateSet>;
  /** Proposes sub-questions where the record holds little; the rules do where there is none. */
  readonly planner?: SectionPlanner | null | undefined;
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
  yield* writeDraft(deps, draft, { pace, save, extend: async () => undefined }, signal);
}

export interface WriteOptions {
  readonly pace: Pace;
  /** Stores the finished briefing; what it throws is how the draft ends. */
  readonly save: (briefing: Briefing) => Promise<void>;
  /** Stores the sections with the sub-questions that came to them, before these are asked; what it throws is how the draft ends. */
  readonly extend: (sections: readonly DraftSection[]) => Promise<void>;
}

/**
 * From a plan to the saved briefing: every question goes through `answerQuestion` unless its answer is stored, what rests on
 * little is asked more narrowly, sources
 * become one list, refusals become gaps. Yields typed events; the last is always `briefing-end` or `briefing-error`.
 * Never throws. An answer that fails fails the draft: an outage must not read as "nothing in the record". When it
 * ends, or is left, no question runs on.
 */
export async function* writeDraft(
  deps: BriefingDependencies,
  draft: PlannedDraft,
  { pace, save, extend }: WriteOptions,
  signal: AbortSignal,
): AsyncGenerator<BriefingEvent> {
  // Ends the questions still running when one fails, or when the reader stops listening.
  const stop = new AbortController();
  const pending: Promise<unknown>[] = [];
  const both = AbortSignal.any([signal, stop.signal]);
  try {
    checkClearance(draft.asker, draft.outline);
    const ask = askQuestions(deps, draft, pace, both);
    const answered = answerSections(deps, draft, ask, extend, both);
    pending.push(answered.settled);
    const { reports, passages, newest } = await deps.store
      .as(draft.asker)
      .summary(scopeOf(draft.outline.request));
    // A section is shown with the answers to all its questions, the last of which may have taken minutes.
    const answersOf = async (section: number) => {
      const answers = await answered.of(section);
      await deps.store.checkRights(draft.asker, 'draft');
      return answers;
    };
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
