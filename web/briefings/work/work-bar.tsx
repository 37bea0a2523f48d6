import { type JSX, useEffect, useRef, useState } from 'react';
import type { Change, Changed } from '../../../server/domain/index.ts';
import { type Interface, useInterface } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SignDialog } from './sign-dialog.tsx';
import type { useChanges, Work } from './use-work.ts';

interface WorkBarProps {
  readonly work: Work;
  readonly changes: ReturnType<typeof useChanges>;
  readonly onEdit: (editing: boolean) => void;
}

/** The ways to work on a briefing, and what came of the last step. */
export function WorkBar({ work, changes, onEdit }: WorkBarProps): JSX.Element {
  const words = useInterface();
  const { t, format } = words;
  const { briefing, editing, busy } = work;
  const [signing, setSigning] = useState(false);
  const { review } = briefing;
  const actions = useRef<HTMLDivElement>(null);
  const isSigned = review !== undefined;
  const shown = useRef(isSigned);
  // Signed, or begun anew: the button that was pressed is gone, and focus goes to what can be done now.
  useEffect(() => {
    if (signing || shown.current === isSigned) return;
    shown.current = isSigned;
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body || !activeElement.isConnected)
      actions.current?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  }, [isSigned, signing]);
  return (
    <div className="ak-work-bar">
      {review && (
        <Notice
          tone="info"
          title={t('work.signed', {
            name: review.name,
            date: format.instant(review.at),
            number: review.version,
          })}
        >
          {review.note && <p dir="auto">{review.note}</p>}
        </Notice>
      )}
      <div className="ak-actions" ref={actions}>
        {review ? (
          <Button
            kind="quiet"
            icon="plus"
            disabled={busy}
            onClick={() => void work.change({ type: 'begin' })}
          >
            {t('work.begin')}
          </Button>
        ) : (
          <>
            <Button kind="quiet" onClick={() => onEdit(!editing)}>
              {t(editing ? 'work.done' : 'work.edit')}
            </Button>
            {isLong(changes.pending) ? (
              <Button kind="quiet" icon="stop" onClick={changes.cancel}>
                {t('work.cancel')}
              </Button>
            ) : (
              <Button kind="quiet" disabled={busy} onClick={() => void work.change({ type: 'redraft' })}>
                {t('work.redraft')}
              </Button>
            )}
            <Button kind="quiet" icon="check" disabled={busy} onClick={() => setSigning(true)}>
              {t('work.sign')}
            </Button>
          </>
        )}
      </div>
      {editing && !review && <p className="ak-hint">{t('work.hint')}</p>}
      <p className="ak-small ak-work-bar__status" role="status">
        {changes.pending !== null
          ? t(changes.pending === 'redraft' ? 'work.redraft.busy' : 'work.saving')
          : changes.last === null
            ? changes.isCancelled
              ? t('work.cancelled')
              : ''
            : said(changes.last, words)}
      </p>
      {changes.error !== null && <Failure error={changes.error} />}
      {changes.last?.changed.news && <News changed={changes.last.changed} />}
      {signing && <SignDialog work={work} onClose={() => setSigning(false)} />}
    </div>
  );
}

/** What asks the whole record again, and takes as long as that takes. */
const isLong = (pending: Change['type'] | null): boolean =>
  pending === 'redraft' || pending === 'regenerate-section';

/** What the check says of the sentence that was written, or that the step is done. */
function said(
  { change, changed }: { readonly change: Change; readonly changed: Changed },
  { t }: Interface,
): string {
  const { version, instructionUnheeded, news } = changed;
  const { number, note, briefing } = version;
  if (news) return '';
  if (instructionUnheeded) return t('work.unheeded');
  if (!['edit', 'add', 'quote', 'regenerate-sentence'].includes(change.type))
    return t('work.saved', { number });
  const found = briefing.sections.flatMap(({ claims, work }) =>
    claims.filter((_, index) => work?.[index]?.id === note.sentence),
  )[0];
  if (found === undefined) return t('work.saved', { number });
  const { status, reason } = found.verdict;
  return t('work.checked', {
    status: status === 'supported' ? t('work.supported') : t(`verdict.${status}`),
    reason,
    number,
  });
}

function News({ changed: { news } }: { readonly changed: Changed }): JSX.Element | null {
  const { t } = useInterface();
  if (news === undefined) return null;
  const lines = [
    ['work.redraft.added', news.added.length] as const,
    ['work.redraft.changed', news.sourceChanged.length] as const,
    ['work.redraft.gone', news.sourceGone.length] as const,
  ].filter(([, count]) => count > 0);
  if (lines.length === 0) return <Notice tone="neutral" title={t('work.redraft.none')} />;
  return (
    <Notice tone="info" title={t('work.redraft.title')}>
      <ul>
        {lines.map(([key, count]) => (
          <li key={key}>{t(key, { count })}</li>
        ))}
      </ul>
    </Notice>
  );
}
