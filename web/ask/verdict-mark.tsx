import { type JSX, useId } from 'react';
import type { Claim } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';

interface MarkProps {
  readonly status: Claim['verdict']['status'] | 'repaired';
  readonly label: string;
  readonly reason: string;
}

function Mark({ status, label, reason }: MarkProps): JSX.Element {
  const id = useId();
  return (
    <span className={`ak-verdict ak-verdict--${status}`}>
      <button type="button" aria-describedby={reason ? id : undefined}>
        {label}
      </button>
      {reason && (
        <span className="ak-verdict__reason" role="tooltip" id={id}>
          {reason}
        </span>
      )}
    </span>
  );
}

type VerdictMarkProps = Pick<Claim, 'verdict' | 'repairedFrom'>;

/**
 * A quiet word after a sentence that its sources do not fully carry, or that was written again; the reason shows on focus
 * and hover.
 */
export function VerdictMark({ verdict, repairedFrom }: VerdictMarkProps): JSX.Element | null {
  const { t } = useInterface();
  const { judge } = verdict;
  const differs =
    judge?.agrees === false && verdict.method !== 'judge'
      ? t('verdict.judgeDiffers', { status: t(`verdict.${judge.status}`), reason: judge.reason })
      : '';
  return (
    <>
      {verdict.status !== 'supported' && (
        <Mark
          status={verdict.status}
          label={t(`verdict.${verdict.status}`)}
          reason={[verdict.reason, differs].filter((part) => part !== '').join(' ')}
        />
      )}
      {repairedFrom && (
        <Mark
          status="repaired"
          label={t('verdict.repairedShort')}
          reason={t('verdict.repaired', { text: repairedFrom.text, reason: repairedFrom.verdict.reason })}
        />
      )}
    </>
  );
}
