import { type FormEvent, type JSX, type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { useInterface } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { FilterChips } from './filter-chips.tsx';
import { FilterFields } from './filter-fields.tsx';
import type { AskFilter } from './filter-state.ts';

/** The server's limit (`QUESTION_MAX_LENGTH`), repeated here so that the schema library stays out of the bundle. */
const MAX_LENGTH = 4000;

interface QuestionFormProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly running: boolean;
  readonly followUp: boolean;
  readonly filter: AskFilter;
  readonly onFilter: (filter: AskFilter) => void;
  readonly onAsk: (question: string) => void;
  readonly onStop: () => void;
}

/** The question with what narrows it. Enter asks, Shift + Enter makes a new line. */
export function QuestionForm(props: QuestionFormProps): JSX.Element {
  const { field, running, followUp, filter, onFilter, onAsk, onStop } = props;
  const { t, format } = useInterface();
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [narrowing, setNarrowing] = useState(false);

  const submit = () => {
    const question = text.trim();
    if (question === '') setProblem(t('error.question-empty'));
    else if (question.length > MAX_LENGTH) {
      setProblem(t('error.question-too-long', { max: format.number(MAX_LENGTH) }));
    } else {
      setProblem(null);
      setText('');
      onAsk(question);
      return;
    }
    field.current?.focus();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (running) onStop();
    else submit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!running) submit();
  };

  return (
    <form className="ak-question" onSubmit={onSubmit} noValidate>
      <label className="kern-sr-only" htmlFor={id}>
        {t('ask.label')}
      </label>
      <div className="ak-question__box" data-problem={problem ? true : undefined}>
        <textarea
          id={id}
          ref={field}
          rows={1}
          value={text}
          placeholder={t(followUp ? 'ask.followup' : 'ask.placeholder')}
          aria-invalid={problem !== null}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onChange={(event) => {
            setText(event.target.value);
            setProblem(null);
          }}
          onKeyDown={onKeyDown}
        />
        <div className="ak-question__actions">
          <Button
            kind="quiet"
            icon="filter"
            aria-expanded={narrowing}
            aria-controls={`${id}-filter`}
            onClick={() => setNarrowing(!narrowing)}
          >
            {t('filter.open')}
          </Button>
          <Button type="submit" kind={running ? 'secondary' : 'primary'} {...(running && { icon: 'stop' })}>
            {t(running ? 'ask.stop' : 'ask.submit')}
          </Button>
        </div>
      </div>
      {problem && (
        <p className="ak-problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      <div id={`${id}-filter`}>{narrowing && <FilterFields filter={filter} onChange={onFilter} />}</div>
      <FilterChips filter={filter} onChange={onFilter} />
    </form>
  );
}
