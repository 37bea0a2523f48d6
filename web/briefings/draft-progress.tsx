import { type JSX, useId } from 'react';
import { type Interface, useInterface } from '../i18n/index.ts';
import { Icon } from '../ui/icon.tsx';
import type { DraftSectionState, DraftState } from './use-draft.ts';

function describe({ state, section }: DraftSectionState, { t }: Interface): string {
  if (state === 'waiting') return t('briefing.section.waiting');
  if (state === 'working') return t('briefing.section.working');
  if (section?.kind === 'fixed' || section?.kind === 'field') return t('briefing.section.fromTemplate');
  if (section?.kind === 'gaps' || section?.kind === 'sources') return t('briefing.section.list');
  return section && section.claims.length > 0
    ? t('common.sentences', { count: section.claims.length })
    : t('briefing.section.gap');
}

/** The sections of the draft in their order, each with what is being done to it. */
export function DraftProgress({ state }: { readonly state: DraftState }): JSX.Element | null {
  const words = useInterface();
  const id = useId();
  const { t } = words;
  if (state.sections.length === 0) return <p className="ak-muted">{t('common.loading')}</p>;
  const total = state.sections.length;
  const done = state.sections.filter((section) => section.state === 'done').length;
  const rests = state.phase === 'cancelled' || state.phase === 'failed';
  return (
    <section className="ak-draft">
      <div className="ak-draft__head kern-progress">
        <p role="status" id={id}>
          {t('briefing.drafting.progress', { done, total })}
        </p>
        <progress aria-labelledby={id} max={total} value={done} />
      </div>
      <ol className="ak-draft__sections">
        {state.sections.map((section, index) => {
          // What is not worked on any more waits again.
          const shown =
            rests && section.state === 'working' ? { ...section, state: 'waiting' as const } : section;
          return (
            <li key={`${section.title}-${index.toString()}`} data-state={shown.state}>
              {shown.state === 'done' && <Icon name="check" />}
              <span className="ak-draft__title">{shown.title}</span>
              <span className="ak-muted">{describe(shown, words)}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
