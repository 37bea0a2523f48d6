import { useQueryClient } from '@tanstack/react-query';
import { type JSX, type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { translateNote } from '../../server/domain/extraction-notes.ts';
import type { Passage, Report } from '../../server/domain/index.ts';
import { shownName } from '../../server/domain/shown-name.ts';
import { deleteResource, toApiError } from '../api/client.ts';
import { CORPUS_KEYS, keys, useReliance, useReport } from '../api/queries.ts';
import { useInterface } from '../i18n/index.ts';
import { useMay } from '../identity/use-session.ts';
import { HiddenNote } from '../source/hidden-note.tsx';
import { Paragraphs } from '../source/paragraphs.tsx';
import { Grade, SUPERSEDED } from '../source/source-meta.tsx';
import { ActionLink, Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Failure, PageFailure } from '../ui/failure.tsx';
import { useTitle } from '../ui/hooks.ts';
import { Icon } from '../ui/icon.tsx';
import { Marked } from '../ui/marked.tsx';
import { Marks, TlpBadge } from '../ui/marks.tsx';
import { Notice } from '../ui/notice.tsx';
import { Relations } from './relations.tsx';
import { RelianceList, shownReliances, WithdrawnReport } from './reliance.tsx';
import { formatName } from './report-view.ts';

/** Passages shown at once; a book of 2,000 passages stays quick. */
const PASSAGE_STEP = 100;

type Field = Report['guessed'][number];

function Facts({ report }: { readonly report: Report }): JSX.Element {
  const { t, format, language } = useInterface();
  const guessed = (field: Field) =>
    report.guessed.includes(field) && (
      <span className="ak-flag ak-flag--calm" title={t('report.guessed.hint')}>
        {t('report.guessed')}
      </span>
    );
  const readable = report.quality.pages.filter(({ status, note }) => status !== 'text' || note !== undefined);
  const facts: [string, ReactNode, Field?][] = [
    [t('report.originator'), report.originator, 'originator'],
    [t('report.author'), report.author, 'author'],
    [t('report.documentNumber'), report.documentNumber, 'documentNumber'],
    [t('report.publishedOn'), report.publishedOn && format.day(report.publishedOn), 'publishedOn'],
    [t('report.eventOn'), report.eventOn && format.day(report.eventOn), 'eventOn'],
    [t('report.language'), format.languageName(report.language) ?? t('common.unknown'), 'language'],
    [
      t('marking.label'),
      <Marks key="marking" marking={report.marking} ownGrade={report.ownGrade} />,
      'marking',
    ],
    [
      t('tlp.label'),
      report.tlp == null ? null : (
        <span key="tlp">
          <TlpBadge tlp={report.tlp} plain /> {t(`tlp.${report.tlp}`)}
        </span>
      ),
    ],
    [
      t('report.grade'),
      (report.reliability ?? report.credibility) ? <Grade key="grade" source={report} /> : null,
    ],
    [
      t('report.file'),
      `${shownName(report.sourceKey)} (${formatName(report.mediaType)}, ${format.bytes(report.sizeBytes)})`,
    ],
    [t('report.alsoKnownAs'), report.alsoKnownAs.join(', ')],
    [
      t('report.size'),
      [
        report.pageCount > 0 ? t('common.pages', { count: report.pageCount }) : null,
        t('common.passages', { count: report.passageCount }),
      ]
        .filter(Boolean)
        .join(', '),
    ],
    [t('report.ingestedAt'), format.instant(report.ingestedAt)],
    [
      t('report.extraction'),
      readable.length === 0 && report.quality.notes.length === 0 ? (
        t('report.extraction.ok')
      ) : (
        <ul key="pages">
          {readable.map(({ page, status, note }) => (
            <li key={page}>
              {t('report.extraction.page', { page, status: t(`report.status.${status}`) })}
              {note && ` (${translateNote(note, language)})`}
            </li>
          ))}
          {report.quality.notes.map((note) => (
            <li key={note}>{translateNote(note, language)}</li>
          ))}
        </ul>
      ),
    ],
  ];
  return (
    <dl className="ak-facts ak-facts--wide">
      {facts
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value, field]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value} {field && guessed(field)}
            </dd>
          </div>
        ))}
    </dl>
  );
}

