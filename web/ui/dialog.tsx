import { type JSX, type ReactNode, useEffect, useId, useRef } from 'react';
import { useInterface } from '../i18n/index.ts';
import { IconButton } from './button.tsx';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

/** A modal dialog while it is rendered; the browser keeps the focus inside and gives it back. */
export function Dialog({ title, onClose, children, footer }: DialogProps): JSX.Element {
  const { t } = useInterface();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} className="kern-dialog ak-dialog" aria-labelledby={heading} onClose={onClose}>
      <header className="ak-dialog__header">
        <h2 className="ak-heading" id={heading}>
          {title}
        </h2>
        <IconButton icon="close" label={t('common.close')} onClick={onClose} />
      </header>
      <div className="ak-dialog__body">{children}</div>
      {footer && <footer className="ak-dialog__footer">{footer}</footer>}
    </dialog>
  );
}
