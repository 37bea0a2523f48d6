import type { JSX } from 'react';
import type { Marking, SourceMarks } from '../../server/domain/index.ts';
import { type Tlp, tlpText } from '../../server/domain/tlp.ts';
import { useInterface } from '../i18n/index.ts';
import { MarkingBadge } from './marking-badge.tsx';

interface TlpBadgeProps {
  readonly tlp: Tlp;
  /** What it allows stands beside it. */
  readonly plain?: boolean;
}

/** The label as FIRST shows it: its colour on black, the same words in every language. */
export function TlpBadge({ tlp, plain = false }: TlpBadgeProps): JSX.Element {
  const { t } = useInterface();
  const means = t(`tlp.${tlp}`);
  return (
    <>
      <span className={`ak-tlp ak-tlp--${tlp.toLowerCase().replace('+', '-')}`} lang="en" title={means}>
        {tlpText(tlp)}
      </span>
      {!plain && <span className="kern-sr-only"> ({means})</span>}
    </>
  );
}

interface MarksProps extends SourceMarks {
  readonly marking: Marking;
  /** Say nothing of a grade that is open. */
  readonly quiet?: boolean;
}

/** Grade, the grade as the source itself prints it, TLP label: whatever of it there is. */
export function Marks({ marking, ownGrade, tlp, quiet = false }: MarksProps): JSX.Element {
  const { t } = useInterface();
  return (
    <span className="ak-marks">
      {!(quiet && marking === 'OFFEN') && <MarkingBadge marking={marking} />}
      {ownGrade != null && (
        <span className="ak-marks__own" lang="en" title={t('marking.ownGrade')}>
          <span aria-hidden="true">· </span>
          {ownGrade}
        </span>
      )}
      {tlp != null && <TlpBadge tlp={tlp} />}
    </span>
  );
}
