import type { JSX } from 'react';
import { useInterface } from '../i18n/index.ts';
import { PageFailure } from '../ui/failure.tsx';
import { useTitle } from '../ui/hooks.ts';
import { MarkingBadge } from '../ui/marking-badge.tsx';
import { SignOutButton } from './account-menu.tsx';
import { Tokens } from './tokens.tsx';
import { useSession } from './use-session.ts';

/** What Aktenlage knows of whoever is signed in, and his tokens. */
export default function AccountPage(): JSX.Element {
  const { t, format } = useInterface();
  const { data, error, refetch } = useSession();
  useTitle(t('identity.account'));
  if (error) return <PageFailure error={error} onRetry={() => void refetch()} />;
  const person = data?.person;
  return (
    <div className="ak-column ak-page">
      <h1 className="ak-title">{person?.name ?? t('identity.account')}</h1>
      {data?.mode === 'single-user' && <p>{t('identity.single')}</p>}
      {person && (
        <>
          <dl className="ak-facts">
            <div>
              <dt>{t('identity.roles')}</dt>
              <dd>
                {person.roles.length === 0
                  ? t('identity.groups.none')
                  : format.list(person.roles.map((role) => t(`identity.role.${role}`)))}
              </dd>
            </div>
            <div>
              <dt>{t('identity.clearance')}</dt>
              <dd>
                <MarkingBadge marking={person.clearance} />
              </dd>
            </div>
            <div>
              <dt>{t('identity.groups')}</dt>
              <dd>{person.groups.length === 0 ? t('identity.groups.none') : format.list(person.groups)}</dd>
            </div>
          </dl>
          <p>
            <SignOutButton />
          </p>
          {data.rights.includes('self') && <Tokens rights={data.rights} />}
        </>
      )}
    </div>
  );
}
