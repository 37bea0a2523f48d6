import { describe, expect, it } from 'vitest';
import { createFormat } from '../i18n/format.ts';
import { groupByDay } from './group-by-day.ts';

describe('groupByDay', () => {
  it('goes by the calendar of the reader, newest first', () => {
    const items = ['2026-11-02T10:00:00Z', '2026-11-02T23:30:00Z', '2026-11-03T08:00:00Z'].map((at) => ({
      at,
    }));
    expect(groupByDay(items, createFormat('de', 'Europe/Berlin').localDay)).toEqual([
      { day: '2026-11-03', items: [{ at: '2026-11-03T08:00:00Z' }, { at: '2026-11-02T23:30:00Z' }] },
      { day: '2026-11-02', items: [{ at: '2026-11-02T10:00:00Z' }] },
    ]);
  });
});
