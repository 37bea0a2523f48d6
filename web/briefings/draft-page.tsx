import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { deleteResource } from '../api/client.ts';
import { keys, useDraftPlan } from '../api/queries.ts';
import { useInterface } from '../i18n/index.ts';
import { ActionLink, Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Failure, NotFound } from '../ui/failure.tsx';
import { useTitle } from '../ui/hooks.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { DraftProgress } from './draft-progress.tsx';
import { useDraft } from './use-draft.ts';

/** A briefing on its way: what is done, what is being done, and the ways to stop it and to go on. */
export default function DraftPage({ id }: { readonly id: string }): JSX.Element {
  const { t, format } = useInterface();
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const { data: plan } = useDraftPlan(id);
  const { state, cancel, resume } = useDraft(id, (briefing) =>
    navigate(`/briefings/${encodeURIComponent(briefing.id)}`, { replace: true }),
  );
  const [discarding, setDiscarding] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const page = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
  const press = (what: () => void) => () => {
    pressed.current = true;
    what();
  };
  const { phase } = state;
  // The button that was pressed is gone: focus goes to the one that took its place, never to nowhere.
  useEffect(() => {
    if (!pressed.current || phase === 'cancelling' || document.activeElement !== document.body) return;
    pressed.current = false;
    page.current?.querySelector<HTMLElement>('[data-next]')?.focus({ preventScroll: true });
  }, [phase]);
  const title = plan?.title ?? '';
  useTitle(title || t('briefing.drafting'));
  const discard = async () => {
    setDiscarding(false);
    try {
      await deleteResource(`/api/drafts/${encodeURIComponent(id)}`);
      void client.invalidateQueries({ queryKey: keys.drafts });
      navigate('/briefings', { replace: true });
    } catch (thrown) {
      setError(thrown);
    }
  };
  if (state.error?.code === 'not-found') return <NotFound />;
  const writing = phase === 'running' || phase === 'lost' || phase === 'cancelling';
  const rests = phase === 'cancelled' || phase === 'failed';
  return (
    <div className="ak-column ak-page" ref={page}>
      <p className="ak-crumb">
        <Link href="/briefings">
          <Icon name="previous" />
          {t('briefings.title')}
        </Link>
      </p>
      <h1 className="ak-title" dir="auto">
        {title || t('briefing.drafting')}
      </h1>
      {plan && (
        <p className="ak-muted">
          {t('draft.begun', { date: format.instant(plan.createdAt) })}
          {plan.request.asOf && `, ${t('common.asOf', { date: format.day(plan.request.asOf) })}`}
        </p>
      )}
      {phase === 'cancelled' && (
        <Notice tone="neutral" title={t('draft.cancelled.title')}>
          <p>{t('draft.cancelled.text')}</p>
          <p>
            <Button kind="primary" data-next onClick={press(resume)}>
              {t('draft.resume')}
            </Button>
          </p>
        </Notice>
      )}
      {phase === 'failed' && state.error && (
        <>
          {state.error.code === 'interrupted' ? (
            <Notice tone="danger" title={t('draft.stopped.title')} urgent>
              <p>{t('draft.stopped.text')}</p>
              <p>
                <Button onClick={press(resume)}>{t('common.retry')}</Button>
              </p>
            </Notice>
          ) : (
            <Failure error={state.error} onRetry={press(resume)} />
          )}
          <p className="ak-hint">{t('draft.failed.text')}</p>
        </>
      )}
      {phase === 'lost' && (
        <p role="status" className="ak-hint">
          {t('draft.lost')}
        </p>
      )}
      {writing && <p className="ak-hint">{t('draft.leave')}</p>}
      <DraftProgress state={state} />
      {error !== null && <Failure error={error} />}
      <div className="ak-draft__actions">
        {writing && (
          <Button
            icon="stop"
            data-next
            aria-disabled={phase === 'cancelling'}
            onClick={press(() => phase !== 'cancelling' && cancel())}
          >
            {t(phase === 'cancelling' ? 'draft.cancelling' : 'draft.cancel')}
          </Button>
        )}
        {rests && (
          <>
            {plan && (
              <ActionLink
                href={`/briefings/new?${new URLSearchParams({ topic: plan.request.topic, template: plan.request.template })}`}
              >
                {t('draft.change')}
              </ActionLink>
            )}
            <Button icon="delete" onClick={() => setDiscarding(true)}>
              {t('draft.discard')}
            </Button>
          </>
        )}
      </div>
      {discarding && (
        <Dialog
          title={t('draft.discard.title')}
          onClose={() => setDiscarding(false)}
          footer={
            <>
              <Button onClick={() => setDiscarding(false)}>{t('common.cancel')}</Button>
              <Button kind="primary" onClick={() => void discard()}>
                {t('draft.discard.confirm')}
              </Button>
            </>
          }
        >
          <p>{t('draft.discard.text', { title })}</p>
        </Dialog>
      )}
    </div>
  );
}
