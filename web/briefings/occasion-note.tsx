import type { JSX } from 'react';
import type { Briefing } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';

/** With whom and what for the briefing is, in its author's words. */
export function OccasionNote({ occasion = {} }: Pick<Briefing, 'occasion'>): JSX.Element | null {
  const { t } = useInterface();
  const { counterpart, purpose } = occasion;
  if (!counterpart && !purpose) return null;
  return (
    <dl className="ak-facts">
      {counterpart && (
        <div>
          <dt>{t('briefing.counterpart')}</dt>
          <dd dir="auto">{counterpart}</dd>
        </div>
      )}
      {purpose && (
        <div>
          <dt>{t('briefing.purpose')}</dt>
          <dd dir="auto">{purpose}</dd>
        </div>
      )}
    </dl>
  );
}
