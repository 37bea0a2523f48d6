import { type JSX, type KeyboardEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { InterfaceLanguage, PlannedQuestion, TemplateSectionInfo } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Held } from './held.tsx';
import { questionOf } from './section-wishes.ts';

interface QuestionListProps {
  readonly section: TemplateSectionInfo;
  readonly language: InterfaceLanguage;
  /** One question a line; an empty line is a field that waits for one. */
  readonly lines: string;
  readonly onChange: (lines: string) => void;
  readonly isInvalid: boolean;
  readonly describedBy: string;
  readonly heldFor: (guiding: string) => PlannedQuestion | undefined;
}

/** The questions of a section to be changed, struck, put in another order and added to, each beside what the record holds for it. */
export function QuestionList(props: QuestionListProps): JSX.Element {
  const { section, language, lines, onChange, isInvalid, describedBy, heldFor } = props;
  const { t } = useInterface();
  const list = useRef<HTMLDivElement>(null);
  const rows = lines.split('\n');
  /** Focus goes with what was moved, to where the next question is written, or to the neighbour of what is gone. */
  const change = (next: readonly string[], focus: string) => {
    flushSync(() => onChange(next.join('\n')));
    list.current?.querySelector<HTMLElement>(focus)?.focus();
  };
  const add = (after: number) =>
    change([...rows.slice(0, after + 1), '', ...rows.slice(after + 1)], field(after + 1));
  const strike = (index: number) =>
    change(
      rows.filter((_, at) => at !== index),
      rows.length === 1 ? '[data-add]' : field(Math.min(index, rows.length - 2)),
    );
  const move = (index: number, by: 1 | -1) => {
    const next = rows.with(index, rows[index + by] ?? '').with(index + by, rows[index] ?? '');
    const to = index + by;
    // At the end of the list the button that was pressed is of no more use.
    const isLast = to === 0 || to === rows.length - 1;
    change(next, isLast ? field(to) : `[data-row="${to}"] [data-move="${by}"]`);
  };
  const keyed = (index: number) => (event: KeyboardEvent) => {
    // Enter begins the next question and does not send the form.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add(index);
  };
  return (
    <div ref={list}>
      <ol className="ak-question-list">
        {rows.map((row, index) => {
          const label = t('section.question', { number: index + 1, title: section.title });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a question has no other name than its place, and may be there twice.
            <li key={index} data-row={index}>
              <input
                type="text"
                data-section={section.id}
                lang={language}
                aria-label={label}
                aria-invalid={isInvalid}
                aria-describedby={describedBy}
                value={row}
                onKeyDown={keyed(index)}
                onChange={({ target }) => onChange(rows.with(index, target.value).join('\n'))}
              />
              <span className="ak-question-list__actions">
                <IconButton
                  icon="ascending"
                  label={t('section.question.up', { number: index + 1 })}
                  data-move="-1"
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                />
                <IconButton
                  icon="descending"
                  label={t('section.question.down', { number: index + 1 })}
                  data-move="1"
                  disabled={index === rows.length - 1}
                  onClick={() => move(index, 1)}
                />
                <IconButton
                  icon="delete"
                  label={t('section.question.strike', { number: index + 1 })}
                  onClick={() => strike(index)}
                />
              </span>
              <span className="ak-small">
                <Held of={heldFor(questionOf(row))} />
              </span>
            </li>
          );
        })}
      </ol>
      <Button kind="quiet" icon="plus" data-add onClick={() => add(rows.length - 1)}>
        {t('section.question.add')}
      </Button>
    </div>
  );
}

const field = (index: number): string => `[data-row="${index}"] input`;
