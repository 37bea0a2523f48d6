import type { Attribution } from '../../server/domain/index.ts';
import type { Interface } from '../i18n/index.ts';

/** "According to … (D4), 16 Jun 2025:", what stands before a sentence that only weak sources carry. */
export function attributionText(
  { source, grade, publishedOn }: Attribution,
  { t, format }: Interface,
): string {
  return publishedOn === null
    ? t('attribution.undated', { source, grade })
    : t('attribution.dated', { source, grade, date: format.mediumDay(publishedOn) });
}
