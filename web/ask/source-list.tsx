import type { JSX } from 'react';
import type { Citation, ClosestSentence, Retrieved } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';
import { type OpenPassage, useSource } from '../source/source-context.tsx';
import { SourceMeta } from '../source/source-meta.tsx';
import { Marks } from '../ui/marks.tsx';

interface SourceListProps {
  readonly title: string;
  readonly citations: readonly Citation[];
}

/** The sources of a text by number. On paper the quotes stand here, as footnotes. */
export function SourceList({ title, citations }: SourceListProps): JSX.Element | null {
  const { current, open } = useSource();
  if (citations.length === 0) return null;
  return (
    <section className="ak-sources">
      <h2 className="ak-label">{title}</h2>
      <ol>
        {citations.map((citation) => {
          const isOpen = current !== null && 'number' in current && current.number === citation.number;
          return (
            <li key={citation.number}>
              <button
                type="button"
                aria-current={isOpen ? 'true' : undefined}
                onClick={() => open({ number: citation.number })}
              >
                <span className="ak-sources__number">{citation.number}</span>
                <span className="ak-sources__title" dir="auto" lang={citation.language}>
                  {citation.title}
                </span>
                <span className="ak-sources__meta">
                  <SourceMeta source={citation} />
                  <Marks marking={citation.marking} tlp={citation.tlp} ownGrade={citation.ownGrade} quiet />
                </span>
              </button>
              <q className="ak-sources__quote" lang={citation.language}>
                {citation.quote}
              </q>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Sentences that came close to an answer, word for word, each opening in its place in the panel. */
export function ClosestList({
  sentences,
  passages,
}: {
  readonly sentences: readonly ClosestSentence[];
  readonly passages: readonly Retrieved[];
}): JSX.Element {
  return (
    <ul className="ak-found">
      {sentences.map(({ passageId, quote, start, end }) => {
        const passage = passages.find((one) => one.passageId === passageId);
        return (
          passage && (
            <FoundPassage
              key={`${passageId}:${start}`}
              passage={passage}
              source={{ passageId, span: { start, end } }}
              text={quote}
            />
          )
        );
      })}
    </ul>
  );
}

/** Passages that were found: title, page and the beginning of the text, opening in the panel. */
export function FoundList({ passages }: { readonly passages: readonly Retrieved[] }): JSX.Element {
  return (
    <ul className="ak-found">
      {passages.map((passage) => (
        <FoundPassage
          key={passage.passageId}
          passage={passage}
          source={{ passageId: passage.passageId }}
          text={passage.text}
        />
      ))}
    </ul>
  );
}

interface FoundPassageProps {
  readonly passage: Retrieved;
  readonly source: OpenPassage;
  readonly text: string;
}

function FoundPassage({ passage, source, text }: FoundPassageProps): JSX.Element {
  const { t } = useInterface();
  const { current, open } = useSource();
  const isOpen =
    current !== null &&
    'passageId' in current &&
    current.passageId === source.passageId &&
    current.span?.start === source.span?.start;
  return (
    <li>
      <button
        type="button"
        data-passage={passage.passageId}
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => open(source)}
      >
        <span className="ak-found__title" dir="auto">
          {passage.title}
          {passage.page !== null && (
            <span className="ak-muted"> {t('common.page', { page: passage.page })}</span>
          )}
        </span>
        <span className="ak-found__text" dir="auto">
          {text}
        </span>
      </button>
    </li>
  );
}
