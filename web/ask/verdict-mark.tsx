import { type JSX, useId } from 'react';
import type { Verdict } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';

/** A quiet word after a sentence that its sources do not fully carry; the reason shows on focus and hover. */
export function VerdictMark({ verdict }: { readonly verdict: Verdict }): JSX.Element | null {
  const { t } = useInterface();
  const id = useId();
  if (verdict.status === 'supported') return null;
  return (
    <span className={`ak-verdict ak-verdict--${verdict.status}`}>
      <button type="button" aria-describedby={verdict.reason ? id : undefined}>
        {t(`verdict.${verdict.status}`)}
      </button>
      {verdict.reason && (
        <span className="ak-verdict__reason" role="tooltip" id={id}>
          {verdict.reason}
        </span>
      )}
    </span>
  );
}
