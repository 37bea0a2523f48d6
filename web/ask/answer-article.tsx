import type { JSX } from 'react';
import { highestMarking } from '../../server/domain/grades.ts';
import type { Answer } from '../../server/domain/index.ts';
import { highestTlp } from '../../server/domain/tlp.ts';
import { useInterface } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { HeldBackNotice } from '../ui/held-back-notice.tsx';
import { Marked } from '../ui/marked.tsx';
import { Marks } from '../ui/marks.tsx';
import { Notice } from '../ui/notice.tsx';
import { AnswerActions } from './answer-actions.tsx';
import type { Block } from './answer-text.ts';
import type { AskState } from './ask-state.ts';
import { CitedText } from './cited-text.tsx';
import { Disagreements } from './disagreements.tsx';
import { describePhase } from './phase-line.tsx';
import { ProvenanceDetails } from './provenance.tsx';
import { RefusalView } from './refusal.tsx';
import { Gaps, LeftOut } from './silence.tsx';
import { SinceNotice } from './since-notice.tsx';
import { FoundList, SourceList } from './source-list.tsx';
import { TermNotes } from './term-notes.tsx';

/** Marking, "as of" and how it was written: what must be known before the first sentence. */
function AnswerHead({ answer }: { readonly answer: Answer }): JSX.Element {
  const { t, format } = useInterface();
  return (
    <p className="ak-answer__head">
      <span title={t('marking.highest')}>
        <Marks marking={answer.marking} tlp={answer.tlp} />
      </span>
      <span>{t('common.asOf', { date: format.day(answer.asOf) })}</span>
      {answer.status === 'answered' && (
        <span>
          {answer.provenance.writerKind === 'extractive' ? t('answer.extractive') : answer.provenance.writer}
        </span>
      )}
    </p>
  );
}

/** A follow-up as it was completed, so that a wrong guess shows. */
function UnderstoodAs({ answer }: { readonly answer: Answer }): JSX.Element | null {
  const { t } = useInterface();
  const plan = answer.retrieval?.plan;
  if (!plan?.followsUp) return null;
  return <p className="ak-small ak-muted">{t('answer.understoodAs', { question: plan.question })}</p>;
}

function FallbackNotice({ answer }: { readonly answer: Answer }): JSX.Element | null {
  const { t } = useInterface();
  const { fallback } = answer.provenance;
  if (!fallback) return null;
  return (
    <Notice tone="warning" title={t('answer.fallback.title')}>
      <p>
        {t(fallback.code === 'model-not-released' ? 'answer.notReleased.text' : 'answer.fallback.text', {
          from: fallback.from,
        })}
      </p>
      <p className="ak-small ak-muted">{t('error.code', { code: fallback.code })}</p>
    </Notice>
  );
}

function AlsoFound({ answer }: { readonly answer: Answer }): JSX.Element | null {
  const { t } = useInterface();
  const cited = new Set(answer.citations.map((citation) => citation.passageId));
  const rest = answer.retrieved.filter((passage) => !cited.has(passage.passageId));
  if (rest.length === 0) return null;
  return (
    <details className="ak-details">
      <summary>
        {t('answer.alsoFound')} <span className="ak-count">{rest.length}</span>
      </summary>
      <FoundList passages={rest} />
    </details>
  );
}

interface AnswerArticleProps {
  readonly state: AskState;
  readonly blocks: readonly Block[];
  readonly onAgain: (() => void) | null;
  readonly onWiden: (() => void) | null;
}

/** One answer, from the first word that is searched to the last source; the same frame live and stored. */
export function AnswerArticle({ state, blocks, onAgain, onWiden }: AnswerArticleProps): JSX.Element {
  const words = useInterface();
  const { t } = words;
  const { answer, phase } = state;
  const refused = answer?.status === 'refused';
  const article = (
    <article className="ak-answer" data-phase={phase} aria-busy={phase === 'running'}>
      <h1 className="ak-answer__question" dir="auto">
        {state.question}
      </h1>
      {answer ? (
        <>
          <AnswerHead answer={answer} />
          <UnderstoodAs answer={answer} />
        </>
      ) : (
        <p className="ak-answer__head ak-answer__phase">{describePhase(state, words)}</p>
      )}
      {answer && <FallbackNotice answer={answer} />}
      {answer && <HeldBackNotice heldBack={answer.heldBack} />}
      {answer && <SinceNotice since={answer.since} />}
      {!answer && state.fellBack && <Notice tone="warning" title={t('answer.fallback.title')} />}
      {phase === 'failed' && state.error && (
        <Failure error={state.error} {...(onAgain && { onRetry: onAgain })} />
      )}
      {phase === 'stopped' && (
        <Notice tone="neutral">
          <p>{t('answer.stopped')}</p>
          {onAgain && (
            <p>
              <Button onClick={onAgain}>{t('answer.again')}</Button>
            </p>
          )}
        </Notice>
      )}
      {phase === 'failed' && state.text !== '' && <p className="ak-flag">{t('answer.void')}</p>}
      {refused ? (
        <RefusalView answer={answer} onWiden={onWiden} />
      ) : (
        <div className="ak-answer__text" lang={answer?.language}>
          <CitedText blocks={blocks} citations={state.citations} />
        </div>
      )}
      {answer && !refused && <Gaps answer={answer} />}
      {answer && !refused && <TermNotes notes={answer.notes} lang={answer.language} />}
      {answer && !refused && (
        <Disagreements disagreements={answer.disagreements} citations={answer.citations} />
      )}
      {answer && <AnswerActions answer={answer} />}
      {answer && !refused && <SourceList title={t('answer.sources')} citations={answer.citations} />}
      {answer && !refused && <AlsoFound answer={answer} />}
      {answer && <LeftOut answer={answer} />}
      {answer && <ProvenanceDetails answer={answer} />}
    </article>
  );
  const marking = answer?.marking ?? highestMarking(state.citations.map((citation) => citation.marking));
  const tlp = answer ? answer.tlp : highestTlp(state.citations.map((citation) => citation.tlp));
  return (
    <Marked marking={marking} tlp={tlp}>
      {article}
    </Marked>
  );
}
