import type { JSX } from 'react';
import { Link } from 'wouter';
import type { Citation, Report } from '../../server/domain/index.ts';
import { shownName } from '../../server/domain/shown-name.ts';
import { toApiError } from '../api/client.ts';
import { usePassage } from '../api/queries.ts';
import { useInterface } from '../i18n/index.ts';
import { Failure } from '../ui/failure.tsx';
import { Icon } from '../ui/icon.tsx';
import { Marked } from '../ui/marked.tsx';
import { Marks } from '../ui/marks.tsx';
import { Notice } from '../ui/notice.tsx';
import { ExtractionNote } from './extraction-note.tsx';
import { HiddenNote } from './hidden-note.tsx';
import { PassageView } from './passage-view.tsx';
import { SourceMeta, SUPERSEDED } from './source-meta.tsx';

/** Where the passage stands in its report. */
function HeadingPath({ path }: { readonly path: readonly string[] }): JSX.Element | null {
  if (path.length === 0) return null;
  return (
    <p className="ak-heading-path" dir="auto">
      {path.join(' › ')}
    </p>
  );
}

/** Links from a passage to the original, the whole report and the passage's own address. */
function SourceLinks({ report, passageId, span, alone }: LinksProps): JSX.Element {
  const { t } = useInterface();
  const quote = span ? `?quote=${span.start}-${span.end}` : '';
  return (
    <p className="ak-links">
      <a href={`/api/reports/${encodeURIComponent(report.id)}/original`} target="_blank" rel="noreferrer">
        <Icon name="external" />
        {t('source.original')}
      </a>
      <Link href={`/reports/${encodeURIComponent(report.id)}`}>
        <Icon name="document" />
        {t('source.report')}
      </Link>
      {!alone && (
        <Link href={`/passages/${encodeURIComponent(passageId)}${quote}`}>
          <Icon name="link" />
          {t('source.permalink')}
        </Link>
      )}
    </p>
  );
}
interface LinksProps {
  readonly report: Pick<Report, 'id'>;
  readonly passageId: string;
  readonly span: { readonly start: number; readonly end: number } | null;
  /** The page shows nothing but this passage. */
  readonly alone: boolean;
}

interface SourceBodyProps {
  readonly passageId: string;
  /** Known at once where the passage is cited; the rest arrives with the passage. */
  readonly citation: Citation | null;
  readonly span?: { readonly start: number; readonly end: number } | null;
  /** Level of the title: the panel stands below the page's own heading. */
  readonly as?: 'h1' | 'h2';
}

/** A source as it is read: what it is, what to beware of, and the passage with the quote marked. */
export function SourceBody({
  passageId,
  citation,
  span = null,
  as: Title = 'h2',
}: SourceBodyProps): JSX.Element {
  const { t } = useInterface();
  const { data, error, refetch } = usePassage(passageId);
  const source = citation ?? (data && { ...data.report, page: data.passage.pageFrom });
  const marked = citation ? { start: citation.start, end: citation.end } : span;
  const reportId = citation?.reportId ?? data?.report.id;
  const page =
    citation?.extraction ?? data?.report.quality.pages.find((one) => one.page === data.passage.pageFrom);

  const body = (
    <>
      {source && (
        <header className="ak-source__header">
          <Title className="ak-source__title" dir="auto">
            {source.title}
          </Title>
          <p>
            <SourceMeta source={source} />
          </p>
          <p className="ak-source__file">
            <Marks marking={source.marking} tlp={source.tlp} ownGrade={source.ownGrade} />
            <span>{shownName(source.sourceKey)}</span>
          </p>
        </header>
      )}
      {source?.supersededBy && (
        <Notice tone="warning">
          <p>{t(SUPERSEDED[data?.report.supersededHow ?? 'replaces'], { by: source.supersededBy })}</p>
        </Notice>
      )}
      <ExtractionNote page={page} />
      <HiddenNote hidden={data?.report.quality.hidden} page={data?.passage.pageFrom ?? null} />
      {data && <HeadingPath path={data.passage.headingPath} />}
      {data && <PassageView found={data} quote={citation?.quote ?? null} span={marked} />}
      {!data && !error && (
        <div className="ak-passage">
          {citation && <p lang={citation.language}>{citation.quote}</p>}
          <p className="ak-muted">{t('common.loading')}</p>
        </div>
      )}
      {error &&
        (toApiError(error).code === 'not-found' ? (
          <Notice tone="warning">
            <p>{t('source.gone')}</p>
          </Notice>
        ) : (
          <Failure error={error} onRetry={() => void refetch()} />
        ))}
      {reportId && (
        <SourceLinks report={{ id: reportId }} passageId={passageId} span={marked} alone={Title === 'h1'} />
      )}
    </>
  );
  return source ? (
    <Marked marking={source.marking} tlp={source.tlp}>
      {body}
    </Marked>
  ) : (
    body
  );
}
