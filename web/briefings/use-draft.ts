import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { Briefing, BriefingEvent, BriefingSection, Draft } from '../../server/domain/index.ts';
import { ApiError, getForEvents, getJson, isAbort, postJson, toApiError } from '../api/client.ts';
import { keys } from '../api/queries.ts';

export interface DraftSectionState {
  readonly title: string;
  readonly state: 'waiting' | 'working' | 'done';
  readonly section: BriefingSection | null;
}

export interface DraftState {
  /** `lost`: the server is out of reach, and drafts on for all we know. */
  readonly phase: 'running' | 'lost' | 'cancelling' | 'cancelled' | 'failed' | 'done';
  readonly sections: readonly DraftSectionState[];
  readonly error: ApiError | null;
}

type DraftAction =
  | { readonly type: 'follow' | 'lost' | 'cancel' | 'cancelled' | 'done' }
  | { readonly type: 'fail'; readonly error: ApiError }
  | { readonly type: 'event'; readonly event: BriefingEvent };

export const NOTHING_YET: DraftState = { phase: 'running', sections: [], error: null };

/** Folds what is heard of one draft into its progress. */
export function draftReducer(state: DraftState, action: DraftAction): DraftState {
  switch (action.type) {
    case 'follow':
      return { ...state, phase: 'running', error: null };
    case 'lost':
      return { ...state, phase: 'lost' };
    case 'cancel':
      return { ...state, phase: 'cancelling' };
    case 'cancelled':
    case 'done':
      return { ...state, phase: action.type };
    case 'fail':
      return { ...state, phase: 'failed', error: action.error };
    case 'event':
      return withEvent(state.phase === 'lost' ? { ...state, phase: 'running' } : state, action.event);
  }
}

function withEvent(state: DraftState, event: BriefingEvent): DraftState {
  const replace = (index: number, changes: Partial<DraftSectionState>) => ({
    ...state,
    sections: state.sections.map((section, at) => (at === index ? { ...section, ...changes } : section)),
  });
  switch (event.type) {
    case 'briefing-start':
      // Every reader is told from the start on: whoever comes back sees what he saw, with no step back.
      return state.sections.length === event.sections.length
        ? state
        : { ...state, sections: event.sections.map((title) => ({ title, state: 'waiting', section: null })) };
    case 'section-start':
      return state.sections[event.index]?.state === 'done'
        ? state
        : replace(event.index, { state: 'working', title: event.title });
    case 'section-end':
      return replace(event.index, { state: 'done', section: event.section });
    default:
      return state;
  }
}

export interface WatchedDraft {
  readonly state: DraftState;
  cancel(): void;
  resume(): void;
}

/** How long to wait before the server is asked again, in milliseconds. */
const AGAIN_MS = 2000;

/** Watches a draft, for as long as somebody looks at it; `onDone` gets the finished briefing. */
export function useDraft(id: string, onDone: (briefing: Briefing) => void): WatchedDraft {
  const [state, dispatch] = useReducer(draftReducer, NOTHING_YET);
  const client = useQueryClient();
  const watching = useRef<AbortController | null>(null);
  const done = useRef(onDone);
  done.current = onDone;
  const path = `/api/drafts/${encodeURIComponent(id)}`;

  const follow = useCallback(() => {
    watching.current?.abort();
    const controller = new AbortController();
    watching.current = controller;
    const { signal } = controller;
    const refresh = () => void client.invalidateQueries({ queryKey: keys.drafts });
    void (async () => {
      while (!signal.aborted) {
        try {
          const briefing = await heardUntilEnd(path, signal, (event) => dispatch({ type: 'event', event }));
          if (signal.aborted) return;
          if (briefing !== null) {
            client.setQueryData(keys.briefing(briefing.id), briefing);
            void client.invalidateQueries({ queryKey: keys.briefings });
            dispatch({ type: 'done' });
            refresh();
            done.current(briefing);
            return;
          }
          // The stream ended, which may be the draft's end or only ours: the draft itself knows.
          const draft = await planOf(path, signal);
          // Finished in the same moment: its events say so.
          if (draft === null) continue;
          if (draft.state === 'cancelled') dispatch({ type: 'cancelled' });
          else if (draft.state === 'failed') dispatch({ type: 'fail', error: errorOf(draft) });
          else dispatch({ type: 'lost' });
          if (draft.state !== 'drafting') {
            refresh();
            return;
          }
        } catch (thrown) {
          if (isAbort(thrown) || signal.aborted) return;
          const error = toApiError(thrown);
          if (!error.retryable) {
            dispatch({ type: 'fail', error });
            return;
          }
          dispatch({ type: 'lost' });
        }
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    })();
  }, [client, path]);

  useEffect(() => {
    follow();
    return () => watching.current?.abort();
  }, [follow]);

  /** What was asked for may have come too late, because the draft ended meanwhile: then that is what is seen. */
  const ask = async (what: 'cancel' | 'resume') => {
    try {
      await postJson(`${path}/${what}`, {});
    } catch (thrown) {
      const error = toApiError(thrown);
      if (error.code !== 'not-found') {
        dispatch({ type: 'fail', error });
        return;
      }
    }
    if (what === 'resume') dispatch({ type: 'follow' });
    follow();
  };

  return {
    state,
    cancel() {
      dispatch({ type: 'cancel' });
      void ask('cancel');
    },
    resume() {
      void ask('resume');
    },
  };
}

/** The briefing, or null where the stream ended without one. @throws ApiError */
async function heardUntilEnd(
  path: string,
  signal: AbortSignal,
  onEvent: (event: BriefingEvent) => void,
): Promise<Briefing | null> {
  for await (const event of getForEvents<BriefingEvent>(`${path}/events`, signal)) {
    if (signal.aborted || event.type === 'briefing-error') return null;
    if (event.type === 'briefing-end') return event.briefing;
    onEvent(event);
  }
  return null;
}

/** @throws ApiError other than `not-found` */
async function planOf(path: string, signal: AbortSignal): Promise<Draft | null> {
  try {
    return await getJson<Draft>(path, signal);
  } catch (thrown) {
    if (thrown instanceof ApiError && thrown.code === 'not-found') return null;
    throw thrown;
  }
}

const errorOf = ({ error }: Draft): ApiError =>
  error === null
    ? new ApiError('internal', '', true)
    : new ApiError(error.code, error.message, error.retryable);