function Passages({ passages }: { readonly passages: readonly Passage[] }): JSX.Element {
  const { t } = useInterface();
  const [limit, setLimit] = useState(PASSAGE_STEP);
  const rest = passages.length - limit;
  return (
    <section>
      <h2 className="ak-heading">
        {t('report.passages')} <span className="ak-count">{passages.length}</span>
      </h2>
      <ol className="ak-passages">
        {passages.slice(0, limit).map((passage) => (
          <li key={passage.id} id={passage.id}>
            <p className="ak-passages__head">
              <Link href={`/passages/${encodeURIComponent(passage.id)}`}>
                {t('report.passage', { number: passage.ordinal + 1 })}
              </Link>
              {passage.pageFrom !== null && <span>{t('common.page', { page: passage.pageFrom })}</span>}
              {passage.headingPath.length > 0 && <span dir="auto">{passage.headingPath.join(' › ')}</span>}
            </p>
            <p
              className="ak-passages__text"
              lang={passage.language === 'und' ? undefined : passage.language}
              dir="auto"
            >
              <Paragraphs text={passage.text} />
            </p>
          </li>
        ))}
      </ol>
      {rest > 0 && (
        <Button onClick={() => setLimit(limit + PASSAGE_STEP)}>
          {t('common.more', { count: Math.min(rest, PASSAGE_STEP) })}
        </Button>
      )}
    </section>
  );
}

interface DeleteDialogProps {
  readonly report: Report;
  /** How many answers and briefings rely on it. */
  readonly relied: number;
  readonly onClose: () => void;
}

function DeleteDialog({ report, relied, onClose }: DeleteDialogProps): JSX.Element {
  const { t } = useInterface();
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const remove = async () => {
    setBusy(true);
    setError(null);
    try {
      await deleteResource(`/api/reports/${encodeURIComponent(report.id)}`);
      client.setQueryData<Report[]>(keys.reports, (all) => all?.filter(({ id }) => id !== report.id));
      for (const queryKey of [...CORPUS_KEYS, ['passage']]) {
        void client.invalidateQueries({ queryKey });
      }
      navigate('/library');
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t('report.delete.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={busy} onClick={() => void remove()}>
            {t('report.delete.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('report.delete.text', { title: report.title })}</p>
      {relied > 0 && <p>{t('reliance.delete', { count: relied })}</p>}
      {error !== null && <Failure error={error} />}
    </Dialog>
  );
}

/** One report: what is known of it, how well it could be read, and every passage. */
export default function ReportPage({ id }: { readonly id: string }): JSX.Element {
  const { t } = useInterface();
  const may = useMay();
  const { data, error, refetch } = useReport(id);
  const reliance = useReliance(id);
  const [deleting, setDeleting] = useState(false);
  useTitle(data?.report.title);
  if (error && toApiError(error).code === 'not-found') return <WithdrawnReport id={id} error={error} />;
  if (error) return <PageFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <p className="ak-column ak-page ak-muted">{t('common.loading')}</p>;
  const { report, passages, relations } = data;
  const reliances = reliance.data?.reliances ?? [];
  return (
    <Marked marking={report.marking} tlp={report.tlp}>
      <article className="ak-column ak-page">
        <p className="ak-crumb">
          <Link href="/library">
            <Icon name="previous" />
            {t('report.back')}
          </Link>
        </p>
        <h1 className="ak-title" dir="auto" lang={report.language === 'und' ? undefined : report.language}>
          {report.title}
        </h1>
        {report.fictional && <p className="ak-muted">{t('common.fictional')}</p>}
        {report.supersededBy && (
          <Notice tone="warning">
            <p>{t(SUPERSEDED[report.supersededHow ?? 'replaces'], { by: report.supersededBy })}</p>
          </Notice>
        )}
        <HiddenNote hidden={report.quality.hidden} />
        <div className="ak-actions">
          <a
            className="ak-quiet"
            href={`/api/reports/${encodeURIComponent(id)}/original`}
            target="_blank"
            rel="noreferrer"
          >
            <Icon name="external" />
            <span>{t('report.original')}</span>
          </a>
          <ActionLink kind="quiet" icon="search" href={`/?document=${encodeURIComponent(report.sourceKey)}`}>
            {t('report.askOnly')}
          </ActionLink>
          {may('administer') && (
            <Button kind="quiet" icon="delete" onClick={() => setDeleting(true)}>
              {t('report.delete')}
            </Button>
          )}
        </div>
        <section>
          <h2 className="kern-sr-only">{t('report.metadata')}</h2>
          <Facts report={report} />
        </section>
        <Relations relations={relations} />
        {reliance.error && <Failure error={reliance.error} onRetry={() => void reliance.refetch()} />}
        <RelianceList reliances={reliances} />
        {passages.length > 0 && <Passages passages={passages} />}
        {deleting && (
          <DeleteDialog
            report={report}
            relied={shownReliances(reliances).length}
            onClose={() => setDeleting(false)}
          />
        )}
      </article>
    </Marked>
  );
}
