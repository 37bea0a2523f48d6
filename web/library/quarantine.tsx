import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type JSX, useId, useState } from 'react';
import type { Outcome, Quarantined } from '../../server/domain/index.ts';
import { shownName } from '../../server/domain/shown-name.ts';
import { postJson } from '../api/client.ts';
import { CORPUS_KEYS, useOutcomes, useQuarantine } from '../api/queries.ts';
import { useInterface } from '../i18n/index.ts';
import { useMay } from '../identity/use-session.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { OutcomeLine } from './outcome-line.tsx';

type Try = (path: 'retry' | 'dismiss', body?: { password?: string; recognise?: boolean }) => Promise<void>;

/** Asks whether the file is really to go; `dismiss` takes it off the list. */
type BeforeDismissal = (sourceKey: string, dismiss: () => void) => void;

interface WaysOutProps {
  readonly file: Quarantined;
  readonly busy: boolean;
  readonly attempt: Try;
  readonly beforeDismissal: BeforeDismissal | undefined;
}

/** What may still be tried with a file; every way is a button, the password a field with one. */
function WaysOut({ file, busy, attempt, beforeDismissal }: WaysOutProps): JSX.Element {
  const { t } = useInterface();
  const id = useId();
  const [password, setPassword] = useState('');
  const open = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '') void attempt('retry', { password }).then(() => setPassword(''));
  };
  const dismiss = () => void attempt('dismiss');
  return (
    <fieldset className="ak-ways" disabled={busy}>
      <legend className="kern-sr-only">{t('quarantine.actions', { name: shownName(file.sourceKey) })}</legend>
      {file.waysOut.includes('password') && (
        <form className="ak-ways__password" onSubmit={open}>
          <label htmlFor={id}>{t('quarantine.password')}</label>
          <input
            id={id}
            type="password"
            autoComplete="off"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <Button type="submit">{t('quarantine.open')}</Button>
        </form>
      )}
      {file.waysOut.includes('recognise') && (
        <Button kind="quiet" onClick={() => void attempt('retry', { recognise: true })}>
          {t('quarantine.recognise')}
        </Button>
      )}
      <Button kind="quiet" onClick={() => void attempt('retry')}>
        {t('quarantine.retry')}
      </Button>
      {file.status === 'refused' && file.reportId === null && (
        <Button
          kind="quiet"
          onClick={() => (beforeDismissal ? beforeDismissal(file.sourceKey, dismiss) : dismiss())}
        >
          {t('quarantine.dismiss')}
        </Button>
      )}
    </fieldset>
  );
}

interface TroubleProps {
  readonly outcome: Outcome;
  /** Absent where its bytes are not kept. */
  readonly file: Quarantined | undefined;
  readonly onDone: (sourceKey: string) => void;
  readonly beforeDismissal?: BeforeDismissal;
}

/** A file that is not, or not wholly, in the record, with its ways out. */
export function Trouble({ outcome, file, onDone, beforeDismissal }: TroubleProps): JSX.Element {
  const { t } = useInterface();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const attempt: Try = async (path, body = {}) => {
    setBusy(true);
    setFailed(false);
    setError(null);
    try {
      const answer = await postJson<{ outcome: Outcome }>(`/api/quarantine/${path}`, {
        sourceKey: outcome.sourceKey,
        ...body,
      });
      if (answer?.outcome.status === 'refused') setFailed(true);
      else if (answer !== null) onDone(outcome.sourceKey);
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
    for (const queryKey of CORPUS_KEYS) void client.invalidateQueries({ queryKey });
  };
  return (
    <li aria-busy={busy || undefined}>
      <OutcomeLine outcome={outcome} />
      {file && <WaysOut file={file} busy={busy} attempt={attempt} beforeDismissal={beforeDismissal} />}
      <p className="ak-ways__state" role="status">
        {busy ? t('quarantine.busy') : failed ? t('quarantine.still') : ''}
      </p>
      {error !== null && <Failure error={error} />}
    </li>
  );
}

/** Files that are not, or not wholly, in the record, and the way out of it: nothing is lost in silence. */
export function Quarantine(): JSX.Element | null {
  const { t } = useInterface();
  const { data: outcomes } = useOutcomes();
  const may = useMay();
  const { data: files } = useQuarantine(may('administer'));
  const [done, setDone] = useState<string | null>(null);
  const troubled = (outcomes ?? []).filter(({ status }) => status === 'refused' || status === 'partial');
  const message = (
    <p className="ak-small" role="status">
      {done === null ? '' : t('quarantine.done', { name: shownName(done) })}
    </p>
  );
  if (troubled.length === 0) return done === null ? null : message;
  const byKey = new Map((files ?? []).map((file) => [file.sourceKey, file]));
  return (
    <>
      {message}
      <details className="ak-details ak-troubles">
        <summary>
          {t('outcomes.title')} <span className="ak-count">{troubled.length}</span>
        </summary>
        <p className="ak-hint">{t('quarantine.hint')}</p>
        <ul className="ak-upload">
          {troubled.map((outcome) => (
            <Trouble
              key={outcome.sourceKey}
              outcome={outcome}
              file={byKey.get(outcome.sourceKey)}
              onDone={setDone}
            />
          ))}
        </ul>
      </details>
    </>
  );
}
