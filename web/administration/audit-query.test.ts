import { describe, expect, it } from 'vitest';
import { addressOf, filtersIn, queryOf } from './audit-query.ts';

describe('what is asked of the audit log', () => {
  it('is in the address and comes back from it', () => {
    const filters = { event: 'login', actor: 'p-1', id: '', from: '2026-11-01', until: '' };
    const address = addressOf(filters);
    expect(address.toString()).toBe('event=login&actor=p-1&from=2026-11-01');
    expect(filtersIn(address)).toEqual(filters);
  });

  it('turns days of the reader’s clock into moments, the last day whole', () => {
    const query = new URLSearchParams(
      queryOf(new URLSearchParams('from=2026-11-30&until=2026-11-30&before=7')),
    );
    const [from, until] = [query.get('from') ?? '', query.get('until') ?? ''];
    expect(new Date(from).getHours()).toBe(0);
    expect(Date.parse(until) - Date.parse(from)).toBe(24 * 3_600_000);
    expect(query.get('before')).toBe('7');
  });

  it('leaves out what is no day', () => {
    expect(queryOf(new URLSearchParams('from=yesterday&until=2026-99-99'))).toBe('');
  });
});
