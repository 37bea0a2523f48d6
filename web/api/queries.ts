import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type {
  Answer,
  Briefing,
  BriefingCoverage,
  Differences,
  Draft,
  InterfaceLanguage,
  Marking,
  MarkingObstacle,
  Outcome,
  Quarantined,
  Report,
  ReportReliance,
  TemplateList,
  VersionLine,
} from '../../server/domain/index.ts';
import { ApiError, getJson } from './client.ts';
import type {
  BriefingSummary,
  ConversationSummary,
  CorpusInfo,
  HealthInfo,
  PassageInContext,
  ReportDetail,
} from './types.ts';

/** Reports come in pages of this size; 3,000 of them take three requests. */
const REPORT_PAGE = 1000;

/** Names of what is cached; mutations invalidate by these. */
export const keys = {
  corpus: (language: InterfaceLanguage) => ['corpus', language],
  allCorpus: ['corpus'],
  health: ['health'],
  answer: (id: string) => ['answer', id],
  conversations: ['conversations'],
  conversation: (id: string) => ['conversations', id],
  passage: (id: string) => ['passage', id],
  reports: ['reports'],
  report: (id: string) => ['report', id],
  reliance: (id: string) => ['report', id, 'reliance'],
  outcomes: ['outcomes'],
  quarantine: ['quarantine'],
  briefings: ['briefings'],
  briefing: (id: string) => ['briefing', id],
  versions: (id: string) => ['briefing', id, 'versions'],
  differences: (id: string, from: number, to: number) => ['briefing', id, 'differences', from, to],
  drafts: ['drafts'],
  draft: (id: string) => ['draft', id],
  coverage: (id: string) => ['briefing', id, 'coverage'],
  obstacle: (id: string, limit: string) => ['briefing', id, 'lower', limit],
  templates: (language: InterfaceLanguage) => ['templates', language],
} as const;

const encode = encodeURIComponent;

/** What changes with every document that comes in or goes; answers say what has happened to their sources. */
export const CORPUS_KEYS = [
  keys.reports,
  keys.outcomes,
  keys.quarantine,
  keys.allCorpus,
  ['report'],
  ['answer'],
  ['briefing'],
  keys.conversations,
] as const;

/** What does not exist will not exist on the second try either; what is out of reach gets one more. */
export function shouldRetry(failures: number, error: Error): boolean {
  return failures < 1 && error instanceof ApiError && error.retryable && error.code !== 'offline';
}

export function useCorpus(language: InterfaceLanguage): UseQueryResult<CorpusInfo> {
  return useQuery({
    queryKey: keys.corpus(language),
    queryFn: ({ signal }) => getJson<CorpusInfo>(`/api/corpus?language=${language}`, signal),
  });
}

/** Asked again every second or so while the server starts or loads its samples, once otherwise. */
export function useHealth(): UseQueryResult<HealthInfo> {
  return useQuery({
    queryKey: keys.health,
    queryFn: ({ signal }) => getJson<HealthInfo>('/api/health', signal),
    refetchInterval: ({ state }) => (state.data?.loading || state.data?.status === 'starting' ? 1200 : false),
  });
}

/** The answer stays as it was; what it says of its sources since may change. */
export function useAnswer(id: string | null): UseQueryResult<Answer> {
  return useQuery({
    queryKey: keys.answer(id ?? ''),
    queryFn: ({ signal }) => getJson<Answer>(`/api/answers/${encode(id ?? '')}`, signal),
    enabled: id !== null,
  });
}

export function useConversations(): UseQueryResult<ConversationSummary[]> {
  return useQuery({
    queryKey: keys.conversations,
    queryFn: async ({ signal }) =>
      (await getJson<{ conversations: ConversationSummary[] }>('/api/conversations', signal)).conversations,
  });
}

/** Answers of a conversation, oldest first. */
export function useConversation(id: string | null): UseQueryResult<Answer[]> {
  return useQuery({
    queryKey: keys.conversation(id ?? ''),
    queryFn: async ({ signal }) =>
      (await getJson<{ answers: Answer[] }>(`/api/conversations/${encode(id ?? '')}`, signal)).answers,
    enabled: id !== null,
  });
}

export function usePassage(id: string | null): UseQueryResult<PassageInContext> {
  return useQuery({
    queryKey: keys.passage(id ?? ''),
    queryFn: ({ signal }) => getJson<PassageInContext>(`/api/passages/${encode(id ?? '')}`, signal),
    enabled: id !== null,
    staleTime: 300_000,
  });
}

async function loadAllReports(signal: AbortSignal): Promise<Report[]> {
  const all: Report[] = [];
  for (;;) {
    const page = await getJson<{ total: number; reports: Report[] }>(
      `/api/reports?limit=${REPORT_PAGE}&offset=${all.length}`,
      signal,
    );
    all.push(...page.reports);
    if (page.reports.length === 0 || all.length >= page.total) return all;
  }
}

