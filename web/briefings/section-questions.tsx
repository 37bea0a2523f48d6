import { type JSX, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { InterfaceLanguage, TemplateList, TemplateSectionInfo } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { Held, HeldSummary } from './held.tsx';
import { QuestionList } from './question-list.tsx';
import {
  askedOf,
  counterpartToken,
  faultOf,
  filledIn,
  linesOf,
  questionsOf,
  topicToken,
} from './section-wishes.ts';
import type { HeldFor } from './use-record-check.ts';

interface SectionQuestionsProps {
  readonly section: TemplateSectionInfo;
  readonly language: InterfaceLanguage;
  readonly topic: string;
  readonly counterpart: string;
  readonly limits: TemplateList['limits'];
  readonly lines: string | null;
  readonly onAsk: (lines: string | null) => void;
  readonly showFaults: boolean;
  readonly heldFor: HeldFor;
  /** Its questions were proposed: they are shown. */
  readonly isProposed: boolean;
}

/** The guiding questions of a section: a list, or fields once the author changes them. */
export function SectionQuestions(props: SectionQuestionsProps): JSX.Element {
  const { section, language, topic, counterpart, limits, lines, onAsk, showFaults } = props;
  const heldOf = (guiding: string) => props.heldFor(section.id, guiding);
  const { t } = useInterface();
  const id = useId();
  const details = useRef<HTMLDetailsElement>(null);
  // What a fault or a proposal has opened does not close under the author when that is gone.
  const [isOpen, setOpen] = useState(false);
  const token = topicToken(language);
  const questions = lines === null ? section.questions : questionsOf(lines);
  const asked = askedOf(questions, counterpart);
  const isEdited = questions.join('\n') !== section.questions.join('\n');
  const fault = lines === null ? null : faultOf(lines, limits);
  // "None" is a fault only of who is done: an emptied field is on the way to another question.
  const shown = fault === 'none' && !showFaults ? null : fault;
  /** Focus goes where the author goes on, never back to the page: the button pressed is gone by then. */
  const change = (next: string | null) => {
    flushSync(() => onAsk(next));
    details.current?.querySelector<HTMLElement>(next === null ? 'button' : 'input')?.focus();
  };
  return (
    <details
      className="ak-details ak-preview__questions"
      ref={details}
      open={isOpen || shown !== null || props.isProposed}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        {t('section.questions', { count: asked.length })}
        <HeldSummary held={asked.flatMap((question) => heldOf(question) ?? [])} />
        {isEdited && (
          <>
            {' '}
            <span className="ak-flag ak-flag--calm">{t('section.questions.edited')}</span>
          </>
        )}
      </summary>
      {lines === null ? (
        <>
          <ul className="ak-list ak-small" lang={language}>
            {asked.map((question) => (
              <li key={question}>
                {filledIn(question, language, { topic, counterpart })}
                <Held of={heldOf(question)} />
              </li>
            ))}
          </ul>
          <Button kind="quiet" onClick={() => change(linesOf(section.questions, language))}>
            {t('section.questions.edit')}
          </Button>
        </>
      ) : (
        <div className="ak-field">
          <p className="ak-label">{t('section.questions.label', { title: section.title })}</p>
          <p className="ak-hint" id={`${id}-hint`}>
            {t('section.questions.hint', {
              token,
              counterpart: counterpartToken(language),
              most: limits.questions,
            })}
          </p>
          <QuestionList
            section={section}
            language={language}
            lines={lines}
            onChange={onAsk}
            isInvalid={shown !== null}
            describedBy={`${id}-hint${shown === null ? '' : ` ${id}-fault`}`}
            heldFor={heldOf}
          />
          {shown !== null && (
            <p className="ak-problem" id={`${id}-fault`} role="alert">
              {t(`section.questions.${shown}`, {
                count: questions.length,
                most: shown === 'long' ? limits.questionLength : limits.questions,
              })}
            </p>
          )}
          <Button kind="quiet" onClick={() => change(null)}>
            {t('section.questions.reset')}
          </Button>
        </div>
      )}
    </details>
  );
}
