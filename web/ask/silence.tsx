import type { JSX } from 'react';
import type { Answer } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';
import { Notice } from '../ui/notice.tsx';
import { describeGaps } from './describe-gaps.ts';
import { VerdictMark } from './verdict-mark.tsx';

/** What the answer leaves open: right below it, not behind the sources where nobody looks. */
export function Gaps({ answer }: { readonly answer: Answer }): JSX.Element | null {
  const words = useInterface();
  const lines = describeGaps(answer.gaps, words);
  if (lines.length === 0) return null;
  return (
    <Notice tone="neutral" title={words.t('gaps.title')}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
}

/** Sentences of the model that were left out, for who wants to know; closed until asked for. */
export function LeftOut({ answer }: { readonly answer: Answer }): JSX.Element | null {
  const { t } = useInterface();
  const leftOut = answer.leftOut ?? [];
  if (leftOut.length === 0) return null;
  return (
    <details className="ak-details">
      <summary>
        {t('leftOut.title')} <span className="ak-count">{leftOut.length}</span>
      </summary>
      <p className="ak-small ak-muted">{t('leftOut.about')}</p>
      <ul className="ak-list">
        {leftOut.map(({ text, verdict }) => (
          <li key={text} lang={answer.language}>
            <s>{text}</s> <VerdictMark verdict={verdict} />
          </li>
        ))}
      </ul>
    </details>
  );
}
