import { type JSX, type ReactNode, useEffect, useState } from 'react';
import { useInterface } from '../i18n/index.ts';
import { Button } from './button.tsx';
import type { IconName } from './icon.tsx';

/** The clipboard needs a secure context; a house server without TLS has only the old way. */
async function copy(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (thrown) {
      if (!(thrown instanceof DOMException)) throw thrown;
    }
  }
  const opener = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'kern-sr-only';
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (opener instanceof HTMLElement) opener.focus();
  return copied;
}

interface CopyButtonProps {
  readonly icon: IconName;
  readonly text: () => string;
  readonly children: ReactNode;
}

export function CopyButton({ icon, text, children }: CopyButtonProps): JSX.Element {
  const { t } = useInterface();
  const [result, setResult] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (!result) return;
    const timer = setTimeout(() => setResult(null), 2500);
    return () => clearTimeout(timer);
  }, [result]);
  return (
    <>
      <Button
        kind="quiet"
        icon={result === 'copied' ? 'check' : icon}
        onClick={() => void copy(text()).then((copied) => setResult(copied ? 'copied' : 'failed'))}
      >
        {children}
      </Button>
      <span role="status" className="kern-sr-only">
        {result === 'copied' && t('answer.copied')}
      </span>
      {result === 'failed' && <span role="alert">{t('answer.copyFailed')}</span>}
    </>
  );
}
