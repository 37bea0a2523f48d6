import type { JSX } from 'react';
import { Link } from 'wouter';
import { useBriefings, useDrafts, useTemplates } from '../api/queries.ts';
import { type Interface, type TextKey, useInterface } from '../i18n/index.ts';
import { ActionLink } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { useTitle } from '../ui/hooks.ts';
import { Drafts } from './drafts.tsx';

const STATUS: Record<string, TextKey> = {
  drafting: 'briefings.status.drafting',
  draft: 'briefings.status.draft',
  failed: 'briefings.status.failed',
  signed: 'briefings.status.signed',
};

function statusText(status: string, { t }: Interface): string {
  const key = STATUS[status];
  return key ? t(key) : status;
}

/** What is being drafted, then all briefings, newest first. */
export default function BriefingsPage(): JSX.Element {
  const words = useInterface();
  const { t, format, language } = words;
  const { data, error, refetch } = useBriefings();
  const templates = useTemplates(language);
  const drafts = useDrafts();
  useTitle(t('briefings.title'));
  const templateTitle = (id: string) =>
    templates.data?.templates.find((template) => template.id === id)?.title ?? id;
  return (
    <div className="ak-wide ak-page">
      <div className="ak-page__head">
        <h1 className="ak-title">{t('briefings.title')}</h1>
        <ActionLink href="/briefings/new" kind="primary">
          {t('briefings.new')}
        </ActionLink>
      </div>
      <Drafts />
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p className="ak-muted">{t('common.loading')}</p>}
      {data?.length === 0 && drafts.data?.length === 0 && (
        <section className="ak-empty">
          <h2 className="ak-heading">{t('briefings.empty.title')}</h2>
          <p>{t('briefings.empty.text')}</p>
        </section>
      )}
      {data && data.length > 0 && (
        <table className="ak-table ak-table--briefings" aria-label={t('briefings.table')}>
          <thead>
            <tr>
              <th scope="col">{t('briefings.col.title')}</th>
              <th scope="col">{t('briefings.col.template')}</th>
              <th scope="col">{t('briefings.col.date')}</th>
              <th scope="col">{t('briefings.col.status')}</th>
            </tr>
          </thead>
          <tbody>
            {data.map((briefing) => (
              <tr key={briefing.id}>
                <th scope="row" className="ak-col-title">
                  <Link href={`/briefings/${encodeURIComponent(briefing.id)}`} dir="auto">
                    {briefing.title}
                  </Link>
                </th>
                <td>{templateTitle(briefing.template)}</td>
                <td>
                  <time dateTime={briefing.at}>{format.instant(briefing.at)}</time>
                </td>
                <td>{statusText(briefing.status, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
