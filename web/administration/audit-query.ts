/** What is looked for; empty: everything. Days are those of the reader’s own clock. */
export interface AuditFilters {
  readonly event: string;
  readonly actor: string;
  readonly id: string;
  readonly from: string;
  readonly until: string;
}

export const NO_FILTERS: AuditFilters = { event: '', actor: '', id: '', from: '', until: '' };

const NAMES = Object.keys(NO_FILTERS) as (keyof AuditFilters)[];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Filters as the address holds them. */
export const filtersIn = (search: URLSearchParams): AuditFilters => {
  const read = (name: keyof AuditFilters) => search.get(name) ?? '';
  return {
    event: read('event'),
    actor: read('actor'),
    id: read('id'),
    from: read('from'),
    until: read('until'),
  };
};

/** The address with these filters, at its newest page. */
export function addressOf(filters: AuditFilters): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of NAMES) if (filters[name] !== '') search.set(name, filters[name]);
  return search;
}

/** The first moment of a day by the reader's clock, `later` days on; null for what is no day. */
function startOf(day: string, later = 0): string | null {
  if (!DAY.test(day)) return null;
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + later);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** What is asked of the server: days become moments, the last one is whole. */
export function queryOf(search: URLSearchParams): string {
  const { event, actor, id, from, until } = filtersIn(search);
  const wanted = {
    event,
    actor,
    id,
    from: startOf(from) ?? '',
    until: startOf(until, 1) ?? '',
    before: search.get('before') ?? '',
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(wanted)) if (value !== '') query.set(name, value);
  return query.toString();
}
