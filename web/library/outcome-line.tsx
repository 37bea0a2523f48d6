import type { JSX } from 'react';
import { Link } from 'wouter';
import type { Outcome } from '../../server/domain/index.ts';
import { shownName } from '../../server/domain/shown-name.ts';
import { isTextKey, useInterface } from '../i18n/index.ts';
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

/** Why a file did not get in, in the language of the interface; what the server adds in detail, in its own. */
function Reason({ outcome }: { readonly outcome: Outcome }): JSX.Element | null {
  const { t, language } = useInterface();
  const { code, reason, status, reportId } = outcome;
  const key = `reason.${code}`;
  const note = `note.${code}`;
  // Which line of a list is wrong, and which markings differ, only the server's sentence says.
  if (language !== 'en' && isTextKey(note)) {
    return (
      <span>
        {t(note)}{' '}
        {(code === 'manifest-rows' || code === 'marking-differs') && <span lang="en">{reason}</span>}
      </span>
    );
  }
  // The server's sentence is English and says more, so it stands wherever English is read.
  if (language !== 'en' && status === 'refused' && isTextKey(key)) {
    return (
      <span>
        {t(key)} {reportId !== null && t('reason.kept')}
      </span>
    );
  }
  if (reason !== null) return <span lang="en">{reason}</span>;
  return outcome.passages > 0 ? <span>{t('common.passages', { count: outcome.passages })}</span> : null;
}

/** File, outcome and the reason that a person understands. */
export function OutcomeLine({ outcome }: { readonly outcome: Outcome }): JSX.Element {
  return (
    <>
      <span className="ak-upload__name">
        {outcome.reportId ? (
          <Link href={`/reports/${encodeURIComponent(outcome.reportId)}`}>
            {shownName(outcome.sourceKey)}
          </Link>
        ) : (
          shownName(outcome.sourceKey)
        )}
      </span>
      <OutcomeStatus status={outcome.status} />
      <span className="ak-upload__reason">
        <Reason outcome={outcome} />
      </span>
    </>
  );
}
