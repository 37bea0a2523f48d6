import { type FormEvent, type JSX, useId, useState } from 'react';
import { isFlagged, sentencesOf } from '../../../server/domain/sentences.ts';
import { COMMENT_MAX_LENGTH, SIGNER_MAX_LENGTH } from '../../../server/domain/work-limits.ts';
import { useInterface } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Work } from './use-work.ts';

interface SignDialogProps {
  readonly work: Work;
  readonly onClose: () => void;
}

/** A named person signs; what must be decided before is listed, with the way to it. */
export function SignDialog({ work, onClose }: SignDialogProps): JSX.Element {
  const { t } = useInterface();
  const id = useId();
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const { briefing, busy, change } = work;
  const open = sentencesOf(briefing).filter((sentence) => isFlagged(sentence, briefing.since));
  const ready = name.trim() !== '' && open.length === 0 && !busy;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    await change({ type: 'sign-off', name, ...(note.trim() === '' ? {} : { note }) });
    onClose();
  };
  return (
    <Dialog
      title={t('work.sign.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" form={id} disabled={!ready}>
            {t('work.sign')}
          </Button>
        </>
      }
    >
      <p>{t('work.sign.text')}</p>
      {open.length > 0 ? (
        <Notice tone="warning" title={t('work.sign.open', { count: open.length })}>
          <ul className="ak-list">
            {open.map(({ section, index, claim, work: { id: sentence } }) => (
              <li key={sentence}>
                <span className="ak-small ak-muted">
                  {section.title}, {t('work.sentence', { number: index + 1 })}:
                </span>{' '}
                <span lang={briefing.language}>{claim.text}</span>
              </li>
            ))}
          </ul>
        </Notice>
      ) : (
        <form id={id} className="ak-sign" onSubmit={(event) => void submit(event)}>
          <div className="ak-field">
            <label htmlFor={`${id}-name`}>{t('work.sign.name')}</label>
            <input
              id={`${id}-name`}
              value={name}
              required
              maxLength={SIGNER_MAX_LENGTH}
              autoComplete="name"
              onChange={(event) => setName(event.target.value)}
            />
          </div>
          <div className="ak-field">
            <label htmlFor={`${id}-note`}>{t('work.sign.note')}</label>
            <textarea
              id={`${id}-note`}
              rows={2}
              value={note}
              maxLength={COMMENT_MAX_LENGTH}
              onChange={(event) => setNote(event.target.value)}
            />
          </div>
        </form>
      )}
    </Dialog>
  );
}
