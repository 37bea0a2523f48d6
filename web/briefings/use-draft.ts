import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useRef } from 'react';
import type { Briefing, BriefingEvent, BriefingRequest, BriefingSection } from '../../server/domain/index.ts';
import { ApiError, isAbort, postForEvents, toApiError } from '../api/client.ts';
import { keys } from '../api/queries.ts';

export interface DraftSection {
  readonly title: string;
  readonly state: 'waiting' | 'working' | 'done';
  readonly section: BriefingSection | null;
}

export interface DraftState {
  readonly phase: 'idle' | 'running' | 'stopped' | 'failed' | 'done';
  readonly sections: readonly DraftSection[];
  readonly error: ApiError | null;
}

type DraftAction =
  | { readonly type: 'start' }
  | { readonly type: 'stop' }
  | { readonly type: 'done' }
  | { readonly type: 'fail'; readonly error: ApiError }
  | { readonly type: 'event'; readonly event: BriefingEvent };

const IDLE: DraftState = { phase: 'idle', sections: [], error: null };

/** Folds the events of one draft into its progress. */
export function draftReducer(state: DraftState, action: DraftAction): DraftState {
  if (action.type === 'start') return { ...IDLE, phase: 'running' };
  if (state.phase !== 'running') return state;
  if (action.type === 'stop') return { ...state, phase: 'stopped' };
  if (action.type === 'done') return { ...state, phase: 'done' };
  if (action.type === 'fail') return { ...state, phase: 'failed', error: action.error };
  const { event } = action;
  const replace = (index: number, changes: Partial<DraftSection>) => ({
    ...state,
    sections: state.sections.map((section, at) => (at === index ? { ...section, ...changes } : section)),
  });
  switch (event.type) {
    case 'briefing-start':
      return {
        ...state,
        sections: event.sections.map((title) => ({ title, state: 'waiting', section: null })),
      };
    case 'section-start':
      return replace(event.index, { state: 'working', title: event.title });
    case 'section-end':
      return replace(event.index, { state: 'done', section: event.section });
    default:
      return state;
  }
}

export interface Draft {
  readonly state: DraftState;
  start(request: BriefingRequest): void;
  stop(): void;
}

/** Drafts a briefing section by section; `onDone` gets the finished one. */
export function useDraft(onDone: (briefing: Briefing) => void): Draft {
  const [state, dispatch] = useReducer(draftReducer, IDLE);
  const client = useQueryClient();
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function run(request: BriefingRequest, signal: AbortSignal): Promise<void> {
    try {
      for await (const event of postForEvents<BriefingEvent>('/api/briefings', request, signal)) {
        if (signal.aborted) return;
        if (event.type === 'briefing-error') {
          const { code, message, retryable } = event.error;
          dispatch({ type: 'fail', error: new ApiError(code, message, retryable) });
          return;
        }
        if (event.type === 'briefing-end') {
          client.setQueryData(keys.briefing(event.briefing.id), event.briefing);
          void client.invalidateQueries({ queryKey: keys.briefings });
          dispatch({ type: 'done' });
          onDone(event.briefing);
          return;
        }
        dispatch({ type: 'event', event });
      }
      dispatch({ type: 'fail', error: new ApiError('interrupted', '', true) });
    } catch (thrown) {
      if (isAbort(thrown) || signal.aborted) return;
      dispatch({ type: 'fail', error: toApiError(thrown) });
    }
  }

  return {
    state,
    start(request) {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      dispatch({ type: 'start' });
      void run(request, controller.signal);
    },
    stop() {
      running.current?.abort();
      dispatch({ type: 'stop' });
    },
  };
}
