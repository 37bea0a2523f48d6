import type { JSX } from 'react';
import { Link } from 'wouter';
import type { Reliance } from '../../server/domain/index.ts';
import { useReliance } from '../api/queries.ts';
import { useInterface } from '../i18n/index.ts';
import { PageFailure } from '../ui/failure.tsx';
import { useTitle } from '../ui/hooks.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';

/** The answers behind a briefing hang together under its name; the briefing itself stands in the list. */
export const shownReliances = (reliances: readonly Reliance[]): Reliance[] =>
  reliances.filter(({ conversationId }) => !conversationId?.startsWith('briefing-'));

/** Own answers and briefings that cite the report, with links; nothing where there are none. */
export function RelianceList({ reliances }: { readonly reliances: readonly Reliance[] }): JSX.Element | null {
  const { t, format } = useInterface();
  const shown = shownReliances(reliances);
  if (shown.length === 0) return null;
  return (
    <section>
      <h2 className="ak-heading">
        {t('reliance.title')} <span className="ak-count">{shown.length}</span>
      </h2>
      <ul className="ak-relations">
        {shown.map(({ kind, id, title, createdAt }) => (
          <li key={`${kind} ${id}`}>
            <Link
              href={`/${kind === 'answer' ? 'answers' : 'briefings'}/${encodeURIComponent(id)}`}
              dir="auto"
            >
              {title}
            </Link>{' '}
            <span className="ak-muted ak-small">
              {t(`reliance.${kind}`)}, {format.instant(createdAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The address of a report that is no longer there: what became of it and what still relies on it. */
export function WithdrawnReport({
  id,
  error,
}: {
  readonly id: string;
  readonly error: unknown;
}): JSX.Element {
  const { t, format } = useInterface();
  const { data, error: unknown, refetch } = useReliance(id);
  useTitle(data?.title);
  if (unknown) return <PageFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <p className="ak-column ak-page ak-muted">{t('common.loading')}</p>;
  const { title, sourceKey, standing, reliances } = data;
  const { withdrawnAt, successor } = standing;
  return (
    <article className="ak-column ak-page">
      <p className="ak-crumb">
        <Link href="/library">
          <Icon name="previous" />
          {t('report.back')}
        </Link>
      </p>
      <h1 className="ak-title" dir="auto">
        {title}
      </h1>
      <p className="ak-muted">{sourceKey}</p>
      <Notice tone="info">
        <p>
          {withdrawnAt === null
            ? t('reliance.unavailable')
            : t('reliance.withdrawn', { date: format.day(format.localDay(withdrawnAt)) })}
        </p>
        {successor && (
          <p>
            {t('reliance.instead')}{' '}
            <Link href={`/reports/${encodeURIComponent(successor.reportId)}`} dir="auto">
              {successor.title}
            </Link>
            .
          </p>
        )}
      </Notice>
      <RelianceList reliances={reliances} />
    </article>
  );
}
