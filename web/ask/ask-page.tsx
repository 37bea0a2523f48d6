import { type JSX, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useLocation, useRoute, useSearchParams } from 'wouter';
import type { Answer } from '../../server/domain/index.ts';
import { useAnswer, useConversation } from '../api/queries.ts';
import { useInterface } from '../i18n/index.ts';
import { SourceLayout } from '../source/source-layout.tsx';
import { PageFailure } from '../ui/failure.tsx';
import { useTitle } from '../ui/hooks.ts';
import { readSetting, writeSetting } from '../ui/settings.ts';
import { useShortcuts } from '../ui/shortcuts.ts';
import { AnswerArticle } from './answer-article.tsx';
import { citationOrder, readAnswerText } from './answer-text.ts';
import { type AskState, fromAnswer, IDLE } from './ask-state.ts';
import { Conversations } from './conversations.tsx';
import { type AskFilter, isFiltered, NO_FILTER, readFilter, writeFilter } from './filter-state.ts';
import { PhaseAnnouncer } from './phase-line.tsx';
import { QuestionForm } from './question-form.tsx';
import { Start } from './start.tsx';
import { useAsk } from './use-ask.ts';

/** The other questions of the conversation, the one on the page left out. */
function Earlier({ answers, shown }: { readonly answers: readonly Answer[]; readonly shown: string }) {
  const { t } = useInterface();
  const others = answers.filter((answer) => answer.id !== shown);
  if (others.length === 0) return null;
  return (
    <section className="ak-earlier">
      <h2 className="ak-label">{t('answer.earlier')}</h2>
      <ul className="ak-list">
        {others.map((answer) => (
          <li key={answer.id}>
            <Link href={`/answers/${encodeURIComponent(answer.id)}`} dir="auto">
              {answer.question}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The start page, an answer being made, and an answer at its address: one frame, so that nothing jumps between. */
export function AskPage(): JSX.Element {
  const { t, language } = useInterface();
  const [path, navigate] = useLocation();
  const [search] = useSearchParams();
  const [, answerRoute] = useRoute('/answers/:id');
  const [, conversationRoute] = useRoute('/conversations/:id');
  const field = useRef<HTMLTextAreaElement>(null);
  const [sideOpen, setSideOpen] = useState(
    () => readSetting('conversations') !== 'closed' && window.matchMedia('(min-width: 64rem)').matches,
  );

  const wantedConversation = conversationRoute?.id ?? null;
  const stored = useAnswer(answerRoute?.id ?? null);
  const conversationId = wantedConversation ?? (answerRoute ? (stored.data?.conversationId ?? null) : null);
  const conversation = useConversation(conversationId);
  const storedAnswer = answerRoute ? stored.data : wantedConversation ? conversation.data?.at(-1) : undefined;

  const { state, request, ask, stop, reset } = useAsk((answer) => {
    const query = location.search;
    navigate(`/answers/${encodeURIComponent(answer.id)}${query}`);
  });

  // A live answer belongs to the page it was asked on; once stored it is shown from its own address.
  const askedAt = useRef(path);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of page ends the live answer
  useEffect(() => {
    if (state.phase !== 'idle' && path !== askedAt.current) reset();
  }, [path]);

  const live = state.phase !== 'idle' && path === askedAt.current;
  const shown: AskState = live ? state : storedAnswer ? fromAnswer(storedAnswer) : IDLE;
  const blocks = useMemo(() => readAnswerText(shown.text, shown.claims), [shown.text, shown.claims]);
  const order = useMemo(() => citationOrder(blocks), [blocks]);
  const filter = readFilter(search);
  useTitle(shown.question || (path === '/' ? t('ask.title') : null));

  const setFilter = (next: AskFilter) => {
    const query = writeFilter(search, next).toString();
    navigate(query ? `${path}?${query}` : path, { replace: true });
  };
  const start = (question: string, narrowed = filter) => {
    askedAt.current = path;
    window.scrollTo({ top: 0 });
    ask({ question, conversationId, filter: narrowed, answerLanguage: language });
  };
  const again = request ? () => start(request.question) : null;
  const widen = isFiltered(filter)
    ? () => {
        setFilter(NO_FILTER);
        start(shown.question, NO_FILTER);
      }
    : null;

  useShortcuts({
    '/': () => {
      field.current?.focus();
      return true;
    },
    escape: () => {
      if (state.phase !== 'running' || search.has('source') || search.has('passage')) return false;
      stop();
      return true;
    },
  });

  const failure = answerRoute ? stored.error : wantedConversation ? conversation.error : null;
  const missing = wantedConversation && conversation.data?.length === 0;
  const atStart = path === '/' && !live;
  const toggleSide = () => {
    setSideOpen(!sideOpen);
    writeSetting('conversations', sideOpen ? 'closed' : 'open');
  };

  return (
    <SourceLayout
      citations={shown.citations}
      order={order}
      side={<Conversations current={conversationId} open={sideOpen} onToggle={toggleSide} />}
    >
      <div className={`ak-column ak-ask${atStart ? ' ak-ask--start' : ''}`}>
        {atStart && <h1 className="ak-title">{t('ask.title')}</h1>}
        <QuestionForm
          field={field}
          running={state.phase === 'running'}
          followUp={!atStart}
          filter={filter}
          onFilter={setFilter}
          onAsk={start}
          onStop={stop}
        />
        <PhaseAnnouncer state={state} />
        {atStart && <Start onAsk={start} />}
        {!live && (failure || missing) && (
          <PageFailure
            error={failure}
            onRetry={() => void (answerRoute ? stored.refetch() : conversation.refetch())}
          />
        )}
        {!live && !atStart && !failure && !missing && shown.phase === 'idle' && (
          <p className="ak-muted">{t('common.loading')}</p>
        )}
        {shown.phase !== 'idle' && (
          <AnswerArticle state={shown} blocks={blocks} onAgain={live ? again : null} onWiden={widen} />
        )}
        {shown.answer && conversation.data && <Earlier answers={conversation.data} shown={shown.answer.id} />}
      </div>
    </SourceLayout>
  );
}
