import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type JSX, useLayoutEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { Report } from '../../server/domain/index.ts';
import { shownName } from '../../server/domain/shown-name.ts';
import { type TextKey, useInterface } from '../i18n/index.ts';
import { Icon } from '../ui/icon.tsx';
import { Marks } from '../ui/marks.tsx';
import { COLUMNS, type Column, formatName, type LibraryView } from './report-view.ts';

const NAMES: Record<Column, TextKey> = {
  title: 'library.col.title',
  originator: 'library.col.originator',
  publishedOn: 'library.col.date',
  language: 'library.col.language',
  format: 'library.col.format',
  marking: 'library.col.marking',
  passages: 'library.col.passages',
};

interface HeadProps {
  readonly view: LibraryView;
  readonly onSort: (column: Column) => void;
}

function Head({ view, onSort }: HeadProps): JSX.Element {
  const { t } = useInterface();
  return (
    <thead>
      <tr>
        {COLUMNS.map((column) => {
          const sorted = view.sort === column;
          return (
            <th
              key={column}
              scope="col"
              className={`ak-col-${column}`}
              aria-sort={sorted ? (view.descending ? 'descending' : 'ascending') : undefined}
            >
              <button
                type="button"
                title={t('library.sort', { column: t(NAMES[column]) })}
                onClick={() => onSort(column)}
              >
                {t(NAMES[column])}
                {sorted && <Icon name={view.descending ? 'descending' : 'ascending'} />}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** Only what a reader should know before he relies on it. */
function Certificate({ report }: { readonly report: Report }): JSX.Element {
  const { t } = useInterface();
  const { pages, hidden = [] } = report.quality;
  const notText = pages.filter(({ status }) => status !== 'text' && status !== 'empty').length;
  return (
    <>
      {notText > 0 && (
        <span className="ak-flag ak-flag--calm">{t('report.pagesNotText', { count: notText })}</span>
      )}
      {hidden.length > 0 && <span className="ak-flag">{t('report.hidden.flag')}</span>}
    </>
  );
}

function Row({ report }: { readonly report: Report }): JSX.Element {
  const { t, format } = useInterface();
  const day = report.publishedOn;
  return (
    <>
      <th scope="row" className="ak-col-title">
        <Link
          href={`/reports/${encodeURIComponent(report.id)}`}
          dir="auto"
          lang={report.language === 'und' ? undefined : report.language}
        >
          {report.title}
        </Link>
        <span className="ak-table__file">
          {shownName(report.sourceKey)}
          {report.supersededBy && report.supersededHow !== 'extends' && (
            <span className="ak-flag">{t('answer.supersededShort')}</span>
          )}
          <Certificate report={report} />
        </span>
      </th>
      <td className="ak-col-originator">{report.originator ?? '–'}</td>
      <td className="ak-col-publishedOn">{day ? <time dateTime={day}>{format.shortDay(day)}</time> : '–'}</td>
      <td className="ak-col-language">{format.languageName(report.language) ?? '–'}</td>
      <td className="ak-col-format">{formatName(report.mediaType)}</td>
      <td className="ak-col-marking">
        <Marks marking={report.marking} tlp={report.tlp} ownGrade={report.ownGrade} />
      </td>
      <td className="ak-col-passages">{format.number(report.passageCount)}</td>
    </>
  );
}

interface ReportTableProps extends HeadProps {
  readonly reports: readonly Report[];
}

/** Any number of reports: only the rows near the window are in the page, the rest is held open as space. */
export function ReportTable({ reports, view, onSort }: ReportTableProps): JSX.Element {
  const { t } = useInterface();
  const body = useRef<HTMLTableSectionElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      const box = body.current?.getBoundingClientRect();
      if (box) setOffset(Math.round(box.top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  const rows = useWindowVirtualizer({
    count: reports.length,
    estimateSize: () => 60,
    overscan: 12,
    scrollMargin: offset,
    getItemKey: (index) => reports[index]?.id ?? index,
  });
  const items = rows.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const above = first ? first.start - offset : 0;
  const below = last ? rows.getTotalSize() - (last.end - offset) : 0;

  return (
    <table className="ak-table" aria-label={t('library.table')} aria-rowcount={reports.length + 1}>
      <Head view={view} onSort={onSort} />
      <tbody ref={body}>
        {above > 0 && <Space height={above} />}
        {items.map((item) => {
          const report = reports[item.index];
          return (
            report && (
              <tr
                key={item.key}
                data-index={item.index}
                ref={rows.measureElement}
                aria-rowindex={item.index + 2}
              >
                <Row report={report} />
              </tr>
            )
          );
        })}
        {below > 0 && <Space height={below} />}
      </tbody>
    </table>
  );
}

function Space({ height }: { readonly height: number }): JSX.Element {
  return (
    <tr>
      <td className="ak-table__space" style={{ height }} />
    </tr>
  );
}
