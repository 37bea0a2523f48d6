import { type FormEvent, type JSX, useId, useState } from 'react';
import type { Hold } from '../../server/domain/index.ts';
import { deleteResource, postJson } from '../api/client.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { useWords } from './words.ts';

interface RetentionHoldsProps {
  readonly holds: readonly Hold[];
  readonly onChanged: () => void;
}

/** What must not go: shown, set and released. */
export function RetentionHolds({ holds, onChanged }: RetentionHoldsProps): JSX.Element {
  const { t, format } = useWords();
  const field = useId();
  const [id, setId] = useState('');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const act = (work: () => Promise<unknown>): void => {
    setError(null);
    work().then(onChanged, setError);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act(async () => {
      await postJson('/api/retention/holds', { id: id.trim(), reason });
      setId('');
      setReason('');
    });
  };
  return (
    <>
      <h3 className="ak-heading">{t('retention.holds')}</h3>
      <p>{t('retention.holds.text')}</p>
      {holds.length === 0 && <p className="ak-muted">{t('retention.holds.none')}</p>}
      <ul className="ak-account__tokens">
        {holds.map((hold) => (
          <li key={hold.id} className="ak-account__token">
            <span>
              <code className="ak-account__secret">{hold.id}</code>{' '}
              <span className="ak-muted ak-small">
                {t('retention.hold.line', { reason: hold.reason, date: format.instant(hold.at) })}
              </span>
            </span>
            <Button
              kind="quiet"
              aria-label={t('retention.hold.releaseNamed', { id: hold.id })}
              onClick={() => act(() => deleteResource(`/api/retention/holds/${encodeURIComponent(hold.id)}`))}
            >
              {t('retention.hold.release')}
            </Button>
          </li>
        ))}
      </ul>
      <form className="ak-form" onSubmit={submit}>
        <div className="ak-form__row">
          <div className="ak-field">
            <label htmlFor={`${field}-id`}>{t('retention.hold.id')}</label>
            <input
              id={`${field}-id`}
              value={id}
              maxLength={200}
              required
              onChange={(event) => setId(event.target.value)}
            />
          </div>
          <div className="ak-field">
            <label htmlFor={`${field}-reason`}>{t('retention.hold.reason')}</label>
            <input
              id={`${field}-reason`}
              value={reason}
              maxLength={500}
              required
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
        </div>
        <p>
          <Button type="submit" disabled={id.trim() === '' || reason.trim() === ''}>
            {t('retention.hold.add')}
          </Button>
        </p>
      </form>
      {error !== null && <Failure error={error} />}
    </>
  );
}
