import type { Answer, Briefing, Citation, CitedSince, ReportStanding } from '../domain/index.ts';
import type { ReportReader } from '../ports/store.ts';

/**
 * Answers with what has happened since to the reports that they cite. Found at reading: the stored answer stays as it was
 * given.
 */
export async function answersSince(reader: ReportReader, answers: readonly Answer[]): Promise<Answer[]> {
  const eventOf = await readEvents(
    reader,
    answers.flatMap(({ citations }) => citations),
  );
  return answers.map((answer) => {
    const since = answer.citations.flatMap((citation) => eventOf(citation) ?? []);
    return since.length === 0 ? answer : { ...answer, since };
  });
}

/** The same for a briefing and its sources. */
export async function briefingSince(reader: ReportReader, briefing: Briefing): Promise<Briefing> {
  const eventOf = await readEvents(reader, briefing.sources);
  const since = briefing.sources.flatMap((citation) => eventOf(citation) ?? []);
  return since.length === 0 ? briefing : { ...briefing, since };
}

async function readEvents(
  reader: ReportReader,
  citations: readonly Citation[],
): Promise<(citation: Citation) => CitedSince | null> {
  if (citations.length === 0) return () => null;
  const cited = [...new Map(citations.map((citation) => [citation.reportId, citation])).values()];
  const standings = new Map((await reader.listStandings(cited)).map((one) => [one.reportId, one]));
  const passages = await reader.getPassages([...new Set(citations.map(({ passageId }) => passageId))]);
  const there = new Set(passages.map(({ passage }) => passage.id));
  // A passage may be gone only because the report is divided otherwise now: then its words still stand in the report.
  const texts = new Map<string, string>();
  for (const { reportId, passageId } of citations) {
    if (there.has(passageId) || texts.has(reportId) || standings.get(reportId)?.state !== 'there') continue;
    texts.set(reportId, (await reader.getReport(reportId))?.text ?? '');
  }
  return (citation) => {
    const standing = standings.get(citation.reportId);
    const stands =
      there.has(citation.passageId) || texts.get(citation.reportId)?.includes(citation.quote) === true;
    return standing === undefined ? null : eventFor(citation, standing, stands);
  };
}

function eventFor(citation: Citation, standing: ReportStanding, stands: boolean): CitedSince | null {
  const { number } = citation;
  const { successor } = standing;
  if (standing.state !== 'there') {
    // The name leads to another report now, or one says that it takes the place of this one.
    if (successor !== null) return { number, event: 'superseded', at: standing.withdrawnAt, successor };
    return { number, event: standing.state, at: standing.withdrawnAt, successor: null };
  }
  // What was out of date already when it was cited is said beside the source; what is extended stays in force.
  const isNew = successor !== null && successor.sourceKey !== citation.supersededBy;
  if (isNew && successor.how !== 'extends') return { number, event: 'superseded', at: null, successor };
  return stands ? null : { number, event: 'changed', at: standing.ingestedAt, successor: null };
}
