import type { Answer, Citation, CitedSince, ReportStanding } from '../domain/index.ts';
import type { ReportReader } from '../ports/store.ts';

/**
 * Answers with what has happened since to the reports that they cite. Found at reading: the stored answer stays as it was
 * given.
 */
export async function withSince(reader: ReportReader, answers: readonly Answer[]): Promise<Answer[]> {
  const citations = answers.flatMap((answer) => answer.citations);
  if (citations.length === 0) return [...answers];
  const standings = await reader.listStandings([
    ...new Map(citations.map((citation) => [citation.reportId, citation])).values(),
  ]);
  const byReport = new Map(standings.map((standing) => [standing.reportId, standing]));
  const passages = await reader.getPassages([...new Set(citations.map(({ passageId }) => passageId))]);
  const there = new Set(passages.map(({ passage }) => passage.id));
  return answers.map((answer) => {
    const since = answer.citations.flatMap((citation) => {
      const standing = byReport.get(citation.reportId);
      return standing === undefined ? [] : (eventOf(citation, standing, there.has(citation.passageId)) ?? []);
    });
    return since.length === 0 ? answer : { ...answer, since };
  });
}

function eventOf(citation: Citation, standing: ReportStanding, passageThere: boolean): CitedSince | null {
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
  return passageThere ? null : { number, event: 'changed', at: standing.ingestedAt, successor: null };
}
