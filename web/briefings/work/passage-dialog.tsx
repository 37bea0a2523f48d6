import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type JSX, useId, useState } from 'react';
import type { BriefingSection, SearchResult } from '../../../server/domain/index.ts';
import { getJson } from '../../api/client.ts';
import { useInterface } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Marks } from '../../ui/marks.tsx';
import { sentencesIn } from './sentences-in.ts';

const SHOWN = 10;

interface PassageDialogProps {
  readonly section: BriefingSection;
  readonly topic: string;
  readonly busy: boolean;
  readonly onPick: (passageId: string, quote: string) => void;
  readonly onClose: () => void;
}

/** Searches the record and takes one sentence of a passage over, word for word. */
export function PassageDialog({ section, topic, busy, onPick, onClose }: PassageDialogProps): JSX.Element {
  const { t, format } = useInterface();
  const id = useId();
  const [typed, setTyped] = useState(topic);
  const [query, setQuery] = useState('');
  const { data, error, isFetching } = useQuery({
    queryKey: ['search', query],
    queryFn: ({ signal }) =>
      getJson<SearchResult>(`/api/search?limit=${SHOWN}&q=${encodeURIComponent(query)}`, signal),
    enabled: query !== '',
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setQuery(typed.trim());
  };
  return (
    <Dialog title={t('work.search.to', { title: section.title })} onClose={onClose}>
      <form className="ak-field" onSubmit={submit}>
        <label htmlFor={id}>{t('work.search.query')}</label>
        <input
          id={id}
          type="search"
          value={typed}
          maxLength={500}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div>
          <Button kind="primary" icon="search" type="submit" disabled={typed.trim() === ''}>
            {t('work.search.go')}
          </Button>
        </div>
      </form>
      <div aria-live="polite">
        {isFetching && <p className="ak-muted">{t('common.loading')}</p>}
        {error !== null && <Failure error={error} />}
        {data && (
          <p className="ak-hint">
            {data.passages.length === 0 ? t('work.search.none') : t('work.search.pick')}
          </p>
        )}
      </div>
      {data && (
        <ul className="ak-pick">
          {data.passages.map(
            ({ passageId, title, originator, publishedOn, marking, tlp, ownGrade, page, text }) => (
              <li key={passageId}>
                <p className="ak-small">
                  <strong dir="auto">{title}</strong>{' '}
                  <span className="ak-muted">
                    {[
                      originator,
                      publishedOn === null ? t('common.undated') : format.mediumDay(publishedOn),
                      page === null ? null : t('common.page', { page }),
                    ]
                      .filter((part) => part !== null)
                      .join(', ')}
                  </span>{' '}
                  <Marks marking={marking} tlp={tlp} ownGrade={ownGrade} quiet />
                </p>
                <ul>
                  {sentencesIn(text).map((sentence) => (
                    <li key={sentence.start}>
                      <button
                        type="button"
                        className="ak-pick__sentence"
                        dir="auto"
                        disabled={busy}
                        onClick={() => onPick(passageId, sentence.text)}
                      >
                        {sentence.text}
                      </button>
                    </li>
                  ))}
                </ul>
              </li>
            ),
          )}
        </ul>
      )}
    </Dialog>
  );
}
