import {
  type Briefing,
  type BriefingCoverage,
  type Marking,
  markingLevel,
  sourceMarks,
} from '../domain/index.ts';
import type { ReportReader, StoredReport } from '../ports/store.ts';

/** How far down the passages of a question are looked at: what stands there was close to being used. */
const FIRST_PASSAGES = 5;

/**
 * The briefing with its coverage, from the answers to its questions as this reader sees them now: a report that he may not
 * see, or that is gone, is in neither list.
 */
export async function withCoverage(reader: ReportReader, briefing: Briefing): Promise<Briefing> {
  const reports = visible(reader);
  const sentences = new Map<string, number>();
  const reportOf = new Map(briefing.sources.map(({ number, reportId }) => [number, reportId]));
  for (const { claims } of briefing.sections) {
    for (const { citations } of claims) {
      for (const id of new Set(citations.flatMap((number) => reportOf.get(number) ?? []))) {
        sentences.set(id, (sentences.get(id) ?? 0) + 1);
      }
    }
  }
  // What only a box of differing statements cites is used too.
  for (const id of reportOf.values()) if (!sentences.has(id)) sentences.set(id, 0);
  const found = await foundBeside(reader, briefing, new Set(sentences.keys()));
  const used: BriefingCoverage['used'] = [];
  for (const [id, count] of sentences) {
    const report = await reports(id);
    if (report !== null) used.push({ ...facts(report), sentences: count });
  }
  const notUsed: BriefingCoverage['notUsed'] = [];
  for (const [id, { questions, sections }] of found) {
    const report = await reports(id);
    if (report !== null) notUsed.push({ ...facts(report), questions, sections: [...sections] });
  }
  used.sort((a, b) => b.sentences - a.sentences || a.sourceKey.localeCompare(b.sourceKey));
  notUsed.sort((a, b) => b.questions - a.questions || a.sourceKey.localeCompare(b.sourceKey));
  return { ...briefing, coverage: { used, notUsed } };
}

/**
 * For a paper that leaves the house: nothing in the list may be graded higher than the paper, and nothing that is only for
 * some groups is named beside what it does not quote.
 */
export async function coverageForPaper(reader: ReportReader, briefing: Briefing): Promise<Briefing> {
  const { coverage } = briefing.coverage === undefined ? await withCoverage(reader, briefing) : briefing;
  if (coverage === undefined) return briefing;
  const reports = visible(reader);
  const notUsed: BriefingCoverage['notUsed'] = [];
  for (const one of coverage.notUsed) {
    const report = await reports(one.reportId);
    if (report !== null && isForAll(report) && isWithin(one.marking, briefing.marking)) notUsed.push(one);
  }
  const quoted = new Set(briefing.sources.map(({ reportId }) => reportId));
  return {
    ...briefing,
    coverage: { used: coverage.used.filter(({ reportId }) => quoted.has(reportId)), notUsed },
  };
}

const isForAll = ({ access }: StoredReport): boolean => access.groups.length === 0 && access.owner === null;
const isWithin = (marking: Marking, limit: Marking): boolean => markingLevel(marking) <= markingLevel(limit);

async function foundBeside(reader: ReportReader, { sections }: Briefing, used: ReadonlySet<string>) {
  const found = new Map<string, { questions: number; sections: Set<string> }>();
  for (const { title, answerIds } of sections) {
    for (const answerId of answerIds) {
      const first = (await reader.getAnswer(answerId))?.retrieved.slice(0, FIRST_PASSAGES) ?? [];
      for (const id of new Set(first.map(({ reportId }) => reportId))) {
        if (used.has(id)) continue;
        const one = found.get(id) ?? { questions: 0, sections: new Set<string>() };
        one.questions++;
        one.sections.add(title);
        found.set(id, one);
      }
    }
  }
  return found;
}

function visible(reader: ReportReader): (id: string) => Promise<StoredReport | null> {
  const known = new Map<string, StoredReport | null>();
  return async (id) => {
    if (!known.has(id)) known.set(id, await reader.getReport(id));
    return known.get(id) ?? null;
  };
}

const facts = ({ id, sourceKey, title, originator, publishedOn, marking, tlp, ownGrade }: StoredReport) => ({
  reportId: id,
  sourceKey,
  title,
  originator,
  publishedOn,
  marking,
  ...sourceMarks({ tlp, ownGrade }),
});
