import type { SearchScope } from '../../ports/store.ts';
import type { Parameter } from '../database.ts';

/**
 * The filter as a condition on `reports r`; parameters are appended to `parameters`.
 * Undated reports pass `asOf` but no filter by date. Empty lists restrict nothing.
 */
export function scopeCondition(scope: SearchScope | undefined, parameters: Parameter[]): string {
  const conditions: string[] = [];
  const bind = (value: Parameter): string => `$${parameters.push(value)}`;
  const { filter, asOf } = scope ?? {};
  if (asOf) conditions.push(`(r.published_on IS NULL OR r.published_on <= ${bind(asOf)}::date)`);
  if (filter?.publishedFrom) conditions.push(`r.published_on >= ${bind(filter.publishedFrom)}::date`);
  if (filter?.publishedTo) conditions.push(`r.published_on <= ${bind(filter.publishedTo)}::date`);
  if (filter?.originators?.length)
    conditions.push(`r.originator = ANY (${bind(filter.originators)}::text[])`);
  if (filter?.languages?.length) conditions.push(`r.language = ANY (${bind(filter.languages)}::text[])`);
  if (filter?.tlps?.length) conditions.push(`coalesce(r.tlp, 'NONE') = ANY (${bind(filter.tlps)}::text[])`);
  if (filter?.sources?.length) {
    const names = bind(filter.sources);
    conditions.push(`(r.source_key = ANY (${names}::text[])
      OR r.key IN (SELECT a.report_key FROM report_aliases a WHERE a.source_key = ANY (${names}::text[])))`);
  }
  if (filter?.withoutSources?.length) {
    const names = bind(filter.withoutSources);
    conditions.push(`NOT (r.source_key = ANY (${names}::text[])
      OR r.key IN (SELECT a.report_key FROM report_aliases a WHERE a.source_key = ANY (${names}::text[])))`);
  }
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}

/** What is seen is looked up by its keys where the whole table is so many times as large. */
const FEW = 5;

/**
 * Whether the rows that an asker sees are few of the table, by the planner's own estimate of its size. Then they are looked
 * up by the keys of their reports: to read all and leave out the rest took time with what the asker must not see
 * (100,000 passages on a server, 900 of them seen: search by words p50 52 → 12 ms, by vectors 65 → 5 ms).
 */
export const isFew = (count: string, table: 'reports' | 'embeddings'): string =>
  `(${count} * ${FEW} < (SELECT c.reltuples FROM pg_class c WHERE c.oid = '${table}'::regclass))`;

/** Patterns for `reports.number_key`: "S/RES/1244" is stored with its year, "sres12441999". */
export const numberPatterns = (documents: readonly string[]): string[] =>
  documents
    .map((number) => number.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''))
    .flatMap((number) => (/^\p{L}/u.test(number) ? [`%${number}`, `%${number}____`] : [`%${number}`]));
