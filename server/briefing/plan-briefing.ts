import type { TemplateSet } from '../../prompts/load-templates.ts';
import type { ProbeDependencies } from '../answer/probe-record.ts';
import type { Asker, BriefingPlan, PlanRequest } from '../domain/index.ts';
import { checkRecord } from './check-record.ts';
import { outline } from './outline.ts';
import { checkClearance } from './plan-draft.ts';

/**
 * What a request will ask, section by section, and how much the record holds for it; nothing is written or stored.
 *
 * @throws AktenlageError as `planDraft`, and as `checkRecord`
 */
export async function planBriefing(
  deps: ProbeDependencies,
  { asker, request }: { readonly asker: Asker; readonly request: PlanRequest },
  templates: TemplateSet,
  signal: AbortSignal,
): Promise<BriefingPlan> {
  const { propose: _propose, ...wanted } = request;
  const plan = outline(wanted, templates);
  checkClearance(asker, plan);
  return { ...(await checkRecord(deps, asker, plan, signal)), plannedBy: 'rules' };
}
