import type { JSX } from 'react';
import { Link } from 'wouter';
import type { Answer } from '../../server/domain/index.ts';
import { useCorpus } from '../api/queries.ts';
import { useInterface } from '../i18n/index.ts';
import { ClosestList, FoundList } from './source-list.tsx';

/** Closest passages shown; the rest would only look like an answer. */
const CLOSEST = 3;

interface RefusalProps {
  readonly answer: Answer;
  /** Set when the question was narrowed: asks it again without restrictions. */
  readonly onWiden: (() => void) | null;
}

/** "The record does not say" as an answer of its own: what was searched, what came closest, how to go on. */
export function RefusalView({ answer, onWiden }: RefusalProps): JSX.Element | null {
  const { t, format, language } = useInterface();
  const corpus = useCorpus(language);
  const { refusal } = answer;
  if (!refusal) return null;
  const languages = (corpus.data?.languages ?? [])
    .map((one) => format.languageName(one.language))
    .filter((name) => name !== null);
  return (
    <div className="ak-refusal">
      <p className="ak-refusal__title">
        {t(refusal.reason === 'empty-corpus' ? 'refusal.title.empty' : 'refusal.title')}
      </p>
      <p lang={answer.language}>{refusal.message}</p>
      {refusal.reason !== 'empty-corpus' && (
        <>
          <h2 className="ak-label">{t('refusal.closest')}</h2>
          {refusal.closest !== undefined && refusal.closest.length > 0 ? (
            <ClosestList sentences={refusal.closest} passages={answer.retrieved} />
          ) : answer.retrieved.length > 0 ? (
            <FoundList passages={answer.retrieved.slice(0, CLOSEST)} />
          ) : (
            <p className="ak-muted">{t('refusal.none')}</p>
          )}
        </>
      )}
      <h2 className="ak-label">{t('refusal.widen')}</h2>
      <ul className="ak-list">
        {onWiden && (
          <li>
            <button type="button" className="ak-linklike" onClick={onWiden}>
              {t('refusal.widen.dropFilters')}
            </button>
          </li>
        )}
        {refusal.reason !== 'empty-corpus' && <li>{t('refusal.widen.words')}</li>}
        {languages.length > 0 && refusal.reason !== 'empty-corpus' && (
          <li>{t('refusal.widen.language', { languages: format.list(languages) })}</li>
        )}
        <li>
          <Link href="/library">{t('refusal.widen.add')}</Link>
        </li>
      </ul>
    </div>
  );
}
