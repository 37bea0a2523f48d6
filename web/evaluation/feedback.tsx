import { type JSX, useState } from 'react';
import { Link } from 'wouter';
import type { Answer, FeedbackReason } from '../../server/domain/index.ts';
import { type TextKey, useInterface } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Failure } from '../ui/failure.tsx';
import { sendFeedback } from './evaluation-api.ts';

const REASONS: Readonly<Record<Answer['status'], readonly FeedbackReason[]>> = {
  answered: ['wrong', 'unsupported', 'incomplete', 'outdated', 'should-have-refused', 'other'],
  refused: ['should-have-answered', 'other'],
};
const textOf = (reason: FeedbackReason): TextKey => `feedback.${reason}`;

/** Two clicks make a test question of a bad answer: this button, and the reason. */
export function FeedbackButton({ answer }: { readonly answer: Answer }): JSX.Element {
  const { t } = useInterface();
  const [open, setOpen] = useState(false);
  const [caseId, setCaseId] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const choose = async (reason: FeedbackReason) => {
    setError(null);
    try {
      setCaseId((await sendFeedback(answer.id, reason)).id);
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <>
      <Button kind="quiet" icon="warning" onClick={() => setOpen(true)}>
        {t('feedback.open')}
      </Button>
      {open && (
        <Dialog title={t('feedback.title')} onClose={() => setOpen(false)}>
          <div className="ak-feedback">
            {error !== null && <Failure error={error} />}
            {caseId === null ? (
              REASONS[answer.status].map((reason) => (
                <Button key={reason} onClick={() => void choose(reason)}>
                  {t(textOf(reason))}
                </Button>
              ))
            ) : (
              <p role="status">
                {t('feedback.done')}{' '}
                <Link href={`/evaluation/cases/${encodeURIComponent(caseId)}`}>{t('feedback.edit')}</Link>
              </p>
            )}
          </div>
        </Dialog>
      )}
    </>
  );
}
