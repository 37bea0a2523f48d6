import type { JSX } from 'react';
import { type TextKey, useInterface } from '../i18n/index.ts';
import { Dialog } from './dialog.tsx';
import { setSingleKeys, useSingleKeys } from './shortcuts.ts';

const KEYS: readonly [string, TextKey][] = [
  ['/', 'help.slash'],
  ['j', 'help.j'],
  ['k', 'help.k'],
  ['Enter', 'help.enter'],
  ['Shift + Enter', 'help.shiftEnter'],
  ['Esc', 'help.escape'],
  ['?', 'help.question'],
];

export function HelpDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { t } = useInterface();
  const singleKeys = useSingleKeys();
  return (
    <Dialog title={t('help.title')} onClose={onClose}>
      <dl className="ak-keys">
        {KEYS.map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <label className="ak-check">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => setSingleKeys(event.target.checked)}
        />
        <span>{t('help.single')}</span>
      </label>
    </Dialog>
  );
}
