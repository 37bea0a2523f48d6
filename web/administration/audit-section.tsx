import type { JSX } from 'react';
import { useSearchParams } from 'wouter';
import type { ShownAuditEntry } from '../../server/domain/index.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { useAudit, usePeople } from './administration-api.ts';
import { AuditDetails } from './audit-details.tsx';
import { AuditForm } from './audit-form.tsx';
import { AuditHead } from './audit-head.tsx';
import { addressOf, filtersIn, queryOf } from './audit-query.ts';
import { type DataColumn, DataTable } from './data-table.tsx';
import { useWords, type Words } from './words.ts';

function columnsOf({ t, format }: Words, names: ReadonlyMap<string, string>): DataColumn<ShownAuditEntry>[] {
  const who = (actor: string) => (actor === 'system' ? t('admin.audit.system') : (names.get(actor) ?? actor));
  return [
    {
      id: 'number',
      title: t('admin.audit.number'),
      cell: ({ sequence }) => <span className="ak-admin__sequence">{format.number(sequence)}</span>,
    },
    {
      id: 'at',
      title: t('admin.audit.at'),
      cell: ({ at }) => <time dateTime={at}>{format.instant(at)}</time>,
    },
    { id: 'event', title: t('admin.audit.event'), cell: ({ type }) => t(`admin.audit.type.${type}`) },
    {
      id: 'who',
      title: t('admin.audit.who'),
      cell: ({ actor }) => <span title={actor}>{who(actor)}</span>,
    },
    {
      id: 'details',
      title: t('admin.audit.details'),
      cell: (entry) => <AuditDetails entry={entry} names={names} />,
    },
  ];
}

/** The log by kind, person, id and day, newest first; filters and page stand in the address. */
export function AuditSection(): JSX.Element {
  const words = useWords();
  const { t } = words;
  const [search, setSearch] = useSearchParams();
  const { data, error, refetch } = useAudit(queryOf(search));
  const { data: people } = usePeople();
  const names = new Map((people ?? []).map(({ id, name }) => [id, name]));
  const filters = filtersIn(search);
  const turnTo = (before: number | null) => {
    const next = addressOf(filters);
    if (before !== null) next.set('before', String(before));
    setSearch(next);
  };
  return (
    <>
      <p>{t('admin.audit.text')}</p>
      <AuditForm
        filters={filters}
        people={people ?? []}
        onSearch={(wanted) => setSearch(addressOf(wanted))}
      />
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p className="ak-muted">{t('common.loading')}</p>}
      {data?.entries.length === 0 && (
        <p className="ak-muted" role="status">
          {t('admin.audit.empty')}
        </p>
      )}
      {data && data.entries.length > 0 && (
        <DataTable
          caption={t('admin.audit.results')}
          columns={columnsOf(words, names)}
          rows={data.entries}
          rowKey={({ sequence }) => String(sequence)}
        />
      )}
      {data && (data.next !== null || search.has('before')) && (
        <div className="ak-admin__pages">
          <Button disabled={!search.has('before')} onClick={() => turnTo(null)}>
            {t('admin.audit.newest')}
          </Button>
          <Button disabled={data.next === null} onClick={() => turnTo(data.next)}>
            {t('admin.audit.older')}
          </Button>
        </div>
      )}
      {data && <AuditHead page={data} />}
    </>
  );
}
