import type { JSX } from 'react';
import { useInterface } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';

interface ReportsLeftOutProps {
  readonly sourceKeys: readonly string[];
  readonly onTake: (sourceKey: string) => void;
}

/** Reports that the draft must not use; each can be taken in again. */
export function ReportsLeftOut({ sourceKeys, onTake }: ReportsLeftOutProps): JSX.Element | null {
  const { t } = useInterface();
  if (sourceKeys.length === 0) return null;
  return (
    <div className="ak-field">
      <p className="ak-label">{t('briefing.without')}</p>
      <ul className="ak-list ak-small">
        {sourceKeys.map((key) => (
          <li key={key}>
            <span dir="auto">{key}</span>{' '}
            <Button kind="quiet" onClick={() => onTake(key)}>
              {t('briefing.without.take', { title: key })}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
