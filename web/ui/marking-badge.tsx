import type { JSX } from 'react';
import type { Marking } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';

const TONES: Record<Marking, string> = {
  OFFEN: 'open',
  'VS-NfD': 'restricted',
  'VS-VERTRAULICH': 'confidential',
  GEHEIM: 'secret',
  'STRENG GEHEIM': 'secret',
};

/** The grade as it stands on paper: the same words in either interface language. */
export function MarkingBadge({ marking }: { readonly marking: Marking }): JSX.Element {
  const { t } = useInterface();
  return (
    <span className={`ak-marking ak-marking--${TONES[marking]}`} lang="de">
      <span className="kern-sr-only">{t('marking.label')}: </span>
      {marking}
    </span>
  );
}
