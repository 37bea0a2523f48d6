import type { JSX } from 'react';
import type { TermNote } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';

interface TermNotesProps {
  readonly notes: readonly TermNote[] | undefined;
  /** Language of the sentences. */
  readonly lang: string;
}

/** How the text speaks of likelihood, for who edits it: noted, never changed. */
export function TermNotes({ notes = [], lang }: TermNotesProps): JSX.Element | null {
  const { t } = useInterface();
  if (notes.length === 0) return null;
  return (
    <div className="ak-notes">
      <p className="ak-label">{t('notes.title')}</p>
      <ul>
        {notes.map(({ kind, terms: [one = '', other = ''], sentence }) => (
          <li key={`${kind} ${sentence}`}>
            {t(`notes.${kind}`, { one, other })}{' '}
            <q className="ak-muted" lang={lang}>
              {sentence}
            </q>
          </li>
        ))}
      </ul>
    </div>
  );
}
