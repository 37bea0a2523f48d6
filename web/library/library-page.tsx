import { type JSX, useId, useMemo, useRef } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { Report } from '../../server/domain/index.ts';
import { tlpText } from '../../server/domain/tlp.ts';
import { useReports } from '../api/queries.ts';
import { useInterface } from '../i18n/index.ts';
import { useMay } from '../identity/use-session.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { useTitle } from '../ui/hooks.ts';
import { useShortcuts } from '../ui/shortcuts.ts';
import { DropZone } from './drop-zone.tsx';
import { Jobs } from './jobs.tsx';
import { Quarantine } from './quarantine.tsx';
import { ReportTable } from './report-table.tsx';
import {
  applyView,
  type Column,
  formatName,
  type LibraryView,
  readView,
  tlpChoices,
  writeView,
} from './report-view.ts';
import { UploadList } from './upload-list.tsx';
import { useUploads } from './use-uploads.ts';

interface ToolsProps {
  readonly reports: readonly Report[];
  readonly view: LibraryView;
  readonly shown: number;
  readonly onChange: (changes: Partial<LibraryView>) => void;
}

function Tools({ reports, view, shown, onChange }: ToolsProps): JSX.Element {
  const { t, format } = useInterface();
  const id = useId();
  const search = useRef<HTMLInputElement>(null);
  useShortcuts({
    '/': () => {
      search.current?.focus();
      return true;
    },
  });
  const languages = [...new Set(reports.map((report) => report.language))].sort();
  const labels = tlpChoices(reports);
  const formats = [...new Set(reports.map((report) => formatName(report.mediaType)))].sort();
  return (
    <search className="ak-tools">
      <div className="ak-field ak-field--grow">
        <label htmlFor={`${id}-q`}>{t('library.searchLabel')}</label>
        <input
          id={`${id}-q`}
          ref={search}
          type="search"
          value={view.query}
          placeholder={t('library.search')}
          onChange={(event) => onChange({ query: event.target.value })}
        />
      </div>
      <div className="ak-field">
        <label htmlFor={`${id}-language`}>{t('library.language')}</label>
        <select
          id={`${id}-language`}
          value={view.language}
          onChange={(event) => onChange({ language: event.target.value })}
        >
          <option value="">{t('library.all')}</option>
          {languages.map((code) => (
            <option key={code} value={code}>
              {format.languageName(code) ?? t('common.unknown')}
            </option>
          ))}
        </select>
      </div>
      <div className="ak-field">
        <label htmlFor={`${id}-format`}>{t('library.format')}</label>
        <select
          id={`${id}-format`}
          value={view.format}
          onChange={(event) => onChange({ format: event.target.value })}
        >
          <option value="">{t('library.all')}</option>
          {formats.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </div>
      {(labels.length > 0 || view.tlp !== '') && (
        <div className="ak-field">
          <label htmlFor={`${id}-tlp`}>{t('tlp.label')}</label>
          <select
            id={`${id}-tlp`}
            value={view.tlp}
            onChange={(event) => onChange({ tlp: event.target.value as LibraryView['tlp'] })}
          >
            <option value="">{t('library.all')}</option>
            {(view.tlp === '' || labels.includes(view.tlp) ? labels : [...labels, view.tlp]).map((choice) => (
              <option key={choice} value={choice}>
                {choice === 'NONE' ? t('tlp.none') : tlpText(choice)}
              </option>
            ))}
          </select>
        </div>
      )}
      <p className="ak-tools__count" role="status">
        {t('library.count', { shown: format.number(shown), total: format.number(reports.length) })}
      </p>
    </search>
  );
}

/** Everything in the record: add, find, sort, open. */
export default function LibraryPage(): JSX.Element {
  const { t, language } = useInterface();
  const [path, navigate] = useLocation();
  const [search] = useSearchParams();
  const uploads = useUploads();
  const may = useMay();
  const { data, error, refetch } = useReports();
  useTitle(t('library.title'));
  const view = readView(search);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is read anew from the address each time
  const shown = useMemo(() => applyView(data ?? [], view, language), [data, search, language]);

  const change = (changes: Partial<LibraryView>) => {
    const query = writeView({ ...view, ...changes }).toString();
    navigate(query ? `${path}?${query}` : path, { replace: true });
  };
  const sort = (column: Column) =>
    change({ sort: column, descending: view.sort === column ? !view.descending : column === 'publishedOn' });

  return (
    <div className="ak-wide ak-page">
      <h1 className="ak-title">{t('library.title')}</h1>
      {may('ingest') && (
        <>
          <DropZone onFiles={uploads.add} />
          <UploadList {...uploads} />
          <Jobs />
          <Quarantine />
        </>
      )}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p className="ak-muted">{t('common.loading')}</p>}
      {data?.length === 0 && (
        <section className="ak-empty">
          <h2 className="ak-heading">{t('library.empty.title')}</h2>
          <p>{t('library.empty.text')}</p>
        </section>
      )}
      {data && data.length > 0 && (
        <>
          <Tools reports={data} view={view} shown={shown.length} onChange={change} />
          {shown.length > 0 ? (
            <ReportTable reports={shown} view={view} onSort={sort} />
          ) : (
            <section className="ak-empty">
              <h2 className="ak-heading">{t('library.none.title')}</h2>
              <p>{t('library.none.text')}</p>
              <p>
                <Button onClick={() => change({ query: '', language: '', format: '', tlp: '' })}>
                  {t('library.reset')}
                </Button>
              </p>
            </section>
          )}
        </>
      )}
    </div>
  );
}
