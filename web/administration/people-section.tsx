import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useId, useState } from 'react';
import type { Person } from '../../server/domain/index.ts';
import { useSession } from '../identity/use-session.ts';
import { ActionLink, Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Failure } from '../ui/failure.tsx';
import { MarkingBadge } from '../ui/marking-badge.tsx';
import { administrationKeys, setBlocked, usePeople } from './administration-api.ts';
import { type DataColumn, DataTable } from './data-table.tsx';
import { useWords, type Words } from './words.ts';

function columnsOf(
  { t, format }: Words,
  own: string | undefined,
  onAsk: (person: Person) => void,
): DataColumn<Person>[] {
  const listed = (items: readonly string[]) => (items.length === 0 ? t('admin.none') : format.list(items));
  return [
    {
      id: 'name',
      title: t('admin.people.name'),
      sort: ({ name }) => name,
      cell: ({ name, blocked }) => (
        <>
          {name} {blocked && <span className="ak-flag">{t('admin.people.closed')}</span>}
        </>
      ),
    },
    {
      id: 'roles',
      title: t('admin.people.roles'),
      sort: ({ roles }) => roles.join(),
      cell: ({ roles }) => listed(roles.map((role) => t(`identity.role.${role}`))),
    },
    {
      id: 'clearance',
      title: t('admin.people.clearance'),
      cell: ({ clearance }) => <MarkingBadge marking={clearance} />,
    },
    { id: 'groups', title: t('admin.groups'), cell: ({ groups }) => listed(groups) },
    {
      id: 'sessions',
      title: t('admin.people.sessions'),
      number: true,
      sort: ({ sessions }) => sessions,
      cell: ({ sessions }) => format.number(sessions),
    },
    {
      id: 'tokens',
      title: t('admin.people.tokens'),
      number: true,
      sort: ({ tokens }) => tokens,
      cell: ({ tokens }) => format.number(tokens),
    },
    {
      id: 'login',
      title: t('admin.people.lastLogin'),
      sort: ({ lastLoginAt }) => lastLoginAt,
      cell: ({ lastLoginAt, confirmedAt }) => (
        <>
          {lastLoginAt === null ? t('admin.people.unknown') : format.instant(lastLoginAt)}
          <span className="ak-admin__beside">
            {t('admin.people.confirmed', { at: format.instant(confirmedAt) })}
          </span>
        </>
      ),
    },
    {
      id: 'actions',
      title: t('admin.people.actions'),
      silent: true,
      cell: (person) => (
        <div className="ak-actions">
          <ActionLink
            kind="quiet"
            href={`/administration/view?person=${encodeURIComponent(person.id)}`}
            label={t('admin.people.viewNamed', { name: person.name })}
          >
            {t('admin.people.view')}
          </ActionLink>
          {person.id !== own && (
            <Button
              kind="quiet"
              aria-label={t(person.blocked ? 'admin.people.openNamed' : 'admin.people.closeNamed', {
                name: person.name,
              })}
              onClick={() => onAsk(person)}
            >
              {t(person.blocked ? 'admin.people.open' : 'admin.people.close')}
            </Button>
          )}
        </div>
      ),
    },
  ];
}

/** Who is known here, with what rights; accounts are closed and opened after a question. */
export function PeopleSection(): JSX.Element {
  const words = useWords();
  const { t, format, language } = words;
  const id = useId();
  const client = useQueryClient();
  const { data: session } = useSession();
  const { data, error, refetch } = usePeople();
  const [filter, setFilter] = useState('');
  const [asked, setAsked] = useState<Person | null>(null);
  const [told, setTold] = useState('');
  const [failed, setFailed] = useState<unknown>(null);
  const wanted = filter.trim().toLocaleLowerCase(language);
  const shown = (data ?? []).filter(({ name, groups }) =>
    [name, ...groups].join(' ').toLocaleLowerCase(language).includes(wanted),
  );
  const act = async (person: Person) => {
    setFailed(null);
    setTold('');
    try {
      await setBlocked(person.id, !person.blocked);
      setTold(t(person.blocked ? 'admin.people.wasOpened' : 'admin.people.wasClosed', { name: person.name }));
    } catch (thrown) {
      setFailed(thrown);
    }
    await client.invalidateQueries({ queryKey: administrationKeys.people });
  };
  const single = session?.mode === 'single-user';
  return (
    <>
      <p>{t('admin.people.text')}</p>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {failed !== null && <Failure error={failed} />}
      <p className="ak-admin__told" role="status">
        {told}
      </p>
      {!data && !error && <p className="ak-muted">{t('common.loading')}</p>}
      {data?.length === 0 && <p>{t(single ? 'admin.people.single' : 'admin.people.none')}</p>}
      {data && data.length > 0 && (
        <>
          <search className="ak-tools">
            <div className="ak-field ak-field--grow">
              <label htmlFor={id}>{t('admin.filter')}</label>
              <input
                id={id}
                type="search"
                value={filter}
                onChange={({ target }) => setFilter(target.value)}
              />
            </div>
            <p className="ak-tools__count" role="status">
              {t('admin.shown', { shown: format.number(shown.length), total: format.number(data.length) })}
            </p>
          </search>
          {shown.length === 0 ? (
            <p className="ak-muted">{t('admin.nothing')}</p>
          ) : (
            <DataTable
              caption={t('admin.people.caption')}
              columns={columnsOf(words, session?.person?.id, setAsked)}
              rows={shown}
              rowKey={(person) => person.id}
            />
          )}
        </>
      )}
      {asked && (
        <ConfirmDialog
          title={t(asked.blocked ? 'admin.people.openTitle' : 'admin.people.closeTitle', {
            name: asked.name,
          })}
          text={t(asked.blocked ? 'admin.people.openText' : 'admin.people.closeText')}
          action={t(asked.blocked ? 'admin.people.open' : 'admin.people.close')}
          onConfirm={() => void act(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
