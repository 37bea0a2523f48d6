import type { JSX } from 'react';
import { TLP_CHOICES, type TlpChoice, tlpText } from '../../server/domain/tlp.ts';
import { useTlpCounts } from '../api/tlp-counts.ts';
import { useInterface } from '../i18n/index.ts';

interface TlpFieldProps {
  readonly chosen: readonly TlpChoice[];
  readonly onChange: (chosen: readonly TlpChoice[]) => void;
}

/** Labels by which the reports are chosen; not there where no report bears one and none is chosen. */
export function TlpField({ chosen, onChange }: TlpFieldProps): JSX.Element | null {
  const { t, format } = useInterface();
  const counts = new Map((useTlpCounts().data ?? []).map(({ choice, reports }) => [choice, reports]));
  const choices = TLP_CHOICES.filter((choice) => counts.has(choice) || chosen.includes(choice));
  if (choices.length === 0) return null;
  const toggle = (choice: TlpChoice) =>
    chosen.includes(choice) ? chosen.filter((other) => other !== choice) : [...chosen, choice];
  return (
    <fieldset className="ak-field ak-field--wide">
      <legend>{t('tlp.label')}</legend>
      <div className="ak-checks">
        {choices.map((choice) => (
          <label className="ak-check" key={choice}>
            <input
              type="checkbox"
              checked={chosen.includes(choice)}
              onChange={() => onChange(toggle(choice))}
            />
            <span>
              {choice === 'NONE' ? t('tlp.none') : tlpText(choice)}{' '}
              <span className="ak-muted">{format.number(counts.get(choice) ?? 0)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
