import type { CorpusSummary, SearchScope } from '../../ports/store.ts';
import type { Parameter, Session } from '../database.ts';
import { scopeCondition } from './scope.ts';

/** What the asker can search in this scope. */
export async function summary(session: Session, scope?: SearchScope): Promise<CorpusSummary> {
  const parameters: Parameter[] = [];
  const [row] = await session.prepared<CorpusSummary>(
    `WITH seen AS MATERIALIZED (
       SELECT r.language, r.originator, r.published_on, r.passage_count, r.fictional
       FROM reports r WHERE ${scopeCondition(scope, parameters)}
     )
     -- An archive holds documents and says nothing itself.
     SELECT count(*) FILTER (WHERE passage_count > 0) AS reports, coalesce(sum(passage_count), 0) AS passages,
            max(published_on) AS newest, min(published_on) AS oldest, count(*) FILTER (WHERE fictional) AS fictional,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('language', language, 'reports', n) ORDER BY n DESC, language), '[]')
               FROM (SELECT language, count(*) AS n FROM seen WHERE passage_count > 0 GROUP BY language) l) AS languages,
            (SELECT coalesce(jsonb_agg(originator ORDER BY originator), '[]')
               FROM (SELECT DISTINCT originator FROM seen WHERE originator IS NOT NULL) o) AS originators
     FROM seen`,
    parameters,
  );
  return row ?? NOTHING;
}

const NOTHING: CorpusSummary = {
  reports: 0,
  passages: 0,
  languages: [],
  originators: [],
  newest: null,
  oldest: null,
  fictional: 0,
};
