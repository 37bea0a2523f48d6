import type { JSX } from 'react';
import type { Briefing, SentenceWork } from '../../../server/domain/index.ts';
import { isFlagged, type Sentence } from '../../../server/domain/sentences.ts';
import { type Interface, useInterface } from '../../i18n/index.ts';

/** The one user of an installation without identity has no name. */
export const byName = (by: string, { t }: Interface): string => (by === 'local' ? t('work.you') : by);

interface WorkMarksProps {
  readonly sentence: Sentence;
  readonly since: Briefing['since'];
  /** Nothing is to be decided while reading: the verdict says what there is to say. */
  readonly isReading?: boolean;
}

/** What people did with a sentence and what happened to its sources, in words after it. */
export function WorkMarks({ sentence, since, isReading = false }: WorkMarksProps): JSX.Element | null {
  const words = useInterface();
  const { t } = words;
  const { work } = sentence;
  const calm = calmMarks(work, words);
  const flagged = !isReading && isFlagged(sentence, since);
  if (calm.length === 0 && work.news === undefined && !flagged) return null;
  return (
    <span className="ak-work-marks" lang={words.language}>
      {work.news && <span className="ak-flag">{t(`work.mark.${work.news}`)}</span>}
      {flagged && <span className="ak-flag">{t('work.mark.flagged')}</span>}
      {calm.map(({ text, title }) => (
        <span key={text} className="ak-flag ak-flag--calm" title={title}>
          {text}
        </span>
      ))}
    </span>
  );
}

function calmMarks({ edited, origin, state }: SentenceWork, words: Interface) {
  const { t } = words;
  const marks: { text: string; title?: string }[] = [];
  if (edited !== undefined) {
    const by = edited.by === 'local' ? t('work.mark.you') : edited.by;
    marks.push(
      origin === 'author'
        ? { text: t('work.mark.own', { by }) }
        : {
            text: t('work.mark.edited', { by }),
            ...(edited.first === undefined ? {} : { title: t('work.mark.first', { text: edited.first }) }),
          },
    );
  }
  if (origin === 'search') marks.push({ text: t('work.mark.search') });
  if (state !== 'open') marks.push({ text: t(`work.mark.${state}`) });
  return marks;
}
