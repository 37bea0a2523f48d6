import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useEffect, useId, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { Draft } from '../../server/domain/index.ts';
import { postJson, toApiError } from '../api/client.ts';
import { keys, useDrafts } from '../api/queries.ts';
import { useInterface } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';

/** What is being drafted, was stopped or failed, each with how far it is; nothing where there is none. */
export function Drafts(): JSX.Element | null {
  const { t } = useInterface();
  const client = useQueryClient();
  const { data, error, refetch } = useDrafts();
  const before = useRef(0);
  const writing = data?.filter(({ state }) => state === 'drafting').length ?? 0;
  useEffect(() => {
    // One that is no longer written may be a briefing now.
    if (writing < before.current) void client.invalidateQueries({ queryKey: keys.briefings });
    before.current = writing;
  }, [client, writing]);
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data || data.length === 0) return null;
  return (
    <section className="ak-drafts">
      <h2 className="ak-label">{t('drafts.title')}</h2>
      <ul>
        {data.map((draft) => (
          <DraftLine key={draft.id} draft={draft} />
        ))}
      </ul>
    </section>
  );
}

function DraftLine({ draft }: { readonly draft: Draft }): JSX.Element {
  const { t, format } = useInterface();
  const id = useId();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { title, state, sectionsDone: done } = draft;
  const total = draft.sections.length;
  const ask = async (what: 'cancel' | 'resume') => {
    setAsking(true);
    setError(null);
    try {
      await postJson(`/api/drafts/${encodeURIComponent(draft.id)}/${what}`, {});
    } catch (thrown) {
      // It ended meanwhile: the list says how.
      if (toApiError(thrown).code !== 'not-found') setError(thrown);
    }
    await client.invalidateQueries({ queryKey: keys.drafts });
    setAsking(false);
  };
  const writing = state === 'drafting';
  return (
    <li className="ak-drafts__line">
      <Link href={`/briefings/drafts/${encodeURIComponent(draft.id)}`} dir="auto" id={id}>
        {title}
      </Link>
      <span className="ak-drafts__state kern-progress">
        {t(`draft.state.${state}`)}, {t('draft.progress', { done, total })}
        {writing && <progress aria-labelledby={id} max={total} value={done} />}
      </span>
      <time className="ak-muted" dateTime={draft.createdAt}>
        {t('draft.begun', { date: format.instant(draft.createdAt) })}
      </time>
      {writing ? (
        <Button
          kind="quiet"
          icon="stop"
          disabled={asking}
          aria-label={t('draft.cancelNamed', { title })}
          onClick={() => void ask('cancel')}
        >
          {t('draft.cancel')}
        </Button>
      ) : (
        <Button
          kind="quiet"
          icon="next"
          disabled={asking}
          aria-label={t('draft.resumeNamed', { title })}
          onClick={() => void ask('resume')}
        >
          {t('draft.resume')}
        </Button>
      )}
      {error !== null && <Failure error={error} />}
    </li>
  );
}
