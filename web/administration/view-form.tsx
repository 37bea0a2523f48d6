import { type FormEvent, type JSX, useEffect, useId, useState } from 'react';
import type { Marking, Person } from '../../server/domain/index.ts';
import { Button } from '../ui/button.tsx';
import { useWords } from './words.ts';

/** Lowest first; the schema of grades would bring its library along. */
const GRADES: Readonly<Record<Marking, true>> = {
  OFFEN: true,
  'VS-NfD': true,
  'VS-VERTRAULICH': true,
  GEHEIM: true,
  'STRENG GEHEIM': true,
};

interface ViewFormProps {
  /** Of the address. */
  readonly chosen: URLSearchParams;
  readonly people: readonly Person[];
  /** Parameters of the address that say whose view it is. */
  readonly onChoose: (chosen: URLSearchParams) => void;
}

/** Whose eyes: a person's, or rights that somebody might have. */
export function ViewForm({ chosen, people, onChoose }: ViewFormProps): JSX.Element {
  const { t } = useWords();
  const id = useId();
  const [imagined, setImagined] = useState(
    chosen.has('clearance') || (people.length === 0 && !chosen.has('person')),
  );
  const [person, setPerson] = useState(chosen.get('person') ?? '');
  const [clearance, setClearance] = useState(chosen.get('clearance') ?? 'OFFEN');
  const [groups, setGroups] = useState(chosen.getAll('group').join(', '));
  const address = chosen.toString();
  // Going back in the browser, or coming from the list of people, fills the form anew; it keeps the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew where the address changes, not with every drawing
  useEffect(() => {
    if (address === '') return;
    setImagined(chosen.has('clearance'));
    setPerson(chosen.get('person') ?? '');
    setClearance(chosen.get('clearance') ?? 'OFFEN');
    setGroups(chosen.getAll('group').join(', '));
  }, [address]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!imagined) {
      onChoose(new URLSearchParams({ person }));
      return;
    }
    const rights = new URLSearchParams({ clearance });
    for (const group of new Set(groups.split(',').map((one) => one.trim())))
      if (group !== '') rights.append('group', group);
    onChoose(rights);
  };
  return (
    <form className="ak-admin__form" onSubmit={submit}>
      {people.length > 0 && (
        <fieldset className="ak-field ak-admin__choice">
          <legend>{t('admin.view.whose')}</legend>
          {[false, true].map((value) => (
            <label key={String(value)}>
              <input
                type="radio"
                name={`${id}-whose`}
                checked={imagined === value}
                onChange={() => setImagined(value)}
              />{' '}
              {t(value ? 'admin.view.rights' : 'admin.view.person')}
            </label>
          ))}
        </fieldset>
      )}
      {!imagined && (
        <div className="ak-field ak-field--grow">
          <label htmlFor={`${id}-person`}>{t('admin.view.person')}</label>
          <select
            id={`${id}-person`}
            required
            value={person}
            onChange={({ target }) => setPerson(target.value)}
          >
            <option value="">{t('admin.view.choose')}</option>
            {people.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
      )}
      {imagined && (
        <>
          <div className="ak-field">
            <label htmlFor={`${id}-clearance`}>{t('admin.view.clearance')}</label>
            <select
              id={`${id}-clearance`}
              value={clearance}
              onChange={({ target }) => setClearance(target.value)}
            >
              {Object.keys(GRADES).map((grade) => (
                <option key={grade} lang="de">
                  {grade}
                </option>
              ))}
            </select>
          </div>
          <div className="ak-field ak-field--grow">
            <label htmlFor={`${id}-groups`}>{t('admin.view.groupsHint')}</label>
            <input
              id={`${id}-groups`}
              value={groups}
              maxLength={2000}
              onChange={({ target }) => setGroups(target.value)}
            />
          </div>
        </>
      )}
      <Button type="submit" kind="primary">
        {t('admin.view.show')}
      </Button>
    </form>
  );
}
