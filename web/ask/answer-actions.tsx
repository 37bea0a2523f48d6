import type { JSX } from 'react';
import type { Answer } from '../../server/domain/index.ts';
import { FeedbackButton } from '../evaluation/feedback.tsx';
import { useInterface } from '../i18n/index.ts';
import { useMay } from '../identity/use-session.ts';
import { ActionLink, Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { answerAsMarkdown, answerAsText } from './copy-answer.ts';

/** What can be done with a finished answer. */
export function AnswerActions({ answer }: { readonly answer: Answer }): JSX.Element {
  const words = useInterface();
  const { t } = words;
  const may = useMay();
  const address = () => new URL(`/answers/${encodeURIComponent(answer.id)}`, location.href).href;
  return (
    <div className="ak-actions">
      {answer.status === 'answered' && (
        <>
          <CopyButton icon="copy" text={() => answerAsText(answer, words)}>
            {t('answer.copyText')}
          </CopyButton>
          <CopyButton icon="copy" text={() => answerAsMarkdown(answer, words)}>
            {t('answer.copyMarkdown')}
          </CopyButton>
        </>
      )}
      <CopyButton icon="link" text={address}>
        {t('answer.copyLink')}
      </CopyButton>
      {answer.status === 'answered' && (
        <>
          <Button kind="quiet" icon="print" onClick={() => window.print()}>
            {t('answer.print')}
          </Button>
          {may('draft') && (
            <ActionLink
              kind="quiet"
              icon="document"
              href={`/briefings/new?topic=${encodeURIComponent(answer.question)}`}
            >
              {t('answer.toBriefing')}
            </ActionLink>
          )}
        </>
      )}
      {may('evaluate') && <FeedbackButton answer={answer} />}
    </div>
  );
}
