import type { JSX } from 'react';
import { Link } from 'wouter';
import type { EvaluatedCase } from '../../server/domain/index.ts';
import { isTextKey, useInterface } from '../i18n/index.ts';

const place = (source: string, page: string): string => (page === '' ? source : `${source}, ${page}`);

/** What was asked, answered, found and expected; cited passages open where they stand. */
export function CaseDetails({ result }: { readonly result: EvaluatedCase }): JSX.Element {
  const { t } = useInterface();
  if (result.withheld) return <p>{t('eval.case.withheld.text')}</p>;
  const pageOf = (page: number | null): string => (page === null ? '' : t('common.page', { page }));
  return (
    <div className="ak-eval__case">
      {result.why !== '' && (
        <div>
          <h3 className="ak-label">{t('eval.case.why')}</h3>
          <p lang="en">{result.why}</p>
        </div>
      )}
      {result.reference !== null && (
        <div>
          <h3 className="ak-label">{t('eval.case.expected')}</h3>
          <p dir="auto">{result.reference}</p>
        </div>
      )}
      <div>
        <h3 className="ak-label">{t('eval.case.answered')}</h3>
        {result.refused || result.sentences.length === 0 ? (
          <p>{t('eval.case.refused')}</p>
        ) : (
          <ul>
            {result.sentences.map(({ text, citations, verdict }, index) => {
              const name = `verdict.${verdict}`;
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: an answer may say the same twice
                <li key={index}>
                  <span dir="auto">{text}</span> {citations.map((n) => `[${n}]`).join('')}{' '}
                  {isTextKey(name) && <span className="ak-muted">({t(name)})</span>}
                </li>
              );
            })}
          </ul>
        )}
        <ol>
          {result.citations.map(({ number, passageId, source, page, quote }) => (
            <li key={number}>
              [{number}]{' '}
              {passageId === null ? (
                place(source, pageOf(page))
              ) : (
                <Link href={`/passages/${encodeURIComponent(passageId)}`}>{place(source, pageOf(page))}</Link>
              )}{' '}
              “{quote}”
            </li>
          ))}
        </ol>
      </div>
      {result.evidence.length > 0 && (
        <div>
          <h3 className="ak-label">{t('eval.case.evidence')}</h3>
          <ul>
            {result.evidence.map(({ source, page, quote, rank, cited }) => (
              <li key={`${source} ${quote}`}>
                {place(source, pageOf(page))} {quote === null ? '' : `“${quote}”`}:{' '}
                {rank === null ? t('eval.case.notFound') : t('eval.case.rank', { rank })},{' '}
                {t(cited ? 'eval.case.cited' : 'eval.case.notCited')}
              </li>
            ))}
          </ul>
        </div>
      )}
      {result.retrieved.length > 0 && (
        <details className="ak-details">
          <summary>{t('eval.case.retrieved')}</summary>
          <ol>
            {result.retrieved.map(({ passageId, source, page, text, gold }) => (
              <li key={passageId} data-gold={gold}>
                {gold && <strong>{t('eval.case.gold')} </strong>}
                <Link href={`/passages/${encodeURIComponent(passageId)}`}>{place(source, pageOf(page))}</Link>{' '}
                <span dir="auto">{text}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}
