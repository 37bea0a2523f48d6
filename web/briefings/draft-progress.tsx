import type { JSX } from 'react';
import { type Interface, useInterface } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import type { DraftSection, DraftState } from './use-draft.ts';

function describe({ state, section }: DraftSection, { t }: Interface): string {
  if (state === 'waiting') return t('briefing.section.waiting');
  if (state === 'working') return t('briefing.section.working');
  if (section?.kind === 'fixed' || section?.kind === 'field') return t('briefing.section.fromTemplate');
  if (section?.kind === 'gaps' || section?.kind === 'sources') return t('briefing.section.list');
  return section && section.claims.length > 0
    ? t('common.sentences', { count: section.claims.length })
    : t('briefing.section.gap');
}

interface DraftProgressProps {
  readonly state: DraftState;
  readonly onStop: () => void;
}

/** The sections of the draft in their order, each with what is being done to it. */
export function DraftProgress({ state, onStop }: DraftProgressProps): JSX.Element {
  const words = useInterface();
  const { t } = words;
  const done = state.sections.filter((section) => section.state === 'done').length;
  return (
    <section className="ak-draft">
      <div className="ak-draft__head">
        <h2 className="ak-label">{t('briefing.drafting')}</h2>
        <p role="status">
          {state.sections.length > 0 &&
            t('briefing.drafting.progress', { done, total: state.sections.length })}
        </p>
        {state.phase === 'running' && (
          <Button icon="stop" onClick={onStop}>
            {t('ask.stop')}
          </Button>
        )}
      </div>
      <ol className="ak-draft__sections">
        {state.sections.map((section, index) => (
          <li key={`${section.title}-${index.toString()}`} data-state={section.state}>
            {section.state === 'done' && <Icon name="check" />}
            <span className="ak-draft__title">{section.title}</span>
            <span className="ak-muted">{describe(section, words)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
