import type { JSX } from 'react';
import type { ModelRelease, ModelReleases } from '../../server/domain/index.ts';
import { Failure } from '../ui/failure.tsx';
import { MarkingBadge } from '../ui/marking-badge.tsx';
import { Notice } from '../ui/notice.tsx';
import { useModels } from './administration-api.ts';
import { type DataColumn, DataTable } from './data-table.tsx';
import { useWords, type Words } from './words.ts';

function Place({ endpoint }: { readonly endpoint: ModelRelease }): JSX.Element {
  const { t } = useWords();
  const { state, host, thisMachine } = endpoint;
  if (state === 'none') return <span className="ak-muted">{t('admin.none')}</span>;
  if (state === 'inside') return <>{t('admin.models.inside')}</>;
  return (
    <>
      {host}
      <span className="ak-admin__beside">
        {t(thisMachine ? 'admin.models.here' : 'admin.models.elsewhere')}
        {state === 'former' && `, ${t('admin.models.former')}`}
      </span>
    </>
  );
}

function columnsOf({ t, format }: Words, refused: ModelReleases['refused']): DataColumn<ModelRelease>[] {
  const refusedFor = ({ purpose, state }: ModelRelease) =>
    state === 'former' ? null : (refused.find((one) => one.purpose === purpose)?.calls ?? 0);
  return [
    {
      id: 'purpose',
      title: t('admin.models.purpose'),
      cell: ({ purpose }) => t(`admin.models.purpose.${purpose}`),
    },
    {
      id: 'model',
      title: t('admin.models.model'),
      cell: ({ model }) => model ?? <span className="ak-muted">{t('admin.models.notSet')}</span>,
    },
    { id: 'place', title: t('admin.models.place'), cell: (endpoint) => <Place endpoint={endpoint} /> },
    {
      id: 'released',
      title: t('admin.models.released'),
      cell: ({ releasedUpTo, state }) => {
        if (releasedUpTo !== null) return <MarkingBadge marking={releasedUpTo} />;
        return (
          <span className="ak-muted">{t(state === 'inside' ? 'admin.models.needless' : 'admin.none')}</span>
        );
      },
    },
    {
      id: 'calls',
      title: t('admin.models.calls'),
      number: true,
      cell: ({ calls }) => format.number(calls),
    },
    {
      id: 'refused',
      title: t('admin.models.refused'),
      number: true,
      cell: (endpoint) => {
        const calls = refusedFor(endpoint);
        return calls === null ? t('admin.none') : format.number(calls);
      },
    },
    {
      id: 'last',
      title: t('admin.models.last'),
      cell: ({ lastCallAt }) => (lastCallAt === null ? t('admin.none') : format.instant(lastCallAt)),
    },
  ];
}

/** Which model is given what, and what the log says of it. */
export function ModelsSection(): JSX.Element {
  const words = useWords();
  const { t, format } = words;
  const { data, error, refetch } = useModels();
  const beyond = data?.endpoints.filter(({ beyondRelease }) => beyondRelease > 0) ?? [];
  const gateway = data?.endpoints.some(({ state, thisMachine }) => state === 'endpoint' && thisMachine);
  return (
    <>
      <p>{t('admin.models.text')}</p>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p className="ak-muted">{t('common.loading')}</p>}
      {beyond.map((endpoint) => (
        <Notice
          key={`${endpoint.purpose} ${endpoint.host} ${endpoint.model}`}
          tone="danger"
          title={t('admin.models.beyond')}
          urgent
        >
          <p>
            {t('admin.models.beyond.text', {
              purpose: t(`admin.models.purpose.${endpoint.purpose}`),
              model: endpoint.model ?? '',
              number: format.number(endpoint.beyondRelease),
            })}
          </p>
        </Notice>
      ))}
      {data && (
        <>
          <DataTable
            caption={t('admin.models.caption')}
            columns={columnsOf(words, data.refused)}
            rows={data.endpoints}
            rowKey={({ purpose, host, model, state }) => [purpose, host, model, state].join(' ')}
          />
          {data.since !== null && (
            <p className="ak-muted">{t('admin.models.since', { at: format.instant(data.since) })}</p>
          )}
        </>
      )}
      {gateway && (
        <Notice tone="info">
          <p>{t('admin.models.gateway')}</p>
        </Notice>
      )}
    </>
  );
}
