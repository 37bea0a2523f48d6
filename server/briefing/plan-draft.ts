import { randomUUID } from 'node:crypto';
import type { TemplateSet } from '../../prompts/load-templates.ts';
import {
  AktenlageError,
  type Asker,
  type BriefingRequest,
  type DraftSection,
  markingLevel,
} from '../domain/index.ts';
import type { DraftWork, NewDraft } from '../ports/drafts.ts';
import { type Outline, outline } from './outline.ts';

/** A draft whose outline is known: from `planDraft`, or as it was stored. */
export interface PlannedDraft extends DraftWork {
  readonly outline: Outline;
}

/** Holds the answers of one briefing together; its prefix tells them from conversations. */
export const draftConversation = (id: string): string => `briefing-${id}`;

/**
 * From a request to a plan: the sections with their questions, each with the id under which its answer will be stored.
 *
 * @throws AktenlageError as `outline`; `bad-request` where the author could not see what the template makes of it
 */
export function planDraft(
  asker: Asker,
  request: BriefingRequest,
  templates: TemplateSet,
): PlannedDraft & NewDraft {
  const plan = outline(request, templates);
  checkClearance(asker, plan);
  const { template } = plan;
  return {
    id: randomUUID(),
    asker,
    createdAt: new Date().toISOString(),
    title: briefingTitle(plan),
    request: plan.request,
    marking: template.marking.minimum,
    sections: plan.sections.map(({ template: { title }, questions }) => ({
      title,
      questions: questions.map((question): DraftSection['questions'][number] => ({
        question,
        answerId: randomUUID(),
      })),
    })),
    outline: plan,
  };
}

/** The store gives the outline back as it got it. */
export const asPlanned = (work: DraftWork): PlannedDraft => ({ ...work, outline: work.outline as Outline });

export const briefingTitle = ({ template, topic }: Pick<Outline, 'template' | 'topic'>): string =>
  `${template.title}: ${topic}`;

/** Nobody drafts what he may not see afterwards. @throws AktenlageError `bad-request` */
export function checkClearance({ clearance }: Asker, { template }: Pick<Outline, 'template'>): void {
  const { minimum } = template.marking;
  if (markingLevel(minimum) <= clearance) return;
  throw new AktenlageError(
    'bad-request',
    `The briefing cannot be drafted: this template marks every draft at least ${minimum}, which is above your clearance.`,
  );
}
