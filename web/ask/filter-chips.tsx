import type { JSX } from 'react';
import { tlpText } from '../../server/domain/tlp.ts';
import { useInterface } from '../i18n/index.ts';
import { Icon } from '../ui/icon.tsx';
import { type AskFilter, NO_FILTER } from './filter-state.ts';

interface FilterProps {
  readonly filter: AskFilter;
  readonly onChange: (filter: AskFilter) => void;
}

/** Everything that narrows the question, each removable by itself. */
export function FilterChips({ filter, onChange }: FilterProps): JSX.Element | null {
  const { t, format } = useInterface();
  const without = (items: readonly string[], item: string) => items.filter((other) => other !== item);
  const chips: { key: string; text: string; rest: Partial<AskFilter> }[] = [];

  if (filter.asOf) {
    chips.push({
      key: 'asof',
      text: t('filter.chip.asOf', { date: format.day(filter.asOf) }),
      rest: { asOf: null },
    });
  }
  if (filter.from) {
    chips.push({
      key: 'from',
      text: t('filter.chip.from', { date: format.day(filter.from) }),
      rest: { from: null },
    });
  }
  if (filter.to) {
    chips.push({ key: 'to', text: t('filter.chip.to', { date: format.day(filter.to) }), rest: { to: null } });
  }
  for (const code of filter.languages) {
    chips.push({
      key: `language-${code}`,
      text: format.languageName(code) ?? code,
      rest: { languages: without(filter.languages, code) },
    });
  }
  for (const name of filter.originators) {
    chips.push({
      key: `originator-${name}`,
      text: name,
      rest: { originators: without(filter.originators, name) },
    });
  }
  for (const choice of filter.tlps) {
    chips.push({
      key: `tlp-${choice}`,
      text: choice === 'NONE' ? t('tlp.none') : tlpText(choice),
      rest: { tlps: filter.tlps.filter((other) => other !== choice) },
    });
  }
  for (const key of filter.documents) {
    chips.push({
      key: `document-${key}`,
      text: t('filter.chip.document', { document: key }),
      rest: { documents: without(filter.documents, key) },
    });
  }
  if (chips.length === 0) return null;
  return (
    <ul className="ak-chips" aria-label={t('filter.active')}>
      {chips.map((chip) => (
        <li key={chip.key}>
          <button
            type="button"
            className="ak-chip"
            aria-label={t('common.remove', { what: chip.text })}
            onClick={() => onChange({ ...filter, ...chip.rest })}
          >
            <span>{chip.text}</span>
            <Icon name="close" />
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button type="button" className="ak-quiet" onClick={() => onChange(NO_FILTER)}>
            <span>{t('filter.clear')}</span>
          </button>
        </li>
      )}
    </ul>
  );
}
