import type { Answer, AnswerEvent, Citation, Claim, Retrieved } from '../../server/domain/index.ts';
import type { ApiError } from '../api/client.ts';

type StatusEvent = Extract<AnswerEvent, { type: 'status' }>;

/** What the page knows of an answer that is being made. */
export interface AskState {
  readonly phase: 'idle' | 'running' | 'done' | 'stopped' | 'failed';
  readonly question: string;
  readonly status: StatusEvent | null;
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly claims: readonly Claim[];
  readonly retrieved: readonly Retrieved[];
  readonly fellBack: boolean;
  readonly answer: Answer | null;
  readonly error: ApiError | null;
}

export type AskAction =
  | { readonly type: 'ask'; readonly question: string }
  | { readonly type: 'event'; readonly event: AnswerEvent }
  | { readonly type: 'stop' }
  | { readonly type: 'fail'; readonly error: ApiError }
  | { readonly type: 'reset' };

export const IDLE: AskState = {
  phase: 'idle',
  question: '',
  status: null,
  text: '',
  citations: [],
  claims: [],
  retrieved: [],
  fellBack: false,
  answer: null,
  error: null,
};

function withClaim(claims: readonly Claim[], index: number, claim: Claim): Claim[] {
  const next = [...claims];
  next[index] = claim;
  return next;
}

function takeEvent(state: AskState, event: AnswerEvent): AskState {
  switch (event.type) {
    case 'answer-start':
      return state;
    case 'status':
      return { ...state, status: event };
    case 'retrieved':
      return { ...state, retrieved: event.retrieved };
    case 'citation':
      return { ...state, citations: [...state.citations, event.citation] };
    case 'text-delta':
      return { ...state, text: state.text + event.text };
    case 'claim':
      // A judging model may change the verdict of a sentence that is shown already.
      return { ...state, claims: withClaim(state.claims, event.index, event.claim) };
    case 'fallback':
      return { ...state, text: '', citations: [], claims: [], fellBack: true };
    case 'answer-end':
      return fromAnswer(event.answer);
    case 'answer-error':
      return state;
  }
}

/** Folds the events of one answer into what is shown. What arrives after the end changes nothing. */
export function askReducer(state: AskState, action: AskAction): AskState {
  switch (action.type) {
    case 'ask':
      return { ...IDLE, phase: 'running', question: action.question };
    case 'event':
      return state.phase === 'running' ? takeEvent(state, action.event) : state;
    case 'stop':
      return state.phase === 'running' ? { ...state, phase: 'stopped' } : state;
    case 'fail':
      return state.phase === 'running' ? { ...state, phase: 'failed', error: action.error } : state;
    case 'reset':
      return IDLE;
  }
}

/** A stored answer in the same form as one that has just been made. */
export function fromAnswer(answer: Answer): AskState {
  return {
    ...IDLE,
    phase: 'done',
    question: answer.question,
    text: answer.text,
    citations: answer.citations,
    claims: answer.claims,
    retrieved: answer.retrieved,
    answer,
  };
}
