import { type JSX, type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { Briefing, BriefingCoverage } from '../../server/domain/index.ts';
import { useCoverage } from '../api/queries.ts';
import { useInterface } from '../i18n/index.ts';
import { Failure } from '../ui/failure.tsx';
import { Marks } from '../ui/marks.tsx';

/** Which reports the briefing rests on, and which it might have; asked for when it is opened. */
export function CoverageView({ briefing }: { readonly briefing: Briefing }): JSX.Element {
  const { t } = useInterface();
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useCoverage(open ? briefing.id : null);
  return (
    <details className="ak-details" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('briefing.coverage')}</summary>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {open && !data && !error && <p className="ak-muted">{t('common.loading')}</p>}
      {data && (
        <>
          <h3 className="ak-label">{t('briefing.coverage.used')}</h3>
          <Reports reports={data.used}>
            {(one) => (
              <>
                {t('common.sentences', { count: one.sentences })} <Without briefing={briefing} report={one} />
              </>
            )}
          </Reports>
          <h3 className="ak-label">{t('briefing.coverage.notUsed')}</h3>
          <Reports reports={data.notUsed}>
            {(one) => (
              <>
                {t('briefing.coverage.questions', { count: one.questions })}{' '}
                <span lang={briefing.language}>({one.sections.join(', ')})</span>
              </>
            )}
          </Reports>
        </>
      )}
    </details>
  );
}

type Covered = BriefingCoverage['used'][number] | BriefingCoverage['notUsed'][number];

function Reports<Report extends Covered>({
  reports,
  children,
}: {
  readonly reports: readonly Report[];
  readonly children: (report: Report) => ReactNode;
}): JSX.Element {
  const { t, format } = useInterface();
  if (reports.length === 0) return <p className="ak-muted">{t('briefing.coverage.none')}</p>;
  return (
    <ul className="ak-list ak-small">
      {reports.map((report) => (
        <li key={report.reportId}>
          <Link href={`/reports/${encodeURIComponent(report.reportId)}`} dir="auto">
            {report.title}
          </Link>{' '}
          <span className="ak-muted" dir="auto">
            {[
              report.originator ?? t('common.unknown'),
              report.publishedOn === null ? t('common.undated') : format.day(report.publishedOn),
            ].join(', ')}
          </span>{' '}
          <Marks marking={report.marking} tlp={report.tlp} ownGrade={report.ownGrade} quiet />{' '}
          {children(report)}
        </li>
      ))}
    </ul>
  );
}

/** Leads to a new draft of the same topic that does not see this report. */
function Without({
  briefing,
  report,
}: {
  readonly briefing: Briefing;
  readonly report: Covered;
}): JSX.Element {
  const { t } = useInterface();
  const query = new URLSearchParams({
    topic: briefing.topic,
    template: briefing.template.id,
    without: report.sourceKey,
  });
  return (
    <Link
      href={`/briefings/new?${query}`}
      aria-label={t('briefing.coverage.withoutName', { title: report.title })}
    >
      {t('briefing.coverage.without')}
    </Link>
  );
}
