import type { JSX } from 'react';
import { Link, useSearchParams } from 'wouter';
import { useInterface } from '../i18n/index.ts';
import { PageFailure } from '../ui/failure.tsx';
import { useTitle } from '../ui/hooks.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { useComparison } from './evaluation-api.ts';
import { MetricName } from './metric-name.tsx';

/** Two runs, metric by metric, with the cases that moved and what so few pairs can show. */
export default function ComparePage(): JSX.Element {
  const { t, format } = useInterface();
  const [search] = useSearchParams();
  const { data, error, refetch } = useComparison(search.get('before') ?? '', search.get('after') ?? '');
  useTitle(t('eval.compare.title'));
  if (error) return <PageFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <p className="ak-column ak-page ak-muted">{t('common.loading')}</p>;
  const moved = data.metrics.filter(
    ({ losses, wins, verdict }) => losses.length + wins.length > 0 || verdict !== 'pass',
  );
  const after = `/evaluation/runs/${encodeURIComponent(data.after.id)}`;
  return (
    <div className="ak-wide ak-page ak-eval">
      <div className="ak-eval__head">
        <p className="ak-crumb">
          <Link href="/evaluation">
            <Icon name="previous" />
            {t('eval.title')}
          </Link>
        </p>
        <h1 className="ak-title">{t('eval.compare.title')}</h1>
        <p>
          {t('eval.compare.before')}: {format.instant(data.before.at)}. {t('eval.compare.after')}:{' '}
          <Link href={after}>{format.instant(data.after.at)}</Link>.
        </p>
        <p className="ak-eval__verdict" data-verdict={data.verdict}>
          {t(`eval.verdict.${data.verdict}`)}
        </p>
        {data.corpusChanged && (
          <Notice tone="warning">
            <p>{t('eval.compare.corpus')}</p>
          </Notice>
        )}
        {data.unpaired > 0 && (
          <p className="ak-muted">{t('eval.compare.unpaired', { count: data.unpaired })}</p>
        )}
        <ul>
          {data.newHardFailures.map(({ id, metric }) => (
            <li key={`${id} ${metric}`}>
              {t('eval.hardNew', { metric })} <CaseLink run={after} id={id} question={data.questions[id]} />
            </li>
          ))}
        </ul>
      </div>
      {moved.length === 0 ? (
        <p>{t(data.paired === 0 ? 'eval.compare.nothing' : 'eval.compare.none')}</p>
      ) : (
        <table className="ak-table" aria-label={t('eval.compare.title')}>
          <thead>
            <tr>
              <th scope="col">{t('eval.metric')}</th>
              <th scope="col" className="ak-number">
                {t('eval.compare.before')}
              </th>
              <th scope="col" className="ak-number">
                {t('eval.compare.after')}
              </th>
              <th scope="col">{t('eval.status')}</th>
              <th scope="col">{t('eval.questions')}</th>
            </tr>
          </thead>
          <tbody>
            {moved.map((metric) => (
              <tr key={metric.metric}>
                <th scope="row">
                  <MetricName id={metric.metric} label={metric.label} />
                </th>
                <td className="ak-number">{format.percent(metric.before)}</td>
                <td className="ak-number">{format.percent(metric.after)}</td>
                <td>
                  {t(`eval.verdict.${metric.verdict}`)}
                  {metric.verdict === 'inconclusive' && (
                    <p className="ak-small ak-muted">
                      {t('eval.compare.detectable', {
                        pairs: metric.pairs,
                        points: format.number(Math.round(metric.detectable * 100)),
                      })}
                    </p>
                  )}
                </td>
                <td>
                  {(['worse', 'better'] as const).map((way) => {
                    const ids = way === 'worse' ? metric.losses : metric.wins;
                    return (
                      ids.length > 0 && (
                        <div key={way}>
                          {t(`eval.${way}`)}:
                          <ul>
                            {ids.map((id) => (
                              <li key={id}>
                                <CaseLink run={after} id={id} question={data.questions[id]} />
                              </li>
                            ))}
                          </ul>
                        </div>
                      )
                    );
                  })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** A case of the later run, by its question; one whose words are withheld by its id. */
function CaseLink({
  run,
  id,
  question,
}: {
  readonly run: string;
  readonly id: string;
  readonly question: string | undefined;
}): JSX.Element {
  return (
    <Link href={`${run}?case=${encodeURIComponent(id)}`} dir="auto">
      {question ?? id}
    </Link>
  );
}
