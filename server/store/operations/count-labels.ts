import { type GradeCount, type GroupCount, MARKINGS } from '../../domain/index.ts';
import type { LabelCount } from './report-labels.ts';

export interface LabelTotals {
  readonly reports: number;
  readonly grades: GradeCount[];
  readonly groups: GroupCount[];
  readonly ungrouped: number;
  readonly owned: number;
}

/** Counts by grade (lowest first), by group (by name) and by owner. No statement. */
export function countLabels(rows: readonly LabelCount[]): LabelTotals {
  const grades = new Map<number, number>();
  const groups = new Map<string, number>();
  let [reports, ungrouped, owned] = [0, 0, 0];
  for (const row of rows) {
    reports += row.reports;
    grades.set(row.level, (grades.get(row.level) ?? 0) + row.reports);
    for (const group of row.groups) groups.set(group, (groups.get(group) ?? 0) + row.reports);
    if (row.groups.length === 0) ungrouped += row.reports;
    if (row.owner !== null) owned += row.reports;
  }
  return {
    reports,
    grades: [...grades]
      .sort(([a], [b]) => a - b)
      .map(([level, count]) => ({ marking: MARKINGS[level] ?? 'STRENG GEHEIM', reports: count })),
    groups: [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([group, count]) => ({ group, reports: count })),
    ungrouped,
    owned,
  };
}
