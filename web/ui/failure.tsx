import type { JSX } from 'react';
import { type ApiError, toApiError } from '../api/client.ts';
import { type Interface, type TextKey, useInterface } from '../i18n/index.ts';
import { SignInLink } from '../identity/sign-in-page.tsx';
import { ActionLink, Button } from './button.tsx';
import { Notice } from './notice.tsx';

const EXPLAINED: Record<string, TextKey> = {
  'question-empty': 'error.question-empty',
  'question-not-text': 'error.question-not-text',
  'too-large': 'error.too-large',
  'unsupported-format': 'error.unsupported-format',
  forbidden: 'error.forbidden',
  interrupted: 'error.interrupted',
  'briefing-stale': 'error.briefing-stale',
  'briefing-signed': 'error.briefing-signed',
  'briefing-unreviewed': 'error.briefing-unreviewed',
  'needs-language-model': 'error.needs-language-model',
  'nothing-to-write': 'error.nothing-to-write',
  'on-hold': 'error.on-hold',
};

/** Codes with a heading of their own. */
const ENTITLED: Record<string, readonly [TextKey, TextKey]> = {
  'not-signed-in': ['identity.signedOut.title', 'identity.signedOut.text'],
  'not-allowed': ['identity.notAllowed.title', 'identity.notAllowed.text'],
  'rights-changed': ['identity.changed.title', 'identity.changed.text'],
  'identity-unavailable': ['identity.unavailable.title', 'identity.signIn.identity-unavailable'],
};
/** Where the same request would end the same way. */
const FINAL: ReadonlySet<string> = new Set(['forbidden', 'not-signed-in', 'not-allowed']);

/** What happened and what helps, in the language of the interface. */
export function explain(error: ApiError, { t }: Interface): { title: string; text: string } {
  if (error.code === 'offline') return { title: t('error.offline.title'), text: t('error.offline.text') };
  if (error.code.startsWith('database-')) {
    return { title: t('error.database.title'), text: t('error.database.text') };
  }
  if (error.code.startsWith('model-')) return { title: t('error.model.title'), text: t('error.model.text') };
  const entitled = ENTITLED[error.code];
  if (entitled) return { title: t(entitled[0]), text: t(entitled[1]) };
  const known = EXPLAINED[error.code];
  return { title: t('error.server.title'), text: known ? t(known) : error.message };
}

interface FailureProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** A failed request: what happened, the code for whoever is asked for help, and the way on. */
export function Failure({ error, onRetry }: FailureProps): JSX.Element {
  const words = useInterface();
  const failure = toApiError(error);
  const { title, text } = explain(failure, words);
  return (
    <Notice tone="danger" title={title} urgent>
      <p>{text}</p>
      <p className="ak-muted ak-small">{words.t('error.code', { code: failure.code })}</p>
      {failure.code === 'not-signed-in' && (
        <p>
          <SignInLink />
        </p>
      )}
      {onRetry && !FINAL.has(failure.code) && (
        <p>
          <Button onClick={onRetry}>{words.t('common.retry')}</Button>
        </p>
      )}
    </Notice>
  );
}

/** Where an address leads to nothing. */
export function NotFound(): JSX.Element {
  const { t } = useInterface();
  return (
    <div className="ak-column ak-page">
      <h1 className="ak-title">{t('common.notfound.title')}</h1>
      <p>{t('common.notfound.text')}</p>
      <p>
        <ActionLink href="/">{t('common.home')}</ActionLink>
      </p>
    </div>
  );
}

/** The failure of a whole page: nothing there, or a request to repeat. */
export function PageFailure({ error, onRetry }: FailureProps): JSX.Element {
  if (toApiError(error).code === 'not-found') return <NotFound />;
  return (
    <div className="ak-column ak-page">
      <Failure error={error} {...(onRetry && { onRetry })} />
    </div>
  );
}
