import { type JSX, useId } from 'react';
import { BRIEFING_LENGTHS, COUNTERPART_MAX_LENGTH, PURPOSE_MAX_LENGTH } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';
import type { Occasion } from './occasion.ts';

interface OccasionFieldsProps {
  readonly occasion: Occasion;
  readonly onChange: (occasion: Occasion) => void;
}

/** With whom, what for and how long; all of it may stay empty. */
export function OccasionFields({ occasion, onChange }: OccasionFieldsProps): JSX.Element {
  const { t } = useInterface();
  const id = useId();
  const { counterpart, purpose, length } = occasion;
  return (
    <>
      <div className="ak-form__row">
        <div className="ak-field">
          <label htmlFor={`${id}-counterpart`}>{t('briefing.counterpart')}</label>
          <input
            id={`${id}-counterpart`}
            type="text"
            value={counterpart}
            maxLength={COUNTERPART_MAX_LENGTH}
            aria-describedby={`${id}-counterpart-hint`}
            onChange={(event) => onChange({ ...occasion, counterpart: event.target.value })}
          />
          <p className="ak-hint" id={`${id}-counterpart-hint`}>
            {t('briefing.counterpart.hint')}
          </p>
        </div>
        <div className="ak-field">
          <label htmlFor={`${id}-length`}>{t('briefing.length')}</label>
          <select
            id={`${id}-length`}
            value={length}
            onChange={(event) =>
              onChange({
                ...occasion,
                length: BRIEFING_LENGTHS.find((one) => one === event.target.value) ?? 'normal',
              })
            }
          >
            {BRIEFING_LENGTHS.map((one) => (
              <option key={one} value={one}>
                {t(`briefing.length.${one}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div className="ak-field">
        <label htmlFor={`${id}-purpose`}>{t('briefing.purpose')}</label>
        <p className="ak-hint" id={`${id}-purpose-hint`}>
          {t('briefing.purpose.hint')}
        </p>
        <textarea
          id={`${id}-purpose`}
          rows={2}
          value={purpose}
          maxLength={PURPOSE_MAX_LENGTH}
          aria-describedby={`${id}-purpose-hint`}
          onChange={(event) => onChange({ ...occasion, purpose: event.target.value })}
        />
      </div>
    </>
  );
}
