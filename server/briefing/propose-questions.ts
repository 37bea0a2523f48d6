import type { TemplateSet } from '../../prompts/load-templates.ts';
import { searchPassages } from '../answer/search-passages.ts';
import {
  type AktenlageError,
  type Asker,
  type BriefingPlan,
  MAX_SECTION_QUESTIONS,
  toAktenlageError,
} from '../domain/index.ts';
import type { PlanningSearch } from '../ports/section-planner.ts';
import { type Outline, outline } from './outline.ts';
import type { PlanDependencies } from './plan-briefing.ts';
import { scopeOf } from './scope-of.ts';

/** The outline with the proposed questions, or why there is none. */
export type Proposed =
  | { readonly outline: Outline }
  | { readonly outline: null; readonly why: NonNullable<BriefingPlan['notProposed']> };

/** Of one search: enough to see what is there. */
const FOUND = 6;

/**
 * Has the language model propose questions for every section that asks the record, with the search of the product under the
 * asker's rights as its only tool. What it proposes is checked like the wishes of an author. A model that fails leaves the
 * questions as they are; a record that fails is an error.
 *
 * @throws AktenlageError of the database or the embedder; `cancelled`
 */
export async function proposeQuestions(
  deps: PlanDependencies,
  asker: Asker,
  plan: Outline,
  templates: TemplateSet,
  signal: AbortSignal,
): Promise<Proposed> {
  if (!deps.planner) return { outline: null, why: 'no-language-model' };
  const { topic, purpose, counterpart, template } = plan;
  const search = planningSearch(deps, asker, plan);
  try {
    const { planner } = deps;
    const own = planner.onBehalfOf?.({ actor: asker.id, answerId: null }) ?? planner;
    const { questions } = await own.propose(
      {
        topic,
        purpose,
        counterpart,
        language: template.language,
        sections: plan.sections
          .filter(({ questions: asked }) => asked.length > 0)
          .map(({ template: { id, title, purpose: serves }, questions: asked }) => ({
            id,
            title,
            purpose: serves,
            questions: asked,
          })),
        mostQuestions: MAX_SECTION_QUESTIONS,
      },
      search,
      signal,
    );
    const wishes = Object.fromEntries(Object.entries(questions).map(([id, asked]) => [id, [...asked]]));
    return {
      outline: outline({ ...plan.request, questions: { ...plan.request.questions, ...wishes } }, templates),
    };
  } catch (thrown) {
    return { outline: null, why: whyNot(toAktenlageError(thrown)) };
  }
}

/** The search of the product under the asker's rights and within the reports that he wants. */
export const planningSearch =
  (deps: PlanDependencies, asker: Asker, { request }: Pick<Outline, 'request'>): PlanningSearch =>
  async (query, searching) => {
    const question = { question: query, ...scopeOf(request) };
    const { passages } = await searchPassages(deps, { asker, question, limit: FOUND }, searching);
    return passages.map(({ title, publishedOn, text, marking, tlp }) => ({
      title,
      publishedOn,
      text,
      marking,
      tlp,
    }));
  };

/** @throws AktenlageError what is no failure of the model or of its proposal */
function whyNot(failure: AktenlageError): NonNullable<BriefingPlan['notProposed']> {
  if (failure.code === 'model-interrupted') return 'over-budget';
  if (failure.code === 'model-malformed' || failure.code === 'bad-request') return 'unusable';
  if (failure.code.startsWith('model-')) return 'failed';
  throw failure;
}
