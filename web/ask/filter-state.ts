import type { Filter } from '../../server/domain/index.ts';
import { TLP_CHOICES, type TlpChoice } from '../../server/domain/tlp.ts';

/** What narrows a question. It lives in the address, so that a narrowed question can be linked. */
export interface AskFilter {
  readonly asOf: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly languages: readonly string[];
  readonly originators: readonly string[];
  /** Reports that bear one of these labels. */
  readonly tlps: readonly TlpChoice[];
  readonly documents: readonly string[];
}

export const NO_FILTER: AskFilter = {
  asOf: null,
  from: null,
  to: null,
  languages: [],
  originators: [],
  tlps: [],
  documents: [],
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NAMES = ['asof', 'from', 'to', 'lang', 'originator', 'tlp', 'document'] as const;

function readDay(value: string | null): string | null {
  return value !== null && DAY.test(value) ? value : null;
}

/** Reads the filter out of the query string of the address; what is malformed counts as absent. */
export function readFilter(search: URLSearchParams): AskFilter {
  return {
    asOf: readDay(search.get('asof')),
    from: readDay(search.get('from')),
    to: readDay(search.get('to')),
    languages: search.getAll('lang').filter((code) => /^[a-z]{2,3}$/.test(code)),
    originators: search.getAll('originator').filter((name) => name !== ''),
    tlps: TLP_CHOICES.filter((choice) => search.getAll('tlp').includes(choice)),
    documents: search.getAll('document').filter((key) => key !== ''),
  };
}

/** The same address with this filter in place of its own. */
export function writeFilter(search: URLSearchParams, filter: AskFilter): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const name of NAMES) next.delete(name);
  if (filter.asOf) next.set('asof', filter.asOf);
  if (filter.from) next.set('from', filter.from);
  if (filter.to) next.set('to', filter.to);
  for (const code of filter.languages) next.append('lang', code);
  for (const name of filter.originators) next.append('originator', name);
  for (const choice of filter.tlps) next.append('tlp', choice);
  for (const key of filter.documents) next.append('document', key);
  return next;
}

export function isFiltered(filter: AskFilter): boolean {
  return writeFilter(new URLSearchParams(), filter).size > 0;
}

/** The part of a question's request body that narrows it. */
export function toRequest(filter: AskFilter): { asOf?: string; filter?: Filter } {
  const narrowed: Filter = {
    ...(filter.from && { publishedFrom: filter.from }),
    ...(filter.to && { publishedTo: filter.to }),
    ...(filter.languages.length > 0 && { languages: [...filter.languages] }),
    ...(filter.originators.length > 0 && { originators: [...filter.originators] }),
    ...(filter.tlps.length > 0 && { tlps: [...filter.tlps] }),
    ...(filter.documents.length > 0 && { sources: [...filter.documents] }),
  };
  return {
    ...(filter.asOf && { asOf: filter.asOf }),
    ...(Object.keys(narrowed).length > 0 && { filter: narrowed }),
  };
}
