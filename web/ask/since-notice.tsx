import type { JSX } from 'react';
import { Link } from 'wouter';
import type { CitedSince } from '../../server/domain/index.ts';
import { type TextKey, useInterface } from '../i18n/index.ts';
import { Notice } from '../ui/notice.tsx';
import { groupSince, type SinceGroup } from './since-groups.ts';

interface SinceNoticeProps {
  /** Of an answer or a briefing. */
  readonly since: readonly CitedSince[] | undefined;
}

/** What has happened to cited reports since the text was written; the text itself is as it was. */
export function SinceNotice({ since }: SinceNoticeProps): JSX.Element | null {
  const { t } = useInterface();
  if (since === undefined || since.length === 0) return null;
  return (
    <Notice tone="info" title={t('since.title')}>
      <ul>
        {groupSince(since).map((group) => (
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
  const count = group.numbers.length;
  const date = at === null ? null : format.day(format.localDay(at));
  if (event === 'superseded' && successor !== null) {
    const said: TextKey = successor.how === 'corrects' ? 'since.corrects' : 'since.replaces';
    return (
      <>
        {t(said, { numbers, count })}{' '}
        <Link href={`/reports/${encodeURIComponent(successor.reportId)}`} dir="auto">
          {successor.title}
        </Link>
        .
      </>
    );
  }
  if (date !== null && event === 'withdrawn') return <>{t('since.withdrawn', { numbers, date, count })}</>;
  if (date !== null && event === 'changed') return <>{t('since.changed', { numbers, date })}</>;
  return <>{t('since.unavailable', { numbers, count })}</>;
}
