import type { JSX } from 'react';
import { type Interface, useInterface } from '../i18n/index.ts';
import type { AskState } from './ask-state.ts';

/** What is being done now, in words with figures. */
export function describePhase(state: AskState, { t }: Interface): string {
  if (state.phase === 'stopped') return t('phase.stopped');
  if (state.phase === 'failed') return t('phase.failed');
  if (state.answer) {
    if (state.answer.status === 'refused') return t('phase.refused');
    return t('phase.done', {
      sentences: t('common.sentences', { count: state.answer.claims.length }),
      sources: t('common.sources', { count: state.answer.citations.length }),
    });
  }
  const { status } = state;
  if (!status) return t('phase.starting');
  if (status.phase === 'searching') {
    return status.reports === undefined
      ? t('phase.searching')
      : t('phase.searching.reports', { count: status.reports });
  }
  if (status.phase === 'writing') {
    return status.passages === undefined
      ? t('phase.writing')
      : t('phase.writing.passages', { count: status.passages });
  }
  return status.sentences === undefined
    ? t('phase.checking')
    : t('phase.checking.sentences', { count: status.sentences });
}

/** Tells screen readers how far the answer is; the text itself is not read out while it grows. */
export function PhaseAnnouncer({ state }: { readonly state: AskState }): JSX.Element {
  const words = useInterface();
  return (
    <p className="kern-sr-only" role="status">
      {state.phase === 'idle' ? '' : describePhase(state, words)}
    </p>
  );
}
