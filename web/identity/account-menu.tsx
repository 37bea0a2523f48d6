import { type JSX, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useInterface } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { signOut, useSession } from './use-session.ts';

export function SignOutButton(): JSX.Element {
  const { t } = useInterface();
  const [error, setError] = useState<unknown>(null);
  return (
    <>
      <Button kind="quiet" onClick={() => void signOut().catch(setError)}>
        {t('identity.signOut')}
      </Button>
      {error !== null && <Failure error={error} />}
    </>
  );
}

/** Who is signed in, on every page; nothing where nobody signs in. */
export function AccountMenu(): JSX.Element | null {
  const { t } = useInterface();
  const [path] = useLocation();
  const { data } = useSession();
  if (!data?.person) return null;
  const { name } = data.person;
  return (
    <div className="ak-account">
      <Link
        href="/account"
        className="ak-account__name"
        aria-label={t('identity.account.of', { name })}
        aria-current={path === '/account' ? 'page' : undefined}
      >
        {name}
      </Link>
      <SignOutButton />
    </div>
  );
}
