import { type JSX, type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Change } from '../../../server/domain/index.ts';
import type { Sentence } from '../../../server/domain/sentences.ts';
import {
  COMMENT_MAX_LENGTH,
  INSTRUCTION_MAX_LENGTH,
  SENTENCE_MAX_LENGTH,
} from '../../../server/domain/work-limits.ts';
import { SentenceView } from '../../ask/cited-text.tsx';
import { useInterface } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { LineForm } from './line-form.tsx';
import { fromMarks, withMarks } from './marked-text.ts';
import type { Work } from './use-work.ts';
import { byName, WorkMarks } from './work-marks.tsx';

type Open = 'edit' | 'comment' | 'regenerate-sentence' | null;

interface WorkSentenceProps {
  readonly sentence: Sentence;
  readonly work: Work;
}

/**
 * A sentence that can be worked on. Its handle takes the focus: arrow keys go from one to the next, letters act on it, and
 * everything that a letter does a button does too.
 */
export function WorkSentence({ sentence, work }: WorkSentenceProps): JSX.Element {
  const words = useInterface();
  const { t, format } = words;
  const { briefing, busy, change } = work;
  const { claim, section, index } = sentence;
  const { id, state, comments = [] } = sentence.work;
  const [open, setOpen] = useState<Open>(null);
  const [expanded, setExpanded] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLButtonElement>(null);

  /** The form is gone then: focus goes back to the sentence, never to the page. */
  const close = () => {
    flushSync(() => setOpen(null));
    handle.current?.focus();
  };
  const save = async (wanted: Change) => {
    if ((await change(wanted)) !== null) close();
  };
  const show = (which: Open) => {
    setExpanded(true);
    setOpen(which);
  };
  const decide = (type: 'accept' | 'strike' | 'reopen') => {
    handle.current?.focus();
    void change({ type, sentence: id });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      const all = [...document.querySelectorAll<HTMLElement>('.ak-work-sentence__handle')];
      all[all.indexOf(event.currentTarget as HTMLElement) + step]?.focus();
      event.preventDefault();
      return;
    }
    const act = {
      e: () => show('edit'),
      a: () => decide(state === 'accepted' ? 'reopen' : 'accept'),
      s: () => decide(state === 'struck' ? 'reopen' : 'strike'),
      k: () => show('comment'),
      c: () => show('comment'),
    }[event.key.toLowerCase()];
    if (act === undefined || busy) return;
    event.preventDefault();
    act();
  };
  return (
    <li className="ak-work-sentence" data-state={state} ref={row}>
      <button
        type="button"
        ref={handle}
        className="ak-work-sentence__handle"
        aria-expanded={expanded}
        aria-label={`${t('work.sentence', { number: index + 1 })}, ${section.title}`}
        onClick={() => setExpanded(!expanded)}
        onKeyDown={onKeyDown}
      >
        {index + 1}
      </button>
      <div className="ak-work-sentence__body">
        <div className="ak-text" lang={briefing.language}>
          <p className="ak-work-sentence__text">
            <SentenceView
              sentence={{ text: claim.text, start: index, citations: claim.citations, claim }}
              citations={briefing.sources}
            />
            <WorkMarks sentence={sentence} since={briefing.since} />
          </p>
        </div>
        {comments.length > 0 && (
          <ul className="ak-work-comments">
            {comments.map(({ by, at, text }) => (
              <li key={`${at} ${text}`}>
                <span className="ak-muted ak-small">
                  {byName(by, words)}, {format.instant(at)}
                </span>{' '}
                <span dir="auto">{text}</span>
              </li>
            ))}
          </ul>
        )}
        {expanded && open === null && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form, which this is not.
          <div className="ak-actions" role="group" aria-label={t('work.actions')}>
            <Button kind="quiet" disabled={busy} onClick={() => setOpen('edit')}>
              {t('work.change')}
            </Button>
            {state === 'open' ? (
              <>
                <Button kind="quiet" disabled={busy} onClick={() => decide('accept')}>
                  {t('work.accept')}
                </Button>
                <Button kind="quiet" disabled={busy} onClick={() => decide('strike')}>
                  {t('work.strike')}
                </Button>
              </>
            ) : (
              <Button kind="quiet" disabled={busy} onClick={() => decide('reopen')}>
                {t('work.reopen')}
              </Button>
            )}
            <Button kind="quiet" disabled={busy} onClick={() => setOpen('comment')}>
              {t('work.comment')}
            </Button>
            <Button kind="quiet" disabled={busy} onClick={() => setOpen('regenerate-sentence')}>
              {t('work.rewrite')}
            </Button>
          </div>
        )}
        {open === 'edit' && (
          <LineForm
            label={t('work.text')}
            hint={t('work.text.hint')}
            start={withMarks(claim.text, claim.citations)}
            lang={briefing.language}
            most={SENTENCE_MAX_LENGTH}
            busy={busy}
            onSave={(typed) => void save({ type: 'edit', sentence: id, ...fromMarks(typed) })}
            onCancel={close}
          />
        )}
        {open === 'comment' && (
          <LineForm
            label={t('work.comment.text')}
            hint={t('work.comment.hint')}
            most={COMMENT_MAX_LENGTH}
            busy={busy}
            onSave={(text) => void save({ type: 'comment', sentence: id, text })}
            onCancel={close}
          />
        )}
        {open === 'regenerate-sentence' && (
          <LineForm
            label={t('work.instruction')}
            hint={t('work.instruction.hint', { most: INSTRUCTION_MAX_LENGTH })}
            most={INSTRUCTION_MAX_LENGTH}
            busy={busy}
            onSave={(instruction) => void save({ type: 'regenerate-sentence', sentence: id, instruction })}
            onCancel={close}
          />
        )}
      </div>
    </li>
  );
}
