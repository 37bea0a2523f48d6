import type { JSX } from 'react';
import type { Citation, Disagreement } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';
import { CiteButton } from '../source/cite-button.tsx';
import { SourceMeta } from '../source/source-meta.tsx';

interface DisagreementsProps {
  readonly disagreements: readonly Disagreement[];
  readonly citations: readonly Citation[];
}

/** What sources say differently, side by side, newest first. */
export function Disagreements({ disagreements, citations }: DisagreementsProps): JSX.Element | null {
  const { t } = useInterface();
  if (disagreements.length === 0) return null;
  return (
    <>
      {disagreements.map((disagreement, index) => (
        <section className="ak-disagreement" key={`${disagreement.about}-${index.toString()}`}>
          <h2 className="ak-label">{t(`disagreement.${disagreement.kind}`)}</h2>
          <p className="ak-disagreement__about">{disagreement.about}</p>
          <ol className="ak-disagreement__sides">
            {disagreement.sides.map((side, position) => {
              const citation = citations.find((candidate) => candidate.number === side.citation);
              const quoted = citation?.quote === side.value;
              return (
                <li key={`${side.citation}-${position.toString()}`}>
                  <p className="ak-disagreement__value">
                    <span lang={quoted ? citation.language : undefined}>{side.value}</span>{' '}
                    <CiteButton number={side.citation} citation={citation} />
                    {position === 0 && citation?.publishedOn && (
                      <span className="ak-flag ak-flag--calm">{t('disagreement.newest')}</span>
                    )}
                  </p>
                  {citation && (
                    <>
                      {!quoted && (
                        <blockquote lang={citation.language} dir="auto">
                          {citation.quote}
                        </blockquote>
                      )}
                      <p className="ak-disagreement__source">{citation.title}</p>
                      <SourceMeta source={citation} />
                      {citation.supersededBy && (
                        <p className="ak-small">{t('answer.superseded', { by: citation.supersededBy })}</p>
                      )}
                    </>
                  )}
                </li>
              );
            })}
          </ol>
        </section>
      ))}
    </>
  );
}
