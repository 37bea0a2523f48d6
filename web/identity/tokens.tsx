import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type JSX, useId, useState } from 'react';
import type { ApiToken, Right, TokenScope } from '../../server/domain/index.ts';
import { TOKEN_SCOPES } from '../../server/domain/sign-in.ts';
import { deleteResource, getJson, postJson } from '../api/client.ts';
import { useInterface } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Notice } from '../ui/notice.tsx';

const KEY = ['tokens'];
const DAYS = [7, 30, 90, 365];

interface NewTokenProps {
  readonly rights: readonly Right[];
  readonly onMade: (secret: string) => void;
}

function NewToken({ rights, onMade }: NewTokenProps): JSX.Element {
  const { t, format } = useInterface();
  const id = useId();
  const [label, setLabel] = useState('');
  const [days, setDays] = useState(30);
  const [scopes, setScopes] = useState<readonly TokenScope[]>(['read', 'ask']);
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    try {
      const made = await postJson<{ secret: string }>('/api/tokens', { label, days, scopes });
      if (made !== null) onMade(made.secret);
      setLabel('');
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <form className="ak-form" onSubmit={(event) => void submit(event)}>
      <div className="ak-form__row">
        <div className="ak-field">
          <label htmlFor={`${id}-label`}>{t('tokens.label')}</label>
          <input
            id={`${id}-label`}
            value={label}
            maxLength={100}
            required
            onChange={(event) => setLabel(event.target.value)}
          />
        </div>
        <div className="ak-field">
          <label htmlFor={`${id}-days`}>{t('tokens.days')}</label>
          <select id={`${id}-days`} value={days} onChange={(event) => setDays(Number(event.target.value))}>
            {DAYS.map((one) => (
              <option key={one} value={one}>
                {format.number(one)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <fieldset className="ak-field">
        <legend>{t('tokens.scopes')}</legend>
        {TOKEN_SCOPES.filter((scope) => rights.includes(scope)).map((scope) => (
          <label key={scope} className="ak-account__scope">
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              onChange={({ target }) =>
                setScopes(target.checked ? [...scopes, scope] : scopes.filter((one) => one !== scope))
              }
            />{' '}
            {t(`tokens.scope.${scope}`)}
          </label>
        ))}
      </fieldset>
      <p>
        <Button type="submit" disabled={label.trim() === '' || scopes.length === 0}>
          {t('tokens.create')}
        </Button>
      </p>
      {error !== null && <Failure error={error} />}
    </form>
  );
}

function TokenLine({ token, onRevoked }: { readonly token: ApiToken; readonly onRevoked: () => void }) {
  const { t, format } = useInterface();
  const [error, setError] = useState<unknown>(null);
  const revoke = () =>
    deleteResource(`/api/tokens/${encodeURIComponent(token.id)}`).then(onRevoked, setError);
  const used =
    token.lastUsedAt === null
      ? t('tokens.unused')
      : t('tokens.used', { date: format.instant(token.lastUsedAt) });
  return (
    <li className="ak-account__token">
      <span>
        {token.label}{' '}
        <span className="ak-muted ak-small">
          {format.list(token.scopes.map((scope) => t(`tokens.scope.${scope}`)))},{' '}
          {t('tokens.until', { date: format.instant(token.expiresAt) })}, {used}
        </span>
      </span>
      <Button
        kind="quiet"
        icon="delete"
        aria-label={t('tokens.revokeNamed', { name: token.label })}
        onClick={() => void revoke()}
      >
        {t('tokens.revoke')}
      </Button>
      {error !== null && <Failure error={error} />}
    </li>
  );
}

/** Tokens for scripts: made, shown once, revoked. */
export function Tokens({ rights }: { readonly rights: readonly Right[] }): JSX.Element {
  const { t } = useInterface();
  const client = useQueryClient();
  const [secret, setSecret] = useState<string | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await getJson<{ tokens: ApiToken[] }>('/api/tokens', signal)).tokens,
  });
  const reload = () => void client.invalidateQueries({ queryKey: KEY });
  const living = (data ?? []).filter(
    ({ revokedAt, expiresAt }) => revokedAt === null && Date.parse(expiresAt) > Date.now(),
  );
  return (
    <section>
      <h2 className="ak-heading">{t('tokens.title')}</h2>
      <p>{t('tokens.text')}</p>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {data && living.length === 0 && <p className="ak-muted">{t('tokens.none')}</p>}
      <ul className="ak-account__tokens">
        {living.map((token) => (
          <TokenLine key={token.id} token={token} onRevoked={reload} />
        ))}
      </ul>
      {secret !== null && (
        <Notice tone="info" title={t('tokens.secret')} urgent>
          <p>{t('tokens.secret.once')}</p>
          <p>
            <code className="ak-account__secret">{secret}</code>
          </p>
          <CopyButton icon="copy" text={() => secret}>
            {t('tokens.copy')}
          </CopyButton>
        </Notice>
      )}
      <NewToken
        rights={rights}
        onMade={(made) => {
          setSecret(made);
          reload();
        }}
      />
    </section>
  );
}
