import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type {
  AuditPage,
  ModelReleases,
  Person,
  SourceKind,
  SourceSummary,
  ViewAs,
} from '../../server/domain/index.ts';
import { getJson, postJson } from '../api/client.ts';

const BASE = '/api/administration';

export const administrationKeys = {
  people: ['administration', 'people'],
} as const;

export interface SourceList {
  readonly total: number;
  readonly sources: readonly SourceSummary[];
}

export function useSources(by: SourceKind): UseQueryResult<SourceList> {
  return useQuery({
    queryKey: ['administration', 'sources', by],
    queryFn: ({ signal }) => getJson<SourceList>(`${BASE}/sources?by=${by}`, signal),
    placeholderData: keepPreviousData,
  });
}

export function usePeople(): UseQueryResult<Person[]> {
  return useQuery({
    queryKey: administrationKeys.people,
    queryFn: async ({ signal }) => (await getJson<{ people: Person[] }>('/api/people', signal)).people,
    // Rights may have changed since: who may what is looked at as it is now.
    staleTime: 0,
  });
}

/** @throws ApiError */
export const setBlocked = (id: string, blocked: boolean): Promise<null> =>
  postJson<null>(`/api/people/${encodeURIComponent(id)}/block`, { blocked });

/** Titles on a page of a view. */
export const VIEW_PAGE = 50;

/** Words that are looked for in a view, and how many titles come before the page. */
export interface ViewPlace {
  readonly words: string;
  readonly offset: number;
}

/**
 * Every use is put on record. The page before stays while the next one comes, of the same eyes only.
 * @param whose parameters of the address that say whose view it is; empty asks for nothing
 */
export function useViewAs(whose: string, { words, offset }: ViewPlace): UseQueryResult<ViewAs> {
  const query = new URLSearchParams(whose);
  query.set('limit', String(VIEW_PAGE));
  if (words !== '') query.set('q', words);
  if (offset > 0) query.set('offset', String(offset));
  return useQuery({
    enabled: whose !== '',
    queryKey: ['administration', 'view-as', whose, words, offset],
    queryFn: ({ signal }) => getJson<ViewAs>(`${BASE}/view-as?${query}`, signal),
    placeholderData: (before, asked) => (asked?.queryKey[2] === whose ? before : undefined),
    staleTime: 0,
    retry: false,
  });
}

export function useModels(): UseQueryResult<ModelReleases> {
  return useQuery({
    queryKey: ['administration', 'models'],
    queryFn: ({ signal }) => getJson<ModelReleases>(`${BASE}/models`, signal),
    staleTime: 0,
  });
}

/** Reading it is put on record. @param query parameters of the address, without its question mark */
export function useAudit(query: string): UseQueryResult<AuditPage> {
  return useQuery({
    queryKey: ['administration', 'audit', query],
    queryFn: ({ signal }) => getJson<AuditPage>(`${BASE}/audit?${query}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });
}
