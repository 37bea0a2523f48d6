import { type JSX, useId, useRef, useState } from 'react';
import { useReports } from '../api/queries.ts';
import { useInterface } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';

interface OnlyReportsProps {
  /** None: all reports are used. */
  readonly sourceKeys: readonly string[];
  readonly onChange: (sourceKeys: readonly string[]) => void;
}

const MOST_SHOWN = 8;

/** Restricts a draft to some reports; closed until somebody wants that, and nothing is loaded before. */
export function OnlyReports({ sourceKeys, onChange }: OnlyReportsProps): JSX.Element {
  const { t } = useInterface();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="ak-details" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        {sourceKeys.length === 0 ? t('briefing.only') : t('briefing.only.some', { count: sourceKeys.length })}
      </summary>
      {isOpen && <Choice sourceKeys={sourceKeys} onChange={onChange} />}
    </details>
  );
}

function Choice({ sourceKeys, onChange }: OnlyReportsProps): JSX.Element {
  const { t } = useInterface();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const reports = useReports();
  const wanted = words.trim().toLowerCase();
  const found =
    wanted === ''
      ? []
      : (reports.data ?? []).filter(
          ({ title, sourceKey }) =>
            !sourceKeys.includes(sourceKey) && `${title}\n${sourceKey}`.toLowerCase().includes(wanted),
        );
  /** The button that was pressed is gone then. */
  const change = (next: readonly string[]) => {
    onChange(next);
    field.current?.focus();
  };
  return (
    <div className="ak-field">
      <label htmlFor={id}>{t('briefing.only.find')}</label>
      <p className="ak-hint" id={`${id}-hint`}>
        {t('briefing.only.hint')}
      </p>
      <input
        id={id}
        ref={field}
        type="search"
        value={words}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setWords(event.target.value)}
        // Enter would send the whole form.
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <p className="ak-hint" role="status">
        {wanted !== '' &&
          (reports.data ? t('briefing.only.found', { count: found.length }) : t('common.loading'))}
      </p>
      {found.length > 0 && (
        <ul className="ak-list ak-small">
          {found.slice(0, MOST_SHOWN).map(({ title, sourceKey }) => (
            <li key={sourceKey}>
              <Button kind="quiet" onClick={() => change([...sourceKeys, sourceKey])}>
                {t('briefing.only.add', { title })}
              </Button>{' '}
              <span dir="auto" className="ak-muted">
                {sourceKey}
              </span>
            </li>
          ))}
        </ul>
      )}
      {sourceKeys.length > 0 && (
        <>
          <p className="ak-label">{t('briefing.only.chosen')}</p>
          <ul className="ak-list ak-small">
            {sourceKeys.map((key) => (
              <li key={key}>
                <span dir="auto">{key}</span>{' '}
                <Button kind="quiet" onClick={() => change(sourceKeys.filter((one) => one !== key))}>
                  {t('briefing.only.remove', { title: key })}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
