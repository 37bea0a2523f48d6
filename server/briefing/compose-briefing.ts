import {
  type Answer,
  type Briefing,
  type BriefingEvent,
  type BriefingSection,
  highestMarking,
  type LeftOutSection,
  MARKINGS,
  markingLevel,
  type Refusal,
  tlpOver,
} from '../domain/index.ts';
import { draftSection, type SectionAnswers } from './draft-section.ts';
import { nothingSaid } from './merge-answer.ts';
import { mergeProvenance } from './merge-provenance.ts';
import { onTopic } from './on-topic.ts';
import type { Outline } from './outline.ts';
import { briefingTitle, type PlannedDraft } from './plan-draft.ts';
import { SourceList } from './source-list.ts';

/**
 * Drafts section by section, in the template's order whatever order the answers arrive in. The same answers make the
 * same briefing.
 *
 * @param answersOf what a section is drafted from; what it throws is thrown
 */
export async function* composeBriefing(
  { id, createdAt, outline }: PlannedDraft,
  answersOf: (section: number) => Promise<SectionAnswers>,
  searched: Refusal['searched'],
): AsyncGenerator<BriefingEvent, Briefing> {
  const { request, topic, template, sections, notWanted } = outline;
  const started = performance.now();
  yield { type: 'briefing-start', id, sections: sections.map(({ template: { title } }) => title) };

  const asOf = request.asOf ?? createdAt.slice(0, 10);
  const { language, marking } = template;
  const list = new SourceList();
  const speaksOf = onTopic(topic, language);
  const shared = {
    language,
    topic,
    asOf,
    portions: marking.portions,
    list,
    said: nothingSaid(),
    saidUnderQuestions: nothingSaid(),
    speaksOf,
  };
  const answers: Answer[] = [];
  /** Of who thought of the sub-questions; those of the writer come with the answers. */
  const promptVersions: Record<string, string> = {};
  const drafted: BriefingSection[] = [];
  const gaps: Briefing['gaps'] = [];
  const leftOut = [...notWanted];
  const disagreements: Briefing['disagreements'] = [];
  for (const [index, section] of sections.entries()) {
    const { title, mandatory } = section.template;
    yield { type: 'section-start', index, title };
    const given = await answersOf(index);
    Object.assign(promptVersions, given.also?.promptVersions);
    const done = draftSection(section, given, { ...shared, searched });
    answers.push(...done.answers);
    gaps.push(...done.gaps);
    disagreements.push(...done.disagreements);
    if (mandatory || done.isFilled) drafted.push(done.section);
    else leftOut.push(asLeftOut(done.section));
    yield { type: 'section-end', index, section: done.section };
  }

  return {
    id,
    title: briefingTitle(outline),
    topic,
    audience: template.audience,
    template: {
      id: template.id,
      version: template.version,
      title: template.title,
      ...(template.origin === 'house' ? { origin: template.origin } : {}),
    },
    language,
    asOf,
    ...(request.withoutSources === undefined || request.withoutSources.length === 0
      ? {}
      : { withoutSources: new Set(request.withoutSources).size }),
    ...(request.onlySources === undefined || request.onlySources.length === 0
      ? {}
      : { onlySources: new Set(request.onlySources).size }),
    ...heldBackOf(answers),
    ...occasionOf(outline),
    minimumMarking: marking.minimum,
    marking: highestMarking([marking.minimum, ...list.sources.map((source) => source.marking)]),
    ...tlpOver(list.sources),
    sections: drafted,
    sources: list.sources,
    gaps,
    ...(leftOut.length === 0 ? {} : { leftOut: inOrderOf(template, leftOut) }),
    disagreements,
    status: 'draft',
    request,
    createdAt,
    provenance: mergeProvenance(
      answers.map(({ provenance }) => provenance),
      template,
      promptVersions,
    ),
    timings: { totalMs: performance.now() - started },
  };
}

/** One sum, to the lowest grade that the model was released for: it may be released otherwise while drafting. */
function heldBackOf(answers: readonly Answer[]): Pick<Briefing, 'heldBack'> {
  const held = answers.flatMap(({ heldBack }) => heldBack ?? []);
  if (held.length === 0) return {};
  const passages = held.reduce((sum, one) => sum + one.passages, 0);
  const least = Math.min(...held.map(({ releasedUpTo }) => markingLevel(releasedUpTo)));
  return { heldBack: { passages, releasedUpTo: MARKINGS[least] ?? 'OFFEN' } };
}

function occasionOf({ purpose, counterpart, request: { length } }: Outline): Pick<Briefing, 'occasion'> {
  const occasion = {
    // Undefined in an outline that was stored before there were any.
    ...(purpose ? { purpose } : {}),
    ...(counterpart ? { counterpart } : {}),
    ...(length === undefined ? {} : { length }),
  };
  return Object.keys(occasion).length === 0 ? {} : { occasion };
}

/** The record has nothing at all on it, or nothing that an earlier section does not have. */
const asLeftOut = ({ id, title, repeated, also }: BriefingSection): LeftOutSection => ({
  ...{ id, title, reason: repeated === undefined ? 'nothing-found' : 'said-before' },
  ...(also === undefined ? {} : { also }),
});

function inOrderOf({ sections }: Outline['template'], leftOut: readonly LeftOutSection[]): LeftOutSection[] {
  return sections.flatMap(({ id }) => leftOut.filter((one) => one.id === id));
}
