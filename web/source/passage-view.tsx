import { type JSX, useEffect, useRef } from 'react';
import type { PassageInContext } from '../api/types.ts';
import { useInterface } from '../i18n/index.ts';
import { markQuote, type QuoteSpan, withoutOverlap } from './mark-quote.ts';
import { Paragraphs } from './paragraphs.tsx';

interface PassageViewProps {
  readonly found: PassageInContext;
  readonly quote: string | null;
  readonly span: QuoteSpan | null;
}

/** The passage among its neighbours, the quote marked and brought into view. */
export function PassageView({ found, quote, span }: PassageViewProps): JSX.Element {
  const { t } = useInterface();
  const { passage } = found;
  const mark = useRef<HTMLElement>(null);
  const marked = markQuote(passage, quote, span);
  const around = withoutOverlap(found.before, passage, found.after);
  const language = passage.language === 'und' ? undefined : passage.language;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark moves with the passage and the quote
  useEffect(() => {
    const element = mark.current;
    const scroller = element?.closest<HTMLElement>('.ak-panel__scroll');
    if (!element || !scroller) return;
    const box = scroller.getBoundingClientRect();
    const target = element.getBoundingClientRect();
    const covered = scroller.querySelector('.ak-source__header')?.clientHeight ?? 0;
    if (target.top < box.top + covered || target.bottom > box.bottom) {
      scroller.scrollTop += target.top - box.top - covered - (box.height - covered) / 4;
    }
  }, [passage.id, quote]);

  return (
    <section className="ak-passage" aria-label={t('source.surroundings')} lang={language} dir="auto">
      {around.before.map((text, index) => (
        <p key={`before-${index.toString()}`} className="ak-passage__around">
          <Paragraphs text={text} />
        </p>
      ))}
      <p className="ak-passage__text">
        <Paragraphs text={marked.before} />
        {marked.quote && (
          <mark ref={mark}>
            <Paragraphs text={marked.quote} />
          </mark>
        )}
        <Paragraphs text={marked.after} />
      </p>
      {around.after.map((text, index) => (
        <p key={`after-${index.toString()}`} className="ak-passage__around">
          <Paragraphs text={text} />
        </p>
      ))}
      {quote && !marked.quote && (
        <p className="ak-passage__missing" lang={document.documentElement.lang}>
          {t('source.noQuote')}
        </p>
      )}
    </section>
  );
}
