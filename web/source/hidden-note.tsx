import type { JSX } from 'react';
import type { Quality } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';
import { Notice } from '../ui/notice.tsx';

interface HiddenNoteProps {
  readonly hidden: Quality['hidden'];
  /** Only what concerns this page, where the format has pages. */
  readonly page?: number | null;
}

/** Says that a file holds text which its readers do not see, and of what kind; never the text itself. */
export function HiddenNote({ hidden = [], page = null }: HiddenNoteProps): JSX.Element | null {
  const { t, format } = useInterface();
  const shown = hidden.filter((flag) => page === null || flag.page === null || flag.page === page);
  if (shown.length === 0) return null;
  return (
    <Notice tone="warning" title={t('report.hidden.title')}>
      <p>{t('report.hidden.text')}</p>
      <ul>
        {shown.map((flag) => {
          const values = { how: t(`report.hidden.${flag.how}`), length: format.number(flag.length) };
          return (
            <li key={`${flag.how} ${flag.page}`}>
              {flag.page === null
                ? t('report.hidden.item', values)
                : t('report.hidden.itemPage', { ...values, page: flag.page })}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
