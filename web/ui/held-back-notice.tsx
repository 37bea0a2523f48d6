import type { JSX } from 'react';
import type { Answer } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';
import { Notice } from './notice.tsx';

/** How many passages the model was not given, because they are graded above what it is released for. */
export function HeldBackNotice({
  heldBack,
  of = 'answer',
}: Pick<Answer, 'heldBack'> & { readonly of?: 'answer' | 'briefing' }): JSX.Element | null {
  const { t } = useInterface();
  if (heldBack === undefined) return null;
  const { passages, releasedUpTo } = heldBack;
  return (
    <Notice tone="warning" title={t('answer.heldBack.title')}>
      <p>{t(`${of}.heldBack.text`, { count: passages, grade: releasedUpTo })}</p>
    </Notice>
  );
}
