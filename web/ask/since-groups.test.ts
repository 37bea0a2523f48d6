import { describe, expect, it } from 'vitest';
import type { CitedSince } from '../../server/domain/index.ts';
import { groupSince } from './since-groups.ts';

const withdrawn = (number: number, at: string): CitedSince => ({
  number,
  event: 'withdrawn',
  at,
  successor: null,
});

describe('what happened since an answer', () => {
  it('is told once for all citations of one report', () => {
    const successor = { how: 'replaces', reportId: 'r', sourceKey: 'k', title: 'T' } as const;
    const groups = groupSince([
      withdrawn(1, '2026-11-20T10:00:00Z'),
      { number: 2, event: 'superseded', at: null, successor },
      withdrawn(3, '2026-11-20T10:00:00Z'),
      withdrawn(4, '2026-11-21T10:00:00Z'),
    ]);
    expect(groups.map(({ event, numbers }) => [event, numbers])).toEqual([
      ['withdrawn', [1, 3]],
      ['superseded', [2]],
      ['withdrawn', [4]],
    ]);
  });
});
