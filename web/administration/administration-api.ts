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

/** @param query of the address, without its question mark; null asks for nothing. Every use is put on record. */
export function useViewAs(query: string | null): UseQueryResult<ViewAs> {
  return useQuery({
    enabled: query !== null,
    queryKey: ['administration', 'view-as', query],
    queryFn: ({ signal }) => getJson<ViewAs>(`${BASE}/view-as?${query}`, signal),
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

/** @param query as for `useViewAs`. Reading it is put on record. */
export function useAudit(query: string): UseQueryResult<AuditPage> {
  return useQuery({
    queryKey: ['administration', 'audit', query],
    queryFn: ({ signal }) => getJson<AuditPage>(`${BASE}/audit?${query}`, signal),
    staleTime: 0,
    retry: false,
  });
}
