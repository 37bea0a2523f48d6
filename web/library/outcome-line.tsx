import type { JSX } from 'react';
import { Link } from 'wouter';
import type { Outcome } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';
import { Icon, type IconName } from '../ui/icon.tsx';

const ICONS: Record<Outcome['status'], IconName> = {
  added: 'check',
  updated: 'check',
  unchanged: 'check',
  partial: 'warning',
  refused: 'refused',
};

/** The outcome in a word with its sign: never by colour alone. */
export function OutcomeStatus({ status }: { readonly status: Outcome['status'] }): JSX.Element {
  const { t } = useInterface();
  return (
    <span className={`ak-outcome ak-outcome--${status}`}>
      <Icon name={ICONS[status]} />
      {t(`outcome.${status}`)}
    </span>
  );
}

/** File, outcome and the reason that a person understands. */
export function OutcomeLine({ outcome }: { readonly outcome: Outcome }): JSX.Element {
  const { t } = useInterface();
  return (
    <>
      <span className="ak-upload__name">
        {outcome.reportId ? (
          <Link href={`/reports/${encodeURIComponent(outcome.reportId)}`}>{outcome.sourceKey}</Link>
        ) : (
          outcome.sourceKey
        )}
      </span>
      <OutcomeStatus status={outcome.status} />
      <span className="ak-upload__reason">
        {outcome.reason ?? (outcome.passages > 0 ? t('common.passages', { count: outcome.passages }) : null)}
      </span>
    </>
  );
}
