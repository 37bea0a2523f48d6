import type { JSX } from 'react';
import { translateNote } from '../../server/domain/extraction-notes.ts';
import type { Citation } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';
import { Notice } from '../ui/notice.tsx';

/** Says how a page was read where it was not plain text. */
export function ExtractionNote({ page }: { readonly page: Citation['extraction'] }): JSX.Element | null {
  const { t, format, language } = useInterface();
  if (!page || page.status === 'text') return null;
  return (
    <Notice tone="warning">
      <p>
        {t(`source.extraction.${page.status}`)}
        {page.confidence !== undefined &&
          ` ${t('source.confidence', { percent: format.percent(page.confidence) })}.`}
        {page.note && ` ${translateNote(page.note, language)}`}
      </p>
    </Notice>
  );
}
