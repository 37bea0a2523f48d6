import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useEffect, useRef } from 'react';
import { keys, useCorpus, useHealth } from '../api/queries.ts';
import type { CorpusInfo } from '../api/types.ts';
import { type Interface, useInterface } from '../i18n/index.ts';
import { ActionLink } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';

function describeRecord(corpus: CorpusInfo, { t, format }: Interface): string {
  const names = corpus.languages.map((one) => format.languageName(one.language) ?? t('common.unknown'));
  const values = { reports: t('common.reports', { count: corpus.reports }), languages: format.list(names) };
  return corpus.newest
    ? t('ask.record.summary', { ...values, newest: format.day(corpus.newest) })
    : t('ask.record.summary.undated', values);
}

/** What the reader meets before the first question: what is in the record, what to ask, who answers. */
export function Start({ onAsk }: { readonly onAsk: (question: string) => void }): JSX.Element {
  const words = useInterface();
  const { t, format, language } = words;
  const { data: corpus, error, refetch } = useCorpus(language);

  const { data: health } = useHealth();
  const client = useQueryClient();
  const loaded = health?.loading?.done;

  // What can be asked grows with every document of the sample that has been read.
  const before = useRef(loaded);
  useEffect(() => {
    if (before.current !== undefined && before.current !== loaded) {
      void client.invalidateQueries({ queryKey: keys.allCorpus });
    }
    before.current = loaded;
  }, [client, loaded]);

  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!corpus) return <p className="ak-start ak-muted">{t('common.loading')}</p>;
  if (health?.loading) {
    return (
      <section className="ak-start" role="status">
        <h2 className="ak-heading">{t('ask.record.loading.title')}</h2>
        <p>
          {t('ask.record.loading.text', {
            done: format.number(health.loading.done),
            total: format.number(health.loading.total),
          })}
        </p>
      </section>
    );
  }
  if (corpus.reports === 0) {
    return (
      <section className="ak-start">
        <h2 className="ak-heading">{t('ask.record.empty.title')}</h2>
        <p>{t('ask.record.empty.text')}</p>
        <p>
          <ActionLink href="/library" icon="upload">
            {t('ask.record.empty.action')}
          </ActionLink>
        </p>
      </section>
    );
  }
  return (
    <section className="ak-start">
      {corpus.examples.length > 0 && (
        <>
          <h2 className="ak-label">{t('ask.examples')}</h2>
          <ul className="ak-examples">
            {corpus.examples.slice(0, 3).map((question) => (
              <li key={question}>
                <button type="button" onClick={() => onAsk(question)}>
                  {question}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 className="ak-label">{t('ask.record')}</h2>
      <p>
        {describeRecord(corpus, words)} {corpus.fictional > 0 && t('ask.record.fictional')}
      </p>
      <p className="ak-muted">
        {corpus.writer.kind === 'extractive'
          ? t('ask.writer.extractive')
          : t('ask.writer.model', { writer: corpus.writer.id })}
      </p>
    </section>
  );
}
