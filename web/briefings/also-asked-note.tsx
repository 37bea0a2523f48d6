import type { JSX } from 'react';
import type { AlsoAsked } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';

/** What else was asked, because what was found for the questions rests on one report or none. */
export function AlsoAskedNote({
  also,
  lang,
}: {
  readonly also: AlsoAsked;
  readonly lang: string;
}): JSX.Element {
  const { t } = useInterface();
  return (
    <p className="ak-hint">
      {t(`briefing.also.${also.by}`)}{' '}
      <span lang={lang}>{also.questions.map(({ question }) => question).join(' / ')}</span>
    </p>
  );
}
