import type { JSX } from 'react';
import type { Citation, Report, Superseding } from '../../server/domain/index.ts';
import { type TextKey, useInterface } from '../i18n/index.ts';

/** What to say of a report that a later one replaces, corrects or extends. */
export const SUPERSEDED: Record<Superseding, TextKey> = {
  replaces: 'source.superseded',
  corrects: 'source.corrected',
  extends: 'source.extended',
};

type Graded = Pick<Report, 'reliability' | 'credibility'>;

/** Admiralty grade as it is written, `B2`; the words behind it for who does not know them. */
export function Grade({ source }: { readonly source: Graded }): JSX.Element | null {
  const { t } = useInterface();
  const { reliability, credibility } = source;
  if (!reliability && !credibility) return null;
  const words = t('answer.grade.title', {
    reliability: reliability ? t(`answer.reliability.${reliability}`) : t('common.unknown'),
    credibility: credibility ? t(`answer.credibility.${credibility}`) : t('common.unknown'),
  });
  return (
    <abbr className="ak-grade" title={words}>
      {reliability ?? '–'}
      {credibility ?? '–'}
    </abbr>
  );
}

type Described = Pick<Citation, 'originator' | 'publishedOn' | 'fictional' | 'supersededBy'> &
  Graded & { readonly page?: number | null };

/** Originator, date, page and grade in one line; out of date and fictional are said in words. */
export function SourceMeta({ source }: { readonly source: Described }): JSX.Element {
  const { t, format } = useInterface();
  return (
    <span className="ak-meta">
      {source.originator && <span>{source.originator}</span>}
      {source.publishedOn ? (
        <time dateTime={source.publishedOn}>{format.day(source.publishedOn)}</time>
      ) : (
        <span>{t('common.undated')}</span>
      )}
      {source.page != null && <span>{t('common.page', { page: source.page })}</span>}
      <Grade source={source} />
      {source.supersededBy && (
        <span className="ak-flag" title={t('answer.superseded', { by: source.supersededBy })}>
          {t('answer.supersededShort')}
        </span>
      )}
      {source.fictional && <span>{t('common.fictional')}</span>}
    </span>
  );
}
