import { type JSX, useId, useRef } from 'react';
import { flushSync } from 'react-dom';
import type {
  InterfaceLanguage,
  PlannedQuestion,
  TemplateList,
  TemplateSectionInfo,
} from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { Held, HeldSummary } from './held.tsx';
import {
  askedOf,
  counterpartToken,
  faultOf,
  filledIn,
  linesOf,
  questionsOf,
  topicToken,
} from './section-wishes.ts';

interface SectionQuestionsProps {
  readonly section: TemplateSectionInfo;
  readonly language: InterfaceLanguage;
  readonly topic: string;
  readonly counterpart: string;
  readonly limits: TemplateList['limits'];
  readonly lines: string | null;
  readonly onAsk: (lines: string | null) => void;
  readonly showFaults: boolean;
  /** What the record holds for the questions as they are now; null while nobody has looked. */
  readonly held: readonly PlannedQuestion[] | null;
}

/** The guiding questions of a section: a list, or a field with one question a line once the author changes them. */
export function SectionQuestions(props: SectionQuestionsProps): JSX.Element {
  const { section, language, topic, counterpart, limits, lines, onAsk, showFaults, held } = props;
  const { t } = useInterface();
  const id = useId();
  const details = useRef<HTMLDetailsElement>(null);
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
    details.current?.querySelector<HTMLElement>(next === null ? 'button' : 'textarea')?.focus();
  };
  return (
    <details className="ak-details ak-preview__questions" ref={details} open={shown !== null || undefined}>
      <summary>
        {t('section.questions', { count: asked.length })}
        {held !== null && <HeldSummary held={held} />}
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
                <Held of={held?.find(({ guiding }) => guiding === question)} />
              </li>
            ))}
          </ul>
          <Button kind="quiet" onClick={() => change(linesOf(section.questions, language))}>
            {t('section.questions.edit')}
          </Button>
        </>
      ) : (
        <div className="ak-field">
          <label htmlFor={id}>{t('section.questions.label', { title: section.title })}</label>
          <p className="ak-hint" id={`${id}-hint`}>
            {t('section.questions.hint', {
              token,
              counterpart: counterpartToken(language),
              most: limits.questions,
            })}
          </p>
          <textarea
            id={id}
            data-section={section.id}
            lang={language}
            rows={4}
            value={lines}
            aria-invalid={shown !== null}
            aria-describedby={`${id}-hint${shown === null ? '' : ` ${id}-fault`}`}
            onChange={(event) => onAsk(event.target.value)}
          />
          {shown !== null && (
            <p className="ak-problem" id={`${id}-fault`} role="alert">
              {t(`section.questions.${shown}`, {
                count: questions.length,
                most: shown === 'long' ? limits.questionLength : limits.questions,
              })}
            </p>
          )}
          {held !== null && (
            <ul className="ak-list ak-small" lang={language}>
              {held.map((one) => (
                <li key={one.guiding}>
                  {one.question}
                  <Held of={one} />
                </li>
              ))}
            </ul>
          )}
          <Button kind="quiet" onClick={() => change(null)}>
            {t('section.questions.reset')}
          </Button>
        </div>
      )}
    </details>
  );
}
