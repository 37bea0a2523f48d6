import type { JSX } from 'react';
import { Link } from 'wouter';
import type { Answer } from '../../server/domain/index.ts';
import { type TextKey, useInterface } from '../i18n/index.ts';
import { Notice } from '../ui/notice.tsx';
import { groupSince, type SinceGroup } from './since-groups.ts';

/** What has happened to cited reports since the answer was given; the answer itself is as it was. */
export function SinceNotice({ answer }: { readonly answer: Answer }): JSX.Element | null {
  const { t } = useInterface();
  if (answer.since === undefined || answer.since.length === 0) return null;
  return (
    <Notice tone="info" title={t('since.title')}>
      <ul>
        {groupSince(answer.since).map((group) => (
          <li key={group.key}>
            <SinceLine group={group} />
          </li>
        ))}
      </ul>
      <p className="ak-small ak-muted">{t('since.stays')}</p>
    </Notice>
  );
}

function SinceLine({ group }: { readonly group: SinceGroup }): JSX.Element {
  const { t, format } = useInterface();
  const { event, at, successor } = group;
  const numbers = format.list(group.numbers.map((number) => `[${number}]`));
  const date = at === null ? null : format.day(format.localDay(at));
  if (event === 'superseded' && successor !== null) {
    const said: TextKey = successor.how === 'corrects' ? 'since.corrects' : 'since.replaces';
    return (
      <>
        {t(said, { numbers })}{' '}
        <Link href={`/reports/${encodeURIComponent(successor.reportId)}`} dir="auto">
          {successor.title}
        </Link>
        .
      </>
    );
  }
  if (date !== null && event === 'withdrawn') return <>{t('since.withdrawn', { numbers, date })}</>;
  if (date !== null && event === 'changed') return <>{t('since.changed', { numbers, date })}</>;
  return <>{t('since.unavailable', { numbers })}</>;
}
