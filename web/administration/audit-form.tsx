import { type FormEvent, type JSX, useEffect, useId, useState } from 'react';
import type { AuditEvent, Person } from '../../server/domain/index.ts';
import { Button } from '../ui/button.tsx';
import { type AuditFilters, addressOf, NO_FILTERS } from './audit-query.ts';
import { useWords } from './words.ts';

/** In the order in which they are offered. */
const TYPES: Readonly<Record<AuditEvent['type'], true>> = {
  login: true,
  logout: true,
  'session-ended': true,
  'token-created': true,
  'token-revoked': true,
  'token-refused': true,
  'rights-changed': true,
  'viewed-as': true,
  'question-asked': true,
  searched: true,
  'passages-shown': true,
  'report-opened': true,
  exported: true,
  'model-call': true,
  refused: true,
  'report-stored': true,
  'report-deleted': true,
  'refusal-dismissed': true,
  'briefing-saved': true,
  'briefing-signed': true,
  'evaluation-run': true,
  'setting-changed': true,
  'retention-removed': true,
  'hold-changed': true,
  checkpoint: true,
};

interface AuditFormProps {
  readonly filters: AuditFilters;
  readonly people: readonly Person[];
  readonly onSearch: (filters: AuditFilters) => void;
}

/** Nothing is asked before it is sent: every look is an entry of its own. */
export function AuditForm({ filters, people, onSearch }: AuditFormProps): JSX.Element {
  const { t } = useWords();
  const id = useId();
  const [draft, setDraft] = useState(filters);
  const address = addressOf(filters).toString();
  // Going back in the browser fills the form anew; it keeps the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew where the address changes, not with every drawing
  useEffect(() => setDraft(filters), [address]);
  const change = (name: keyof AuditFilters) => (event: { readonly target: { readonly value: string } }) =>
    setDraft({ ...draft, [name]: event.target.value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch({ ...draft, actor: draft.actor.trim(), id: draft.id.trim() });
  };
  return (
    <search>
      <form className="ak-admin__form" onSubmit={submit}>
        <div className="ak-field">
          <label htmlFor={`${id}-event`}>{t('admin.audit.event')}</label>
          <select id={`${id}-event`} value={draft.event} onChange={change('event')}>
            <option value="">{t('admin.audit.all')}</option>
            {(Object.keys(TYPES) as AuditEvent['type'][]).map((type) => (
              <option key={type} value={type}>
                {t(`admin.audit.type.${type}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="ak-field ak-field--grow">
          <label htmlFor={`${id}-actor`}>{t('admin.audit.actor')}</label>
          <input
            id={`${id}-actor`}
            list={`${id}-people`}
            value={draft.actor}
            maxLength={200}
            autoComplete="off"
            onChange={change('actor')}
          />
          <datalist id={`${id}-people`}>
            {people.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </datalist>
        </div>
        <div className="ak-field ak-field--grow">
          <label htmlFor={`${id}-id`}>{t('admin.audit.id')}</label>
          <input
            id={`${id}-id`}
            value={draft.id}
            maxLength={200}
            autoComplete="off"
            onChange={change('id')}
          />
        </div>
        <div className="ak-field">
          <label htmlFor={`${id}-from`}>{t('admin.audit.from')}</label>
          <input id={`${id}-from`} type="date" value={draft.from} onChange={change('from')} />
        </div>
        <div className="ak-field">
          <label htmlFor={`${id}-until`}>{t('admin.audit.until')}</label>
          <input id={`${id}-until`} type="date" value={draft.until} onChange={change('until')} />
        </div>
        <div className="ak-admin__pages">
          <Button type="submit" kind="primary">
            {t('admin.audit.search')}
          </Button>
          <Button
            onClick={() => {
              setDraft(NO_FILTERS);
              onSearch(NO_FILTERS);
            }}
          >
            {t('admin.audit.reset')}
          </Button>
        </div>
      </form>
    </search>
  );
}
