import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { EvaluationCase, EvaluationRun, EvaluationSuite } from '../../server/domain/index.ts';
import { type TextKey, useInterface } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { useTitle } from '../ui/hooks.ts';
import { evaluationKeys, importCases, startRun, suggestCases, useEvaluation } from './evaluation-api.ts';

const SUGGESTIONS = 20;

/** Suites to start, runs to open and compare, own questions to edit. */
export default function EvaluationPage(): JSX.Element {
  const { t } = useInterface();
  const { data, error, refetch } = useEvaluation();
  useTitle(t('eval.title'));
  return (
    <div className="ak-wide ak-page ak-eval">
      <div>
        <h1 className="ak-title">{t('eval.title')}</h1>
        <p className="ak-muted">{t('eval.intro')}</p>
      </div>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p className="ak-muted">{t('common.loading')}</p>}
      {data && (
        <>
          <Suites suites={data.suites} busy={data.runs.some(({ status }) => status === 'running')} />
          <Runs runs={data.runs} />
          <OwnCases cases={data.cases} />
        </>
      )}
    </div>
  );
}

function Suites({
  suites,
  busy,
}: {
  readonly suites: readonly EvaluationSuite[];
  readonly busy: boolean;
}): JSX.Element {
  const { t } = useInterface();
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [added, setAdded] = useState<number | null>(null);
  const attempt = async (work: () => Promise<void>) => {
    setError(null);
    try {
      await work();
      await client.invalidateQueries({ queryKey: evaluationKeys.overview });
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <section aria-labelledby="eval-suites">
      <h2 className="ak-heading" id="eval-suites">
        {t('eval.suites')}
      </h2>
      {error !== null && <Failure error={error} />}
      <ul>
        {suites.map(({ id, cases, unreviewed }) => (
          <li key={id} className="ak-eval__line">
            <span>{t(`eval.suite.${id}`)}</span>
            <span>{t('eval.cases', { count: cases })}</span>
            {unreviewed > 0 && (
              <span className="ak-muted">{t('eval.unreviewed', { count: unreviewed })}</span>
            )}
            <Button
              disabled={busy || cases === 0}
              aria-label={t('eval.startSuite', { suite: t(`eval.suite.${id}`) })}
              onClick={() =>
                void attempt(async () => {
                  const run = await startRun(id);
                  navigate(`/evaluation/runs/${encodeURIComponent(run.id)}`);
                })
              }
            >
              {t('eval.start')}
            </Button>
          </li>
        ))}
      </ul>
      <p>
        <Button
          kind="quiet"
          icon="plus"
          onClick={() =>
            void attempt(async () => {
              setAdded((await suggestCases(SUGGESTIONS)).added);
            })
          }
        >
          {t('eval.suggest')}
        </Button>
        <span role="status">{added === null ? '' : t('eval.suggested', { count: added })}</span>
      </p>
    </section>
  );
}

const STATUS: Readonly<Record<EvaluationRun['status'], TextKey>> = {
  running: 'eval.status.running',
  finished: 'eval.status.finished',
  stopped: 'eval.status.stopped',
  failed: 'eval.status.failed',
  unreadable: 'eval.status.unreadable',
};

function Runs({ runs }: { readonly runs: readonly EvaluationRun[] }): JSX.Element {
  const { t, format } = useInterface();
  const finished = runs.filter(({ status }) => status === 'finished');
  const figure = ({ status }: EvaluationRun, count: number): string =>
    status === 'unreadable' ? '–' : format.number(count);
  return (
    <section aria-labelledby="eval-runs">
      <h2 className="ak-heading" id="eval-runs">
        {t('eval.runs')}
      </h2>
      {runs.length === 0 && <p className="ak-muted">{t('eval.runs.none')}</p>}
      {runs.length > 0 && (
        <table className="ak-table" aria-label={t('eval.runs')}>
          <thead>
            <tr>
              <th scope="col">{t('eval.run')}</th>
              <th scope="col">{t('eval.status')}</th>
              <th scope="col" className="ak-number">
                {t('eval.passed')}
              </th>
              <th scope="col" className="ak-number">
                {t('eval.failing')}
              </th>
              <th scope="col" className="ak-number">
                {t('eval.hard')}
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <th scope="row">
                  <Link href={`/evaluation/runs/${encodeURIComponent(run.id)}`}>
                    {format.instant(run.at)}
                  </Link>{' '}
                  <span className="ak-muted">
                    {run.suite === 'own' || run.suite === 'sample' ? t(`eval.suite.${run.suite}`) : run.suite}
                  </span>
                </th>
                <td>
                  {t(STATUS[run.status])}
                  {run.status === 'running' && ` ${t('eval.progress', { done: run.done, total: run.total })}`}
                </td>
                <td className="ak-number">{figure(run, run.passed)}</td>
                <td className="ak-number">{figure(run, run.failing + run.errors)}</td>
                <td className="ak-number">{figure(run, run.hardFailures)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {finished.length > 1 && <CompareForm runs={finished} />}
    </section>
  );
}

function CompareForm({ runs }: { readonly runs: readonly EvaluationRun[] }): JSX.Element {
  const { t, format } = useInterface();
  const [, navigate] = useLocation();
  // The last run, and the one before it of the same suite: others have no case in common.
  const [latest, ...earlier] = runs;
  const sibling = earlier.find(({ suite }) => suite === latest?.suite) ?? earlier[0];
  const [chosen, choose] = useState<{ readonly before?: string; readonly after?: string }>({});
  const before = chosen.before ?? sibling?.id ?? '';
  const after = chosen.after ?? latest?.id ?? '';
  const choices = runs.map((run) => (
    <option key={run.id} value={run.id}>
      {format.instant(run.at)} ({run.suite})
    </option>
  ));
  return (
    <form
      className="ak-eval__controls"
      onSubmit={(event) => {
        event.preventDefault();
        navigate(
          `/evaluation/compare?before=${encodeURIComponent(before)}&after=${encodeURIComponent(after)}`,
        );
      }}
    >
      <div className="ak-field">
        <label htmlFor="eval-before">{t('eval.compare.before')}</label>
        <select
          id="eval-before"
          className="ak-input"
          value={before}
          onChange={({ target }) => choose({ ...chosen, before: target.value })}
        >
          {choices}
        </select>
      </div>
      <div className="ak-field">
        <label htmlFor="eval-after">{t('eval.compare.after')}</label>
        <select
          id="eval-after"
          className="ak-input"
          value={after}
          onChange={({ target }) => choose({ ...chosen, after: target.value })}
        >
          {choices}
        </select>
      </div>
      <Button type="submit">{t('eval.compare.go')}</Button>
    </form>
  );
}

function OwnCases({ cases }: { readonly cases: readonly EvaluationCase[] }): JSX.Element {
  const { t } = useInterface();
  const client = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<unknown>(null);
  const [told, setTold] = useState('');
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setError(null);
    setTold('');
    try {
      setTold(t('eval.own.imported', { ...(await importCases(await file.text())) }));
      await client.invalidateQueries({ queryKey: evaluationKeys.overview });
    } catch (thrown) {
      setError(thrown);
    } finally {
      // The same file may be chosen again once it is mended.
      if (chooser.current !== null) chooser.current.value = '';
    }
  };
  return (
    <section aria-labelledby="eval-own">
      <h2 className="ak-heading" id="eval-own">
        {t('eval.own')}
      </h2>
      {error !== null && <Failure error={error} />}
      <p>
        <Button kind="quiet" icon="plus" onClick={() => chooser.current?.click()}>
          {t('eval.own.import')}
        </Button>
        <input
          ref={chooser}
          type="file"
          accept=".jsonl,application/x-ndjson"
          hidden
          aria-label={t('eval.own.import')}
          onChange={({ target }) => void take(target.files?.[0])}
        />
        <span role="status">{told}</span>
      </p>
      {cases.length === 0 && <p className="ak-muted">{t('eval.own.none')}</p>}
      <ul>
        {cases.map(({ id, question, category, reviewed }) => (
          <li key={id} className="ak-eval__line">
            <Link href={`/evaluation/cases/${encodeURIComponent(id)}`} dir="auto">
              {question}
            </Link>
            <span className="ak-muted">{category}</span>
            <span>{t(reviewed ? 'eval.own.reviewed' : 'eval.own.draft')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
