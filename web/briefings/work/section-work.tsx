import { type JSX, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { BriefingSection, Change } from '../../../server/domain/index.ts';
import { INSTRUCTION_MAX_LENGTH, SENTENCE_MAX_LENGTH } from '../../../server/domain/work-limits.ts';
import { useInterface } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { LineForm } from './line-form.tsx';
import { fromMarks } from './marked-text.ts';
import { PassageDialog } from './passage-dialog.tsx';
import type { Work } from './use-work.ts';

type Open = 'add' | 'quote' | 'regenerate-section' | null;

interface SectionWorkProps {
  readonly section: BriefingSection;
  readonly work: Work;
}

/** What can be done with a section as a whole: a sentence more, a passage more, or all of it again. */
export function SectionWork({ section, work }: SectionWorkProps): JSX.Element {
  const { t } = useInterface();
  const { briefing, busy, change } = work;
  const [open, setOpen] = useState<Open>(null);
  const { id, title } = section;
  const actions = useRef<HTMLDivElement>(null);
  /** The form is gone then: focus goes back to the button that opened it. */
  const close = () => {
    const opener = open;
    flushSync(() => setOpen(null));
    actions.current?.querySelector<HTMLElement>(`[data-opens="${opener}"]`)?.focus();
  };
  const save = async (wanted: Change) => {
    if ((await change(wanted)) !== null) close();
  };
  return (
    <>
      {(open === null || open === 'quote') && (
        <div className="ak-actions" ref={actions}>
          <Button
            kind="quiet"
            icon="plus"
            data-opens="add"
            aria-disabled={busy}
            onClick={() => !busy && setOpen('add')}
          >
            {t('work.add')}
          </Button>
          <Button
            kind="quiet"
            icon="search"
            data-opens="quote"
            aria-disabled={busy}
            onClick={() => !busy && setOpen('quote')}
          >
            {t('work.search')}
          </Button>
          <Button
            kind="quiet"
            data-opens="regenerate-section"
            aria-disabled={busy}
            onClick={() => !busy && setOpen('regenerate-section')}
          >
            {t('work.section')}
          </Button>
        </div>
      )}
      {open === 'add' && (
        <LineForm
          label={t('work.add.to', { title })}
          hint={t('work.text.hint')}
          lang={briefing.language}
          most={SENTENCE_MAX_LENGTH}
          busy={busy}
          onSave={(typed) => void save({ type: 'add', section: id, ...fromMarks(typed) })}
          onCancel={close}
        />
      )}
      {open === 'regenerate-section' && (
        <LineForm
          label={`${t('work.section.to', { title })}: ${t('work.instruction')}`}
          hint={t('work.instruction.hint', { most: INSTRUCTION_MAX_LENGTH })}
          most={INSTRUCTION_MAX_LENGTH}
          mayBeEmpty
          busy={busy}
          onSave={(instruction) => void save({ type: 'regenerate-section', section: id, instruction })}
          onCancel={close}
        />
      )}
      {open === 'quote' && (
        <PassageDialog
          section={section}
          topic={briefing.topic}
          busy={busy}
          onPick={(passageId, quote) => void save({ type: 'quote', section: id, passageId, quote })}
          onClose={close}
        />
      )}
    </>
  );
}
