import type { JSX } from 'react';
import type { Citation } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';
import { useSource } from './source-context.tsx';

interface CiteButtonProps {
  readonly number: number;
  readonly citation: Citation | undefined;
}

/** The number after a sentence; opens the passage in the source panel. */
export function CiteButton({ number, citation }: CiteButtonProps): JSX.Element {
  const { t } = useInterface();
  const { current, open } = useSource();
  const isOpen = current !== null && 'number' in current && current.number === number;
  const label = citation
    ? t('answer.cite.title', { number, title: citation.title })
    : t('answer.cite', { number });
  return (
    <button
      type="button"
      className="ak-cite"
      data-cite={number}
      aria-label={label}
      aria-current={isOpen ? 'true' : undefined}
      disabled={!citation}
      onClick={() => open({ number })}
    >
      {number}
    </button>
  );
}
