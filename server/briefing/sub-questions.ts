import { matchable, matchStrength } from '../answer/match-terms.ts';
import {
  type AlsoAsked,
  type Answer,
  type Asker,
  markingLevel,
  QUESTION_MAX_LENGTH,
  toAktenlageError,
} from '../domain/index.ts';
import { isStopWord, words } from '../text/index.ts';
import { fits } from './draft-section.ts';
import type { onTopic } from './on-topic.ts';
import { otherWords, ownWords } from './other-words.ts';
import type { Outline, OutlineSection } from './outline.ts';
import type { PlanDependencies } from './plan-briefing.ts';
import { planningSearch } from './propose-questions.ts';

/** Sub-questions of one question, of one section, and of a whole draft. */
export const MOST_OF_QUESTION = 3;
const MOST_OF_SECTION = 6;
export const MOST_OF_DRAFT = 24;

/** What rests on fewer reports is thin: nobody else confirms it. */
const ENOUGH_REPORTS = 2;

/** A question for which more is looked, with its place in the section. */
export interface ThinQuestion {
  readonly of: number;
  readonly question: string;
}

/** The questions of a section whose answers hold nothing on the topic, or what one report alone says. */
export function thinQuestions(
  questions: readonly string[],
  answers: readonly Answer[],
  speaksOf: ReturnType<typeof onTopic>,
): ThinQuestion[] {
  return questions.flatMap((question, of) => {
    const answer = answers[of];
    return answer !== undefined && reportsOf(answer, speaksOf).size < ENOUGH_REPORTS
      ? [{ of, question }]
      : [];
  });
}

function reportsOf(answer: Answer, speaksOf: ReturnType<typeof onTopic>): Set<string> {
  const byNumber = new Map(answer.citations.map((citation) => [citation.number, citation]));
  return new Set(
    answer.claims.flatMap(({ text, citations }) =>
      citations.flatMap((number) => {
        const citation = byNumber.get(number);
        return citation !== undefined && fits(answer, citation, text, speaksOf) ? [citation.reportId] : [];
      }),
    ),
  );
}

export interface Deepening {
  readonly asker: Asker;
  readonly outline: Outline;
  readonly section: OutlineSection;
  /** Sub-questions that the draft may still ask. */
  readonly left: number;
  /** Whether a language model may be asked once more. */
  readonly mayPropose: boolean;
}

/**
 * Sub-questions for what is thin: of the language model where there is a planner and it proposes any, else by rules. At
 * most three a question, six a section, and what the draft has left.
 *
 * @throws AktenlageError of the database or the embedder; `cancelled`, `interrupted`
 */
export async function subQuestions(
  deps: PlanDependencies,
  deepening: Deepening,
  thin: readonly ThinQuestion[],
  signal: AbortSignal,
): Promise<AlsoAsked> {
  const { outline, section, left, mayPropose } = deepening;
  const most = Math.min(MOST_OF_SECTION, left);
  if (thin.length === 0 || most <= 0) return { by: 'rules', questions: [] };
  const proposed = mayPropose ? inTurn(await proposedBy(deps, deepening, thin, signal), section) : [];
  const { topic, template } = outline;
  if (proposed.length > 0) {
    const promptVersions = promptsOf(deps.planner, template.language);
    return { by: 'language-model', questions: proposed.slice(0, most), promptVersions };
  }
  const ruled = thin.map(({ of, question }) =>
    otherWords(question, { topic, language: template.language }).map((other) => ({ of, question: other })),
  );
  return { by: 'rules', questions: inTurn(ruled, section).slice(0, most) };
}

/** A planner knows prompts for other tasks and languages too. */
const promptsOf = (planner: PlanDependencies['planner'], language: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(planner?.promptVersions ?? {}).filter(([key]) => key === `sub-questions.${language}`),
  );

/** The first of each, then the second of each, so that a bound cuts off the last; none twice, none that is asked anyway. */
function inTurn(
  bySource: readonly (readonly ThinQuestion[])[],
  { questions }: OutlineSection,
): ThinQuestion[] {
  const asked = new Set(questions);
  return Array.from({ length: MOST_OF_QUESTION }, (_, at) => bySource.flatMap((of) => of[at] ?? []))
    .flat()
    .filter(({ question }) => !asked.has(question) && asked.add(question));
}

/** None where there is no planner, or where it fails: the rules have some. */
async function proposedBy(
  deps: PlanDependencies,
  { asker, outline, section }: Deepening,
  thin: readonly ThinQuestion[],
  signal: AbortSignal,
): Promise<ThinQuestion[][]> {
  const { planner } = deps;
  if (!planner) return [];
  const { topic, purpose, counterpart, template } = outline;
  // These questions go into the paper unseen by its author: they must not be made of what the paper may not hold.
  const reader = {
    ...asker,
    clearance: Math.min(asker.clearance, markingLevel(template.marking.minimum)),
    groups: [],
  };
  const own = planner.onBehalfOf?.({ actor: asker.id, answerId: null }) ?? planner;
  try {
    const { questions } = await own.propose(
      {
        ...{ topic, purpose, counterpart, language: template.language, task: 'sub-questions' },
        sections: thin.map(({ of, question }) => ({
          ...{ id: of.toString(), title: section.template.title, purpose: section.template.purpose },
          questions: [question],
        })),
        mostQuestions: MOST_OF_QUESTION,
      },
      planningSearch(deps, reader, outline),
      signal,
    );
    return thin.map(({ of }) =>
      (questions[of.toString()] ?? [])
        .filter((question) => question.length <= QUESTION_MAX_LENGTH)
        .filter((question) => isNarrower(question, outline))
        .map((question) => ({ of, question })),
    );
  } catch (thrown) {
    const failure = toAktenlageError(thrown);
    if (failure.code.startsWith('model-') || failure.code === 'bad-request') return [];
    throw failure;
  }
}

/** It names the topic, or a word of it, and asks for something beside it. */
function isNarrower(question: string, { topic, template: { language } }: Outline): boolean {
  const named = matchable(topic, [language]);
  return (
    words(question).some(({ text }) => !isStopWord(text, language) && matchStrength(text, named) > 0) &&
    ownWords(question, topic, language).length > 0
  );
}
