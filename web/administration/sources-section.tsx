import { type JSX, useId, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { SourceKind, SourceSummary } from '../../server/domain/index.ts';
import { Failure } from '../ui/failure.tsx';
import { useSources } from './administration-api.ts';
import { type DataColumn, DataTable } from './data-table.tsx';
import { GradeCounts, GroupCounts } from './label-counts.tsx';
import { useWords, type Words } from './words.ts';

const KINDS: readonly SourceKind[] = ['originator', 'folder'];

const nameOf = ({ t }: Words, by: SourceKind, { name }: SourceSummary): string =>
  name ?? t(by === 'originator' ? 'admin.sources.noOriginator' : 'admin.sources.noFolder');

function Quality({ source }: { readonly source: SourceSummary }): JSX.Element {
  const { t } = useWords();
  const { recognised, doubtful } = source;
  if (recognised + doubtful === 0) return <span className="ak-muted">{t('admin.sources.plain')}</span>;
  return (
    <ul className="ak-admin__counts">
      {recognised > 0 && <li>{t('admin.sources.recognised', { count: recognised })}</li>}
      {doubtful > 0 && <li>{t('admin.sources.doubtful', { count: doubtful })}</li>}
    </ul>
  );
}

function columnsOf(words: Words, by: SourceKind): DataColumn<SourceSummary>[] {
  const { t, format } = words;
  return [
    {
      id: 'name',
      title: t(`admin.sources.${by}`),
      sort: ({ name }) => name,
      cell: (source) => (
        <span dir="auto" className={source.name === null ? 'ak-muted' : undefined}>
          {nameOf(words, by, source)}
        </span>
      ),
    },
    {
      id: 'reports',
      title: t('admin.reports'),
      number: true,
      sort: ({ reports }) => reports,
      cell: ({ reports, owned }) => (
        <>
          {format.number(reports)}
          {owned > 0 && (
            <span className="ak-admin__beside">{t('admin.sources.owned', { count: owned })}</span>
          )}
        </>
      ),
    },
    { id: 'grades', title: t('admin.grades'), cell: ({ grades }) => <GradeCounts grades={grades} /> },
    { id: 'groups', title: t('admin.groups'), cell: (source) => <GroupCounts {...source} /> },
    {
      id: 'quality',
      title: t('admin.sources.quality'),
      sort: ({ doubtful, recognised }) => doubtful * 1_000_000 + recognised,
      cell: (source) => <Quality source={source} />,
    },
    {
      id: 'newest',
      title: t('admin.sources.newest'),
      sort: ({ newest }) => newest,
      cell: ({ newest }) => (newest === null ? t('common.undated') : format.mediumDay(newest)),
    },
    {
      id: 'ingested',
      title: t('admin.sources.ingested'),
      sort: ({ lastIngestedAt }) => lastIngestedAt,
      cell: ({ lastIngestedAt }) => format.instant(lastIngestedAt),
    },
  ];
}

/** Where the reports come from and who sees them, as far as the administrator may see them himself. */
export function SourcesSection(): JSX.Element {
  const words = useWords();
  const { t, format, language } = words;
  const id = useId();
  const [search, setSearch] = useSearchParams();
  const [filter, setFilter] = useState('');
  const by: SourceKind = search.get('by') === 'folder' ? 'folder' : 'originator';
  const { data, error, refetch } = useSources(by);
  const wanted = filter.trim().toLocaleLowerCase(language);
  const shown = (data?.sources ?? []).filter((source) =>
    nameOf(words, by, source).toLocaleLowerCase(language).includes(wanted),
  );
  return (
    <>
      <p>{t('admin.sources.text')}</p>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p className="ak-muted">{t('common.loading')}</p>}
      {data?.sources.length === 0 && <p className="ak-muted">{t('admin.sources.empty')}</p>}
      {data && data.sources.length > 0 && (
        <>
          <search className="ak-tools">
            <div className="ak-field">
              <label htmlFor={`${id}-by`}>{t('admin.sources.by')}</label>
              <select
                id={`${id}-by`}
                value={by}
                onChange={({ target }) => setSearch({ by: target.value }, { replace: true })}
              >
                {KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`admin.sources.${kind}`)}
                  </option>
                ))}
              </select>
            </div>
            <div className="ak-field ak-field--grow">
              <label htmlFor={`${id}-filter`}>{t('admin.filter')}</label>
              <input
                id={`${id}-filter`}
                type="search"
                value={filter}
                onChange={({ target }) => setFilter(target.value)}
              />
            </div>
            <p className="ak-tools__count" role="status">
              {t('admin.shown', {
                shown: format.number(shown.length),
                total: format.number(data.sources.length),
              })}
            </p>
          </search>
          {data.total > data.sources.length && (
            <p className="ak-muted">
              {t('admin.sources.more', {
                shown: format.number(data.sources.length),
                total: format.number(data.total),
              })}
            </p>
          )}
          {shown.length === 0 ? (
            <p className="ak-muted">{t('admin.nothing')}</p>
          ) : (
            <DataTable
              caption={t(`admin.sources.caption.${by}`)}
              columns={columnsOf(words, by)}
              rows={shown}
              rowKey={({ name }) => name ?? ''}
            />
          )}
        </>
      )}
    </>
  );
}
