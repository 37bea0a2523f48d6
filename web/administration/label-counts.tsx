import type { JSX } from 'react';
import type { GradeCount, GroupCount } from '../../server/domain/index.ts';
import { MarkingBadge } from '../ui/marking-badge.tsx';
import { useWords } from './words.ts';

/** Grades with the number of reports that carry them. */
export function GradeCounts({ grades }: { readonly grades: readonly GradeCount[] }): JSX.Element {
  const { format } = useWords();
  return (
    <ul className="ak-admin__counts">
      {grades.map(({ marking, reports }) => (
        <li key={marking}>
          <MarkingBadge marking={marking} /> {format.number(reports)}
        </li>
      ))}
    </ul>
  );
}

interface GroupCountsProps {
  readonly groups: readonly GroupCount[];
  readonly ungrouped: number;
}

/** Need-to-know groups with theirs; what needs none comes last. */
export function GroupCounts({ groups, ungrouped }: GroupCountsProps): JSX.Element {
  const { t, format } = useWords();
  return (
    <ul className="ak-admin__counts">
      {groups.map(({ group, reports }) => (
        <li key={group}>
          {group}: {format.number(reports)}
        </li>
      ))}
      {ungrouped > 0 && (
        <li className="ak-muted">{t('admin.ungrouped', { count: format.number(ungrouped) })}</li>
      )}
    </ul>
  );
}
