import { type DragEvent, type JSX, useRef, useState } from 'react';
import { useInterface } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';

/** Only a hint for the file dialog; the server looks at the content. */
const ACCEPT =
  '.pdf,.docx,.doc,.odt,.rtf,.html,.htm,.xhtml,.eml,.mbox,.msg,.xml,.json,.csv,.xlsx,.xls,.ods,.pptx,.odp,.md,.markdown,.txt,.zip,.png,.jpg,.jpeg,.tif,.tiff';

/** Takes files by drag and drop or through the file dialog. */
export function DropZone({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }): JSX.Element {
  const { t } = useInterface();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const onDrag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  return (
    <section
      className="ak-drop"
      data-over={over || undefined}
      aria-label={t('upload.title')}
      onDragEnter={onDrag}
      onDragOver={onDrag}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <p className="ak-drop__line">
        <span>{t('upload.drop')}</span>{' '}
        <Button icon="upload" onClick={() => input.current?.click()}>
          {t('upload.choose')}
        </Button>
      </p>
      <p className="ak-hint">{t('upload.formats')}</p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPT}
        aria-label={t('upload.choose')}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </section>
  );
}
