import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useRef } from 'react';
import type { Answer, AnswerEvent, InterfaceLanguage } from '../../server/domain/index.ts';
import { ApiError, isAbort, postForEvents, toApiError } from '../api/client.ts';
import { keys } from '../api/queries.ts';
import { type AskState, askReducer, IDLE } from './ask-state.ts';
import { type AskFilter, toRequest } from './filter-state.ts';

export interface AskRequest {
  readonly question: string;
  readonly conversationId: string | null;
  readonly filter: AskFilter;
  readonly answerLanguage: InterfaceLanguage;
}

export interface Ask {
  readonly state: AskState;
  /** The request behind `state`, for asking again. */
  readonly request: AskRequest | null;
  ask(request: AskRequest): void;
  stop(): void;
  /** Forgets the answer in the making; one that still runs is cancelled. */
  reset(): void;
}

/** Asks one question at a time and folds its stream into what is shown. Every stream ends in a named phase. */
export function useAsk(onDone: (answer: Answer) => void): Ask {
  const [state, dispatch] = useReducer(askReducer, IDLE);
  const client = useQueryClient();
  const running = useRef<AbortController | null>(null);
  const request = useRef<AskRequest | null>(null);
  const done = useRef(onDone);
  done.current = onDone;

  useEffect(() => () => running.current?.abort(), []);

  async function run(asked: AskRequest, signal: AbortSignal): Promise<void> {
    const body = {
      question: asked.question,
      ...(asked.conversationId && { conversationId: asked.conversationId }),
      ...toRequest(asked.filter),
      answerLanguage: asked.answerLanguage,
    };
    try {
      for await (const event of postForEvents<AnswerEvent>('/api/ask', body, signal)) {
        if (signal.aborted) return;
        if (event.type === 'answer-error') {
          const { code, message, retryable } = event.error;
          dispatch({ type: 'fail', error: new ApiError(code, message, retryable) });
          return;
        }
        dispatch({ type: 'event', event });
        if (event.type === 'answer-end') {
          client.setQueryData(keys.answer(event.answer.id), event.answer);
          void client.invalidateQueries({ queryKey: keys.conversations });
          done.current(event.answer);
          return;
        }
      }
      dispatch({ type: 'fail', error: new ApiError('interrupted', '', true) });
    } catch (thrown) {
      if (isAbort(thrown) || signal.aborted) return;
      dispatch({ type: 'fail', error: toApiError(thrown) });
    }
  }

  return {
    state,
    request: request.current,
    ask(asked) {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      request.current = asked;
      dispatch({ type: 'ask', question: asked.question });
      void run(asked, controller.signal);
    },
    stop() {
      running.current?.abort();
      dispatch({ type: 'stop' });
    },
    reset() {
      running.current?.abort();
      dispatch({ type: 'reset' });
    },
  };
}
