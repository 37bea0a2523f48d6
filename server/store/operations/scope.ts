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
  if (filter?.sources?.length) {
    const names = bind(filter.sources);
    conditions.push(`(r.source_key = ANY (${names}::text[])
      OR r.key IN (SELECT a.report_key FROM report_aliases a WHERE a.source_key = ANY (${names}::text[])))`);
  }
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}

/** Patterns for `reports.number_key`: "S/RES/1244" is stored with its year, "sres12441999". */
export const numberPatterns = (documents: readonly string[]): string[] =>
  documents
    .map((number) => number.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''))
    .flatMap((number) => (/^\p{L}/u.test(number) ? [`%${number}`, `%${number}____`] : [`%${number}`]));