export function useReports(): UseQueryResult<Report[]> {
  return useQuery({ queryKey: keys.reports, queryFn: ({ signal }) => loadAllReports(signal) });
}

export function useReport(id: string): UseQueryResult<ReportDetail> {
  return useQuery({
    queryKey: keys.report(id),
    queryFn: ({ signal }) => getJson<ReportDetail>(`/api/reports/${encode(id)}`, signal),
  });
}

/** What relies on a report, also on one that is no longer there. */
export function useReliance(id: string): UseQueryResult<ReportReliance> {
  return useQuery({
    queryKey: keys.reliance(id),
    queryFn: ({ signal }) => getJson<ReportReliance>(`/api/reports/${encode(id)}/reliance`, signal),
    // Every answer may add to it.
    staleTime: 0,
  });
}

/** Last outcome of every file that entered. */
export function useOutcomes(): UseQueryResult<Outcome[]> {
  return useQuery({
    queryKey: keys.outcomes,
    queryFn: async ({ signal }) => (await getJson<{ outcomes: Outcome[] }>('/api/outcomes', signal)).outcomes,
  });
}

/** Refused files that are kept, with what may still be tried. */
export function useQuarantine(enabled = true): UseQueryResult<Quarantined[]> {
  return useQuery({
    enabled,
    queryKey: keys.quarantine,
    queryFn: async ({ signal }) => (await getJson<{ files: Quarantined[] }>('/api/quarantine', signal)).files,
  });
}

export function useBriefings(): UseQueryResult<BriefingSummary[]> {
  return useQuery({
    queryKey: keys.briefings,
    queryFn: async ({ signal }) =>
      (await getJson<{ briefings: BriefingSummary[] }>('/api/briefings', signal)).briefings,
  });
}

export function useBriefing(id: string | null): UseQueryResult<Briefing> {
  return useQuery({
    queryKey: keys.briefing(id ?? ''),
    queryFn: ({ signal }) => getJson<Briefing>(`/api/briefings/${encode(id ?? '')}`, signal),
    enabled: id !== null,
  });
}

/** Newest first. */
export function useVersions(id: string): UseQueryResult<VersionLine[]> {
  return useQuery({
    queryKey: keys.versions(id),
    queryFn: async ({ signal }) =>
      (await getJson<{ versions: VersionLine[] }>(`/api/briefings/${encode(id)}/versions`, signal)).versions,
  });
}

/** Two versions never change: neither does what differs between them. */
export function useDifferences(id: string, from: number, to: number): UseQueryResult<Differences> {
  return useQuery({
    queryKey: keys.differences(id, from, to),
    queryFn: ({ signal }) =>
      getJson<Differences>(`/api/briefings/${encode(id)}/differences?from=${from}&to=${to}`, signal),
    enabled: from !== to,
  });
}

/** How often drafts are asked for while one of them is being written, in milliseconds. */
const DRAFTS_MS = 2000;

/** Briefings that are not finished; asked for again while the server writes one. */
export function useDrafts(): UseQueryResult<Draft[]> {
  return useQuery({
    queryKey: keys.drafts,
    queryFn: async ({ signal }) => (await getJson<{ drafts: Draft[] }>('/api/drafts', signal)).drafts,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.some((one) => one.state === 'drafting') ? DRAFTS_MS : false),
  });
}

export function useDraftPlan(id: string): UseQueryResult<Draft> {
  return useQuery({
    queryKey: keys.draft(id),
    queryFn: ({ signal }) => getJson<Draft>(`/api/drafts/${encode(id)}`, signal),
    staleTime: 0,
  });
}

/** Null asks for nothing. */
export function useCoverage(id: string | null): UseQueryResult<BriefingCoverage> {
  return useQuery({
    queryKey: keys.coverage(id ?? ''),
    queryFn: ({ signal }) => getJson<BriefingCoverage>(`/api/briefings/${encode(id ?? '')}/coverage`, signal),
    enabled: id !== null,
  });
}

/** What an export of the briefing would have to leave out to be no higher than `limit`. */
export function useMarkingObstacle(id: string, limit: Marking): UseQueryResult<MarkingObstacle> {
  return useQuery({
    queryKey: keys.obstacle(id, limit),
    queryFn: ({ signal }) =>
      getJson<MarkingObstacle>(`/api/briefings/${encode(id)}/lower?maxMarking=${encode(limit)}`, signal),
  });
}

export function useTemplates(language: InterfaceLanguage): UseQueryResult<TemplateList> {
  return useQuery({
    queryKey: keys.templates(language),
    queryFn: ({ signal }) => getJson<TemplateList>(`/api/templates?language=${language}`, signal),
  });
}
