import { randomUUID } from 'node:crypto';
import { type AktenlageError, type Answer, type DraftSection, toAktenlageError } from '../domain/index.ts';
import type { Ask, Outcome } from './ask-questions.ts';
import type { SectionAnswers } from './draft-section.ts';
import { onTopic } from './on-topic.ts';
import type { PlanDependencies } from './plan-briefing.ts';
import type { PlannedDraft } from './plan-draft.ts';
import { MOST_OF_DRAFT, subQuestions, thinQuestions } from './sub-questions.ts';

/** Sections for which a language model is asked for sub-questions; the others have those of the rules. */
const MOST_PROPOSALS = 6;

/** What the sections before have used up of what a draft may ask beside its plan. */
interface Used {
  readonly questions: number;
  readonly proposals: number;
}

type Answered = { readonly answers: SectionAnswers } | { readonly error: AktenlageError };

/**
 * Asks all questions of the draft at once, in their order, and then, section by section, what else is to be asked where their
 * answers rest on little. Sub-questions join the plan before they are asked, so that whoever goes on asks the same ones.
 *
 * @param extend stores the sections with what came to them; what it throws ends the draft
 * @returns for each section its answers, in the order of the template; rejects with the AktenlageError of the first that failed
 */
export function answerSections(
  deps: PlanDependencies,
  draft: PlannedDraft,
  ask: Ask,
  extend: (sections: readonly DraftSection[]) => Promise<void>,
  signal: AbortSignal,
): { readonly of: (section: number) => Promise<SectionAnswers>; readonly settled: Promise<unknown> } {
  const { topic, template } = draft.outline;
  const speaksOf = onTopic(topic, template.language);
  const sections = [...draft.sections];
  const asked = sections.map(({ questions }) => questions.map((question) => ask(question)));
  let before: Promise<Used> = Promise.resolve({ questions: 0, proposals: 0 });

  const plan = async (index: number, answers: readonly Answer[], used: Used): Promise<Used> => {
    const section = sections[index];
    const outlined = draft.outline.sections[index];
    if (section === undefined || outlined === undefined || section.questions.length === 0) return used;
    const tally = ({ also }: DraftSection): Used => ({
      questions: used.questions + (also?.questions.length ?? 0),
      proposals: used.proposals + (also?.by === 'language-model' ? 1 : 0),
    });
    // Decided before the process ended: the same is asked again.
    if (section.also !== undefined) return tally(section);
    const { questions, ...origin } = await subQuestions(
      deps,
      {
        ...{ asker: draft.asker, outline: draft.outline, section: outlined },
        left: MOST_OF_DRAFT - used.questions,
        mayPropose: used.proposals < MOST_PROPOSALS,
      },
      thinQuestions(outlined.questions, answers, speaksOf),
      signal,
    );
    const also = { ...origin, questions: questions.map((one) => ({ ...one, answerId: randomUUID() })) };
    sections[index] = { ...section, also };
    await extend([...sections]);
    return tally(sections[index]);
  };

  const all = asked.map((outcomes, index): Promise<Answered> => {
    const own = Promise.all(outcomes).then(answersOf);
    const planned = Promise.all([own, before]).then(([answers, used]) => plan(index, answers, used));
    before = planned;
    return Promise.all([own, planned])
      .then(async ([answers]) => {
        const { also = null } = sections[index] ?? {};
        const alsoAnswers = answersOf(
          // Before the questions of later sections: this one is being waited for.
          await Promise.all((also?.questions ?? []).map((question) => ask(question, true))),
        );
        return { answers: { answers, also, alsoAnswers } };
      })
      .catch((thrown) => ({ error: toAktenlageError(thrown) }));
  });
  return {
    async of(section) {
      const answered = await all[section];
      if (answered === undefined) return { answers: [], also: null, alsoAnswers: [] };
      if ('error' in answered) throw answered.error;
      return answered.answers;
    },
    settled: Promise.all([...all, ...asked.flat()]),
  };
}

/** @throws AktenlageError of the first that failed */
function answersOf(outcomes: readonly Outcome[]): Answer[] {
  return outcomes.map((outcome) => {
    if ('error' in outcome) throw outcome.error;
    return outcome.answer;
  });
}
