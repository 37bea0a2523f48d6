import type { JSX } from 'react';
import type { Briefing } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';
import { AlsoAskedNote } from './also-asked-note.tsx';

/** Optional sections that the draft does not have, each with the reason: nobody should look for them in vain. */
export function LeftOutSections({ briefing }: { readonly briefing: Briefing }): JSX.Element | null {
  const { t } = useInterface();
  const { leftOut = [], language } = briefing;
  if (leftOut.length === 0) return null;
  return (
    <section className="ak-gap ak-left-out">
      <h2 className="ak-label">{t('briefing.leftOut')}</h2>
      <ul>
        {leftOut.map(({ id, title, reason, also }) => (
          <li key={id}>
            <strong lang={language}>{title}</strong> {t(`briefing.leftOut.${reason}`)}
            {also && <AlsoAskedNote also={also} lang={language} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
