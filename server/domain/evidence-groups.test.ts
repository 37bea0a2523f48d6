import { describe, expect, it } from 'vitest';
import type { Citation } from './answer.ts';
import { evidenceGroups, inGroups } from './evidence-groups.ts';

const source = (
  number: number,
  publishedOn: string | null,
  originator: string | null,
  reportId = `r${number}`,
) => ({ number, publishedOn, originator, reportId }) as Citation;
const sources = [
  source(1, '2026-01-02', 'Botschaft'),
  source(2, '2026-03-04', 'Ministerium'),
  source(3, '2026-01-02', 'Botschaft'),
  source(4, null, 'Ministerium'),
  source(5, null, 'Ministerium'),
];
const say = (...numbers: number[]) => ({ citations: numbers });

describe('evidence by day and originator', () => {
  it('brings together what one says on one day, newest first, undated last', () => {
    const ordered = inGroups([say(1), say(4), say(2), say(3), say()], sources);
    expect(ordered.map(({ citations }) => citations)).toEqual([[2], [1], [3], [4], []]);
  });

  it('keeps undated reports apart and loses no sentence', () => {
    const groups = evidenceGroups([say(1), say(3), say(4), say(5), say()], sources);
    expect(groups.map(({ source: first, claims }) => [first?.number ?? null, claims.length])).toEqual([
      [1, 2],
      [4, 1],
      [5, 1],
      [null, 1],
    ]);
  });
});
