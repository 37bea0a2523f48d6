import type { TemplateSet } from '../../prompts/load-templates.ts';
import type { ProbeDependencies } from '../answer/probe-record.ts';
import type { Asker, BriefingPlan, PlanRequest } from '../domain/index.ts';
import type { SectionPlanner } from '../ports/section-planner.ts';
import { checkRecord } from './check-record.ts';
import { outline } from './outline.ts';
import { checkClearance } from './plan-draft.ts';
import { proposeOtherWords } from './propose-other-words.ts';
import { proposeQuestions } from './propose-questions.ts';

export interface PlanDependencies extends ProbeDependencies {
  readonly planner?: SectionPlanner | null | undefined;
}

/**
 * What a request will ask, section by section, and how much the record holds for it; nothing is written or stored. Where a
 * language model is to propose the questions and cannot, the rules do, and the plan says why.
 *
 * @throws AktenlageError as `planDraft`, and as `checkRecord`
 */
export async function planBriefing(
  deps: PlanDependencies,
  { asker, request }: { readonly asker: Asker; readonly request: PlanRequest },
  templates: TemplateSet,
  signal: AbortSignal,
): Promise<BriefingPlan> {
  const { propose = false, ...wanted } = request;
  const plan = outline(wanted, templates);
  checkClearance(asker, plan);
  if (!propose) return { ...(await checkRecord(deps, asker, plan, signal)), plannedBy: 'rules' };
  const proposed = await proposeQuestions(deps, asker, plan, templates, signal);
  const checked = await checkRecord(deps, asker, proposed.outline ?? plan, signal);
  if (proposed.outline !== null) return { ...checked, plannedBy: 'language-model' };
  const sections = await proposeOtherWords(deps, asker, plan, checked.sections, signal);
  return { ...checked, sections, plannedBy: 'rules', notProposed: proposed.why };
}
