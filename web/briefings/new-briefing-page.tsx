import { type FormEvent, type JSX, useId, useRef, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import type { InterfaceLanguage } from '../../server/domain/index.ts';
import { useTemplates } from '../api/queries.ts';
import { DayField } from '../ask/filter-fields.tsx';
import { useInterface } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { useTitle } from '../ui/hooks.ts';
import { Icon } from '../ui/icon.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { DraftProgress } from './draft-progress.tsx';
import { useDraft } from './use-draft.ts';

/** Topic, type, date and language of a new briefing, then its progress section by section. */
export default function NewBriefingPage(): JSX.Element {
  const { t, language } = useInterface();
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const templates = useTemplates(language);
  const [topic, setTopic] = useState(search.get('topic') ?? '');
  const [chosen, setChosen] = useState(search.get('template'));
  const [asOf, setAsOf] = useState<string | null>(null);
  const [wantedLanguage, setWantedLanguage] = useState<InterfaceLanguage | null>(null);
  const [missing, setMissing] = useState(false);
  const { state, start, stop } = useDraft((briefing) =>
    navigate(`/briefings/${encodeURIComponent(briefing.id)}`, { replace: true }),
  );
  useTitle(t('briefings.new'));
  useShortcuts({
    '/': () => {
      field.current?.focus();
      return true;
    },
    escape: () => {
      if (state.phase !== 'running') return false;
      stop();
      return true;
    },
  });

  const template = templates.data?.find((one) => one.id === chosen) ?? templates.data?.[0];
  const answerLanguage = wantedLanguage ?? template?.language ?? language;
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (topic.trim() === '') {
      setMissing(true);
      field.current?.focus();
    } else if (template) {
      start({ topic: topic.trim(), template: template.id, ...(asOf && { asOf }), answerLanguage });
    }
  };

  return (
    <div className="ak-column ak-page">
      <p className="ak-crumb">
        <Link href="/briefings">
          <Icon name="previous" />
          {t('briefings.title')}
        </Link>
      </p>
      <h1 className="ak-title">{t('briefings.new')}</h1>
      {templates.error && <Failure error={templates.error} onRetry={() => void templates.refetch()} />}
      <form className="ak-form" onSubmit={submit} noValidate>
        <fieldset disabled={state.phase === 'running'}>
          <legend className="kern-sr-only">{t('briefings.new')}</legend>
          <div className="ak-field">
            <label htmlFor={`${id}-topic`}>{t('briefing.topic')}</label>
            <p className="ak-hint" id={`${id}-hint`}>
              {t('briefing.topic.hint')}
            </p>
            <textarea
              id={`${id}-topic`}
              ref={field}
              rows={2}
              value={topic}
              aria-invalid={missing}
              aria-describedby={`${id}-hint${missing ? ` ${id}-missing` : ''}`}
              onChange={(event) => {
                setTopic(event.target.value);
                setMissing(false);
              }}
            />
            {missing && (
              <p className="ak-problem" id={`${id}-missing`} role="alert">
                {t('briefing.topic.missing')}
              </p>
            )}
          </div>
          <fieldset className="ak-field">
            <legend>{t('briefing.template')}</legend>
            {!templates.data && !templates.error && <p className="ak-muted">{t('common.loading')}</p>}
            <div className="ak-choices">
              {templates.data?.map((one) => (
                <label key={one.id} className="ak-choice">
                  <input
                    type="radio"
                    name={`${id}-template`}
                    checked={one.id === template?.id}
                    onChange={() => setChosen(one.id)}
                  />
                  <span lang={one.language}>
                    <span className="ak-choice__title">{one.title}</span>
                    {one.description && <span className="ak-hint">{one.description}</span>}
                    <span className="ak-hint">{one.sections.join(' · ')}</span>
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
          <div className="ak-form__row">
            <DayField
              label={t('briefing.asOf')}
              hint={t('briefing.asOf.hint')}
              value={asOf}
              onChange={setAsOf}
            />
            <div className="ak-field">
              <label htmlFor={`${id}-language`}>{t('briefing.language')}</label>
              <select
                id={`${id}-language`}
                value={answerLanguage}
                onChange={(event) => setWantedLanguage(event.target.value === 'de' ? 'de' : 'en')}
              >
                <option value="de">{t('lang.de')}</option>
                <option value="en">{t('lang.en')}</option>
              </select>
            </div>
          </div>
          {state.phase !== 'running' && (
            <p>
              <Button type="submit" kind="primary" disabled={!template}>
                {t('briefing.start')}
              </Button>
            </p>
          )}
        </fieldset>
      </form>
      {state.phase === 'failed' && state.error && <Failure error={state.error} onRetry={() => submit()} />}
      {(state.phase === 'running' || state.phase === 'stopped') && (
        <DraftProgress state={state} onStop={stop} />
      )}
    </div>
  );
}
