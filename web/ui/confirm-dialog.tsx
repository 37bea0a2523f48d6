import type { JSX } from 'react';
import { useInterface } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  /** What will follow. */
  readonly text: string;
  /** Says what the button does. */
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Before something that others will feel: what follows from it, and a way back. */
export function ConfirmDialog({ title, text, action, onConfirm, onClose }: ConfirmDialogProps): JSX.Element {
  const { t } = useInterface();
  const confirm = () => {
    onClose();
    onConfirm();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" onClick={confirm}>
            {action}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  );
}
