import type { Briefing, BriefingRequest } from '../domain/index.ts';
import type { ReportReader } from '../ports/store.ts';
import { machineFacts } from './machine-facts.ts';

/**
 * Everything that a machine needs to check the briefing: what was asked for, the plan, sections with sentences and verdicts,
 * sources with the hash of their file and the place of each quote, gaps, coverage, provenance. No passage that is not quoted,
 * so that nothing in it is graded higher than the paper. Ends with a line break.
 */
export async function renderJson(reader: ReportReader, briefing: Briefing): Promise<string> {
  const { sections, sources, coverage, provenance, ...rest } = briefing;
  const hashes = new Map<string, string | null>();
  for (const { reportId } of sources) {
    if (!hashes.has(reportId)) hashes.set(reportId, (await reader.getReport(reportId))?.contentHash ?? null);
  }
  const full = {
    format: 'aktenlage-briefing/1',
    disclosure: machineFacts(briefing),
    request: requestOf(briefing),
    plan: sections.map(
      ({ id, title, kind = 'record', mode, layout, questions, questionsEdited = false }) => ({
        id,
        title,
        kind,
        ...(mode === undefined ? {} : { mode }),
        ...(layout === undefined ? {} : { layout }),
        questions,
        questionsEdited,
      }),
    ),
    ...rest,
    sections,
    // Null where the report is no longer there for this reader.
    sources: sources.map((source) => ({ ...source, contentHash: hashes.get(source.reportId) ?? null })),
    provenance,
    ...(coverage === undefined ? {} : { coverage }),
  };
  return `${JSON.stringify(full, null, 2)}\n`;
}

/** As it can be made again; which reports were named or left out is not told, see `Briefing.withoutSources`. */
function requestOf({
  topic,
  template,
  asOf,
  language,
  leftOut = [],
  sections,
  occasion,
}: Briefing): BriefingRequest {
  const unwanted = leftOut.filter(({ reason }) => reason === 'not-wanted').map(({ id }) => id);
  const own = sections.filter(({ questionsEdited }) => questionsEdited);
  return {
    topic,
    template: template.id,
    asOf,
    answerLanguage: language,
    ...occasion,
    ...(unwanted.length === 0 ? {} : { leaveOut: unwanted }),
    ...(own.length === 0
      ? {}
      : { questions: Object.fromEntries(own.map(({ id, questions }) => [id, questions])) }),
  };
}
