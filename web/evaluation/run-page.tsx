import { type JSX, useEffect, useRef, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { EvaluatedCase, EvaluationMetric } from '../../server/domain/index.ts';
import { ApiError } from '../api/client.ts';
import { isTextKey, useInterface } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { Failure, PageFailure } from '../ui/failure.tsx';
import { useTitle } from '../ui/hooks.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { CaseDetails } from './case-details.tsx';
import { exportHref, stopRun, useRun } from './evaluation-api.ts';
import { MetricName } from './metric-name.tsx';

const FORMATS = ['html', 'csv', 'json', 'junit', 'trec', 'qrels', 'cases'] as const;

/** One run: progress while it goes on, then metrics with their intervals and every case with what went wrong. */
export default function RunPage({ id }: { readonly id: string }): JSX.Element {
  const { t, format } = useInterface();
  const { data, error, refetch } = useRun(id);
  const [onlyFailing, setOnlyFailing] = useState(true);
  const [search] = useSearchParams();
  // Where a comparison leads to: this case is open.
  const wanted = search.get('case');
  useTitle(data ? t('eval.run.at', { at: format.instant(data.run.at) }) : t('eval.title'));
  if (error) return <PageFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <p className="ak-column ak-page ak-muted">{t('common.loading')}</p>;
  const { run, metrics, cases } = data;
  const shown = cases.filter((one) => !onlyFailing || one.status !== 'passed' || one.id === wanted);
  const { problem } = run;
  const withheld = cases.some((one) => one.withheld);
  return (
    <div className="ak-wide ak-page ak-eval">
      <div className="ak-eval__head">
        <p className="ak-crumb">
          <Link href="/evaluation">
            <Icon name="previous" />
            {t('eval.title')}
          </Link>
        </p>
        <h1 className="ak-title">{t('eval.run.at', { at: format.instant(run.at) })}</h1>
        {run.status !== 'unreadable' && (
          <p role="status">
            {t(`eval.status.${run.status}`)}, {t('eval.progress', { done: run.done, total: run.total })}:{' '}
            {run.passed} {t('eval.passed')}, {run.failing} {t('eval.failing')}, {run.errors}{' '}
            {t('eval.errors')}
            {run.status === 'finished' && `, ${run.hardFailures} ${t('eval.hard')}`}
          </p>
        )}
        {run.status === 'running' && (
          <>
            <progress
              value={run.done}
              max={run.total}
              aria-label={t('eval.progress', { done: run.done, total: run.total })}
            />
            <Button icon="stop" onClick={() => void stopRun(run.id).then(() => refetch())}>
              {t('eval.stop')}
            </Button>
          </>
        )}
      </div>
      {run.status === 'unreadable' && (
        <Notice tone="danger" title={t('eval.status.unreadable')}>
          <p>{t('eval.unreadable', { id: run.id })}</p>
        </Notice>
      )}
      {problem !== null && run.status !== 'unreadable' && (
        <Failure error={new ApiError(problem.code, problem.message, problem.retryable)} />
      )}
      {metrics.length > 0 && <Metrics metrics={metrics} />}
      {withheld && <p>{t('eval.case.withheld.export')}</p>}
      {run.status === 'finished' && !withheld && (
        <section aria-labelledby="eval-export">
          <h2 className="ak-heading" id="eval-export">
            {t('eval.export')}
          </h2>
          <p className="ak-actions">
            {FORMATS.map((name) => (
              <a key={name} href={exportHref(run.id, name)} download className="ak-quiet">
                {t(`eval.export.${name}`)}
              </a>
            ))}
          </p>
        </section>
      )}
      {run.status !== 'unreadable' && (
        <section aria-labelledby="eval-cases">
          <h2 className="ak-heading" id="eval-cases">
            {t('eval.questions')}
          </h2>
          <p>
            <label>
              <input
                type="checkbox"
                checked={onlyFailing}
                onChange={({ target }) => setOnlyFailing(target.checked)}
              />{' '}
              {t('eval.onlyFailing')}
            </label>
          </p>
          {shown.map((one) => (
            <CaseLine key={one.id} result={one} open={one.id === wanted} />
          ))}
        </section>
      )}
    </div>
  );
}

function Metrics({ metrics }: { readonly metrics: readonly EvaluationMetric[] }): JSX.Element {
  const { t, format } = useInterface();
  return (
    <section aria-labelledby="eval-metrics">
      <h2 className="ak-heading" id="eval-metrics">
        {t('eval.metrics')}
      </h2>
      <table className="ak-table" aria-label={t('eval.metrics')}>
        <thead>
          <tr>
            <th scope="col">{t('eval.metric')}</th>
            <th scope="col" className="ak-number">
              {t('eval.value')}
            </th>
            <th scope="col" className="ak-number">
              {t('eval.interval')}
            </th>
            <th scope="col" className="ak-number">
              {t('eval.scored')}
            </th>
          </tr>
        </thead>
        <tbody>
          {metrics.map(({ id, label, value, interval, scored }) => (
            <tr key={id}>
              <th scope="row">
                <MetricName id={id} label={label} />
              </th>
              <td className="ak-number">{value === null ? '–' : format.percent(value)}</td>
              <td className="ak-number">
                {interval === null ? '–' : `${format.percent(interval[0])} – ${format.percent(interval[1])}`}
              </td>
              <td className="ak-number">{scored}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function CaseLine({ result, open }: { readonly result: EvaluatedCase; readonly open: boolean }): JSX.Element {
  const { t } = useInterface();
  const place = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (open) place.current?.scrollIntoView({ block: 'start' });
  }, [open]);
  const layer = `eval.layer.${result.layer}`;
  return (
    <details className="ak-details" id={`case-${result.id}`} ref={place} open={open}>
      <summary>
        <span dir="auto">{result.withheld ? t('eval.case.withheld') : result.question}</span>{' '}
        <span className="ak-count">
          {result.status === 'passed' ? t('eval.passed') : isTextKey(layer) ? t(layer) : t('eval.errors')}
        </span>
      </summary>
      <CaseDetails result={result} />
    </details>
  );
}
