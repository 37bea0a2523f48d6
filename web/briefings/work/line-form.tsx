import { type JSX, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useInterface } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';

interface LineFormProps {
  readonly label: string;
  readonly hint: string;
  readonly start?: string;
  readonly lang?: string | undefined;
  readonly most: number;
  readonly mayBeEmpty?: boolean;
  readonly busy: boolean;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

/** One text to write in place: Ctrl+Enter saves, Esc leaves it as it was. */
export function LineForm(props: LineFormProps): JSX.Element {
  const { label, hint, start = '', lang, most, mayBeEmpty = false, busy, onSave, onCancel } = props;
  const { t } = useInterface();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(start);
  useEffect(() => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);
  const ready = !busy && (mayBeEmpty || text.trim() !== '');
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      event.preventDefault();
      onCancel();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && ready) {
      event.preventDefault();
      onSave(text);
    }
  };
  return (
    <form
      className="ak-field ak-line-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSave(text);
      }}
    >
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        ref={field}
        lang={lang}
        rows={3}
        maxLength={most}
        value={text}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p className="ak-hint" id={`${id}-hint`}>
        {hint}
      </p>
      <div className="ak-line-form__buttons">
        <Button kind="primary" type="submit" disabled={!ready}>
          {t('work.save')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
