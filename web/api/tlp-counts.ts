import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Report } from '../../server/domain/index.ts';
import { TLP_CHOICES, type TlpChoice } from '../../server/domain/tlp.ts';
import { getJson } from './client.ts';
import { keys } from './queries.ts';

export interface TlpCount {
  readonly choice: TlpChoice;
  readonly reports: number;
}

/** How many reports can be chosen by each label, the least strict first; nothing where no report bears one. */
export function useTlpCounts(): UseQueryResult<TlpCount[]> {
  return useQuery({
    // With the reports, so that it is asked again when they change.
    queryKey: [...keys.reports, 'tlp'],
    queryFn: async ({ signal }) => {
      const counted = TLP_CHOICES.map(async (choice) => {
        const query = new URLSearchParams({ limit: '1', tlp: choice });
        const { total } = await getJson<{ total: number; reports: Report[] }>(
          `/api/reports?${query}`,
          signal,
        );
        return { choice, reports: total };
      });
      const there = (await Promise.all(counted)).filter(({ reports }) => reports > 0);
      return there.some(({ choice }) => choice !== 'NONE') ? there : [];
    },
  });
}
