import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type JSX, useId, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { EvaluationCase } from '../../server/domain/index.ts';
import { deleteResource } from '../api/client.ts';
import { type TextKey, useInterface } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { Failure, NotFound, PageFailure } from '../ui/failure.tsx';
import { useTitle } from '../ui/hooks.ts';
import { Icon } from '../ui/icon.tsx';
import { evaluationKeys, saveCase, useEvaluation } from './evaluation-api.ts';
import {
  conflictAsText,
  conflictFromText,
  evidenceAsText,
  evidenceFromText,
  nuggetsAsText,
  nuggetsFromText,
  phrasesFromText,
  supersessionAsText,
  supersessionFromText,
} from './expectation-lines.ts';

/** One own question with what a right answer holds. */
export default function CasePage({ id }: { readonly id: string }): JSX.Element {
  const { t } = useInterface();
  const { data, error, refetch } = useEvaluation();
  useTitle(t('eval.edit'));
  if (error) return <PageFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <p className="ak-column ak-page ak-muted">{t('common.loading')}</p>;
  const found = data.cases.find((one) => one.id === id);
  return found === undefined ? <NotFound /> : <CaseForm evalCase={found} />;
}

function CaseForm({ evalCase }: { readonly evalCase: EvaluationCase }): JSX.Element {
  const { t } = useInterface();
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const { expect } = evalCase;
  const [question, setQuestion] = useState(evalCase.question);
  const [category, setCategory] = useState(evalCase.category);
  const [answerable, setAnswerable] = useState(expect.answerable);
  const [reference, setReference] = useState(expect.reference);
  const [nuggets, setNuggets] = useState(nuggetsAsText(expect.nuggets));
  const [evidence, setEvidence] = useState(evidenceAsText(expect.citations));
  const [conflict, setConflict] = useState(conflictAsText(expect.conflict));
  const [supersession, setSupersession] = useState(supersessionAsText(expect.supersession));
  const [asOf, setAsOf] = useState(evalCase.asOf ?? '');
  const [forbidden, setForbidden] = useState(expect.mustNotSay.join('\n'));
  const [note, setNote] = useState(evalCase.note);
  const [reviewed, setReviewed] = useState(evalCase.reviewed);
  const leave = async () => {
    await client.invalidateQueries({ queryKey: evaluationKeys.overview });
    navigate('/evaluation');
  };
  const attempt = async (work: () => Promise<unknown>) => {
    setError(null);
    try {
      await work();
      await leave();
    } catch (thrown) {
      setError(thrown);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void attempt(() =>
      saveCase(evalCase.id, {
        question,
        category,
        asOf: asOf === '' ? null : asOf,
        note,
        reviewed,
        expect: {
          answerable,
          reference,
          nuggets: nuggetsFromText(nuggets),
          citations: evidenceFromText(evidence),
          conflict: conflictFromText(conflict),
          supersession: supersessionFromText(supersession),
          mustNotSay: phrasesFromText(forbidden),
        },
      }),
    );
  };
  return (
    <div className="ak-column ak-page">
      <p className="ak-crumb">
        <Link href="/evaluation">
          <Icon name="previous" />
          {t('eval.title')}
        </Link>
      </p>
      <h1 className="ak-title">{t('eval.edit')}</h1>
      {error !== null && <Failure error={error} />}
      <form className="ak-form" onSubmit={submit}>
        <Lines label="eval.edit.question" value={question} onChange={setQuestion} rows={2} required />
        <Lines label="eval.edit.category" value={category} onChange={setCategory} rows={1} required />
        <div className="ak-field">
          <label htmlFor="eval-as-of">{t('eval.edit.asOf')}</label>
          <p className="ak-hint" id="eval-as-of-hint">
            {t('eval.edit.asOf.hint')}
          </p>
          <input
            id="eval-as-of"
            className="ak-input"
            type="date"
            value={asOf}
            aria-describedby="eval-as-of-hint"
            onChange={({ target }) => setAsOf(target.value)}
          />
        </div>
        <Check label="eval.edit.answerable" checked={answerable} onChange={setAnswerable} />
        {answerable && (
          <>
            <Lines label="eval.edit.reference" value={reference} onChange={setReference} rows={2} />
            <Lines
              label="eval.edit.nuggets"
              hint="eval.edit.nuggets.hint"
              value={nuggets}
              onChange={setNuggets}
              rows={3}
            />
            <Lines
              label="eval.edit.evidence"
              hint="eval.edit.evidence.hint"
              value={evidence}
              onChange={setEvidence}
              rows={4}
            />
            <Lines
              label="eval.edit.conflict"
              hint="eval.edit.conflict.hint"
              value={conflict}
              onChange={setConflict}
              rows={2}
            />
            <Lines
              label="eval.edit.supersession"
              hint="eval.edit.supersession.hint"
              value={supersession}
              onChange={setSupersession}
              rows={2}
            />
          </>
        )}
        <Lines
          label="eval.edit.mustNotSay"
          hint="eval.edit.mustNotSay.hint"
          value={forbidden}
          onChange={setForbidden}
          rows={2}
        />
        <Lines label="eval.edit.note" value={note} onChange={setNote} rows={4} />
        <Check label="eval.edit.reviewed" checked={reviewed} onChange={setReviewed} />
        <p className="ak-actions">
          <Button kind="primary" type="submit">
            {t('eval.edit.save')}
          </Button>
          <Button
            kind="quiet"
            icon="delete"
            onClick={() =>
              void attempt(() => deleteResource(`/api/evaluation/cases/${encodeURIComponent(evalCase.id)}`))
            }
          >
            {t('eval.edit.delete')}
          </Button>
        </p>
      </form>
    </div>
  );
}

interface LinesProps {
  readonly label: TextKey;
  readonly hint?: TextKey;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows: number;
  readonly required?: boolean;
}

function Lines({ label, hint, value, onChange, rows, required = false }: LinesProps): JSX.Element {
  const { t } = useInterface();
  const id = useId();
  return (
    <div className="ak-field">
      <label htmlFor={id}>{t(label)}</label>
      {hint && (
        <p className="ak-hint" id={`${id}-hint`}>
          {t(hint)}
        </p>
      )}
      <textarea
        id={id}
        className="ak-input"
        rows={rows}
        required={required}
        value={value}
        {...(hint && { 'aria-describedby': `${id}-hint` })}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}

function Check({
  label,
  checked,
  onChange,
}: {
  readonly label: TextKey;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}): JSX.Element {
  const { t } = useInterface();
  return (
    <p>
      <label>
        <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />{' '}
        {t(label)}
      </label>
    </p>
  );
}
