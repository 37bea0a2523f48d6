import type { JSX } from 'react';
import { useSearchParams } from 'wouter';
import { isTextKey, useInterface } from '../i18n/index.ts';
import { ActionLink } from '../ui/button.tsx';
import { useTitle } from '../ui/hooks.ts';
import { Notice } from '../ui/notice.tsx';
import { signInAddress } from './use-session.ts';

/** A plain link: the address is not this application's, and signing in needs no script. */
export function SignInLink(): JSX.Element {
  const { t } = useInterface();
  return (
    <a className="kern-btn kern-btn--primary ak-button" href={signInAddress()}>
      <span className="kern-label">{t('identity.signIn.button')}</span>
    </a>
  );
}

/** All that there is for whoever is not signed in. */
export function SignInPage(): JSX.Element {
  const { t } = useInterface();
  const [search] = useSearchParams();
  useTitle(t('identity.signIn.title'));
  const problem = `identity.signIn.${search.get('sign-in')}`;
  return (
    <div className="ak-column ak-page">
      <h1 className="ak-title">{t('identity.signIn.title')}</h1>
      {isTextKey(problem) && (
        <Notice tone="warning" urgent>
          <p>{t(problem)}</p>
        </Notice>
      )}
      <p>{t('identity.signIn.text')}</p>
      <p>
        <SignInLink />
      </p>
    </div>
  );
}

/** In the place of a section that is not part of the role. */
export function NotAllowed(): JSX.Element {
  const { t } = useInterface();
  useTitle(t('identity.notAllowed.title'));
  return (
    <div className="ak-column ak-page">
      <h1 className="ak-title">{t('identity.notAllowed.title')}</h1>
      <p>{t('identity.notAllowed.text')}</p>
      <p>
        <ActionLink href="/">{t('common.home')}</ActionLink>
      </p>
    </div>
  );
}

/** Signed in, but nothing is open to this account. */
export function NoRole(): JSX.Element {
  const { t } = useInterface();
  useTitle(t('identity.noRole.title'));
  return (
    <div className="ak-column ak-page">
      <h1 className="ak-title">{t('identity.noRole.title')}</h1>
      <p>{t('identity.noRole.text')}</p>
    </div>
  );
}
