import { type JSX, useId } from 'react';
import { useCorpus } from '../api/queries.ts';
import { useInterface } from '../i18n/index.ts';
import type { AskFilter } from './filter-state.ts';
import { TlpField } from './tlp-field.tsx';

interface FilterFieldsProps {
  readonly filter: AskFilter;
  readonly onChange: (filter: AskFilter) => void;
}

interface DayFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

export function DayField({ label, hint, value, onChange }: DayFieldProps): JSX.Element {
  const id = useId();
  return (
    <div className="ak-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value ?? ''}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      />
      {hint && (
        <p className="ak-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** Dates, originators, languages and TLP labels; each change takes effect at once and appears as a chip. */
export function FilterFields({ filter, onChange }: FilterFieldsProps): JSX.Element {
  const { t, format, language } = useInterface();
  const corpus = useCorpus(language);
  const id = useId();
  const toggle = (code: string) =>
    filter.languages.includes(code)
      ? filter.languages.filter((other) => other !== code)
      : [...filter.languages, code];
  const originators = (corpus.data?.originators ?? []).filter((name) => !filter.originators.includes(name));

  return (
    <div className="ak-filter">
      <DayField
        label={t('filter.asOf')}
        hint={t('filter.asOf.hint')}
        value={filter.asOf}
        onChange={(asOf) => onChange({ ...filter, asOf })}
      />
      <DayField
        label={t('filter.from')}
        value={filter.from}
        onChange={(from) => onChange({ ...filter, from })}
      />
      <DayField label={t('filter.to')} value={filter.to} onChange={(to) => onChange({ ...filter, to })} />
      {originators.length > 0 && (
        <div className="ak-field">
          <label htmlFor={`${id}-originator`}>{t('filter.originator')}</label>
          <select
            id={`${id}-originator`}
            value=""
            onChange={(event) =>
              onChange({ ...filter, originators: [...filter.originators, event.target.value] })
            }
          >
            <option value="">{t('filter.originator.any')}</option>
            {originators.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </div>
      )}
      {corpus.data && corpus.data.languages.length > 0 && (
        <fieldset className="ak-field ak-field--wide">
          <legend>{t('filter.languages')}</legend>
          <div className="ak-checks">
            {corpus.data.languages.map((one) => (
              <label className="ak-check" key={one.language}>
                <input
                  type="checkbox"
                  checked={filter.languages.includes(one.language)}
                  onChange={() => onChange({ ...filter, languages: toggle(one.language) })}
                />
                <span>
                  {format.languageName(one.language) ?? t('common.unknown')}{' '}
                  <span className="ak-muted">{format.number(one.reports)}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <TlpField chosen={filter.tlps} onChange={(tlps) => onChange({ ...filter, tlps })} />
    </div>
  );
}
