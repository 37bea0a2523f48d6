import type { Gap } from '../../server/domain/index.ts';
import type { Interface } from '../i18n/index.ts';

/** What of the question the cited passages do not mention, a line each; empty where they mention all of it. */
export function describeGaps(gaps: readonly Gap[] | undefined, { t, format }: Interface): string[] {
  const all = gaps ?? [];
  const quoted = all
    .filter(({ kind }) => kind === 'name' || kind === 'date')
    .map(({ text }) => t('gaps.quoted', { text }));
  return [
    ...(quoted.length > 0 ? [t('gaps.notMentioned', { list: format.list(quoted) })] : []),
    ...all.filter(({ kind }) => kind === 'part').map(({ text }) => t('gaps.part', { text })),
    ...all
      .filter(({ kind }) => kind === 'stated')
      .map(({ text }) => t('gaps.stated', { text: text.replace(/[.\s]+$/u, '') })),
  ];
}
