import { type FormEvent, type JSX, useEffect, useId, useState } from 'react';
import { Link } from 'wouter';
import type { ViewAs, ViewedReport } from '../../server/domain/index.ts';
import { Button } from '../ui/button.tsx';
import { MarkingBadge } from '../ui/marking-badge.tsx';
import { Notice } from '../ui/notice.tsx';
import { VIEW_PAGE, type ViewPlace } from './administration-api.ts';
import { type DataColumn, DataTable } from './data-table.tsx';
import { GradeCounts, GroupCounts } from './label-counts.tsx';
import { useWords, type Words } from './words.ts';

interface ViewResultProps {
  readonly view: ViewAs;
  readonly words: string;
  readonly offset: number;
  readonly onChange: (place: ViewPlace) => void;
}

function columnsOf({ t, format }: Words): DataColumn<ViewedReport>[] {
  return [
    {
      id: 'title',
      title: t('admin.view.title'),
      cell: ({ id, title, sourceKey, language }) => (
        <>
          <Link
            href={`/reports/${encodeURIComponent(id)}`}
            dir="auto"
            lang={language === 'und' ? undefined : language}
          >
            {title}
          </Link>
          <span className="ak-table__file">{sourceKey}</span>
        </>
      ),
    },
    {
      id: 'originator',
      title: t('admin.sources.originator'),
      cell: ({ originator }) => originator ?? t('admin.none'),
    },
    {
      id: 'date',
      title: t('admin.view.date'),
      cell: ({ publishedOn }) => (publishedOn === null ? t('common.undated') : format.mediumDay(publishedOn)),
    },
    {
      id: 'marking',
      title: t('admin.view.marking'),
      cell: ({ marking }) => <MarkingBadge marking={marking} />,
    },
    {
      id: 'groups',
      title: t('admin.groups'),
      cell: ({ groups }) => (groups.length === 0 ? t('admin.none') : format.list(groups)),
    },
  ];
}

function Rights({ subject }: { readonly subject: ViewAs['subject'] }): JSX.Element {
  const { t, format } = useWords();
  return (
    <dl className="ak-facts">
      <div>
        <dt>{t('admin.people.clearance')}</dt>
        <dd>
          <MarkingBadge marking={subject.clearance} />
        </dd>
      </div>
      <div>
        <dt>{t('admin.groups')}</dt>
        <dd>{subject.groups.length === 0 ? t('admin.none') : format.list(subject.groups)}</dd>
      </div>
    </dl>
  );
}

/** What both may see: how much of which grade and group, and the titles, searched on the server and page by page. */
export function ViewResult({ view, words: found, offset, onChange }: ViewResultProps): JSX.Element {
  const words = useWords();
  const { t, format } = words;
  const id = useId();
  const [text, setText] = useState(found);
  const { subject, closed } = view;
  useEffect(() => setText(found), [found]);
  const search = (event: FormEvent) => {
    event.preventDefault();
    onChange({ words: text.trim(), offset: 0 });
  };
  return (
    <>
      <h3 className="ak-admin__name">
        {subject.name === null
          ? t('admin.view.resultRights')
          : t('admin.view.resultOf', { name: subject.name })}
      </h3>
      {subject.name !== null && <Rights subject={subject} />}
      {closed && (
        <Notice tone="warning">
          <p>{t(`admin.view.${closed}`)}</p>
        </Notice>
      )}
      <p className="ak-admin__sum">
        {t(subject.name === null ? 'admin.view.totalRights' : 'admin.view.total', {
          count: view.reports,
          number: format.number(view.reports),
        })}
      </p>
      {view.reports > 0 && (
        <>
          <GradeCounts grades={view.grades} />
          <GroupCounts {...view} />
          <search>
            <form className="ak-admin__form" onSubmit={search}>
              <div className="ak-field ak-field--grow">
                <label htmlFor={id}>{t('admin.view.search')}</label>
                <input
                  id={id}
                  type="search"
                  value={text}
                  maxLength={300}
                  onChange={({ target }) => setText(target.value)}
                />
              </div>
              <Button type="submit">{t('admin.view.find')}</Button>
              <p className="ak-tools__count" role="status">
                {t('admin.view.found', { number: format.number(view.found) })}
              </p>
            </form>
          </search>
        </>
      )}
      {view.reports > 0 && view.listed.length === 0 && <p className="ak-muted">{t('admin.view.empty')}</p>}
      {view.listed.length > 0 && (
        <DataTable
          caption={t('admin.view.listed')}
          columns={columnsOf(words)}
          rows={view.listed}
          rowKey={(report) => report.id}
        />
      )}
      {view.found > VIEW_PAGE && (
        <div className="ak-admin__pages">
          <Button
            disabled={offset === 0}
            onClick={() => onChange({ words: found, offset: Math.max(0, offset - VIEW_PAGE) })}
          >
            {t('admin.previous')}
          </Button>
          <span>
            {t('admin.range', {
              from: format.number(offset + 1),
              to: format.number(offset + view.listed.length),
              total: format.number(view.found),
            })}
          </span>
          <Button
            disabled={offset + VIEW_PAGE >= view.found}
            onClick={() => onChange({ words: found, offset: offset + VIEW_PAGE })}
          >
            {t('admin.next')}
          </Button>
        </div>
      )}
    </>
  );
}
