import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type {
  EvaluationCase,
  EvaluationCaseEdit,
  EvaluationComparison,
  EvaluationRun,
  EvaluationRunDetail,
  EvaluationSuite,
  FeedbackReason,
} from '../../server/domain/index.ts';
import { getJson, readError, toApiError } from '../api/client.ts';

export interface EvaluationOverview {
  readonly suites: readonly EvaluationSuite[];
  readonly runs: readonly EvaluationRun[];
  readonly cases: readonly EvaluationCase[];
}

export const evaluationKeys = {
  overview: ['evaluation'],
  run: (id: string) => ['evaluation', 'run', id],
  comparison: (before: string, after: string) => ['evaluation', 'compare', before, after],
} as const;

const POLL_MS = 1000;
const encode = encodeURIComponent;

/** Asked again every second while a run goes on. */
export function useEvaluation(): UseQueryResult<EvaluationOverview> {
  return useQuery({
    queryKey: evaluationKeys.overview,
    queryFn: ({ signal }) => getJson<EvaluationOverview>('/api/evaluation', signal),
    refetchInterval: ({ state }) =>
      state.data?.runs.some(({ status }) => status === 'running') ? POLL_MS : false,
  });
}

export function useRun(id: string): UseQueryResult<EvaluationRunDetail> {
  return useQuery({
    queryKey: evaluationKeys.run(id),
    queryFn: ({ signal }) => getJson<EvaluationRunDetail>(`/api/evaluation/runs/${encode(id)}`, signal),
    refetchInterval: ({ state }) => (state.data?.run.status === 'running' ? POLL_MS : false),
  });
}

export function useComparison(before: string, after: string): UseQueryResult<EvaluationComparison> {
  return useQuery({
    queryKey: evaluationKeys.comparison(before, after),
    queryFn: ({ signal }) =>
      getJson<EvaluationComparison>(
        `/api/evaluation/compare?before=${encode(before)}&after=${encode(after)}`,
        signal,
      ),
  });
}

/** @throws ApiError */
async function send<T>(method: 'POST' | 'PUT', path: string, body: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    });
  } catch (thrown) {
    throw toApiError(thrown);
  }
  if (!response.ok) throw readError(response.status, await response.text());
  return (await response.json()) as T;
}

export const startRun = (suite: EvaluationSuite['id']): Promise<EvaluationRun> =>
  send('POST', '/api/evaluation/runs', { suite });
export const stopRun = (id: string): Promise<EvaluationRun> =>
  send('POST', `/api/evaluation/runs/${encode(id)}/stop`, {});
export const suggestCases = (limit: number): Promise<{ added: number }> =>
  send('POST', '/api/evaluation/suggestions', { limit });
export const importCases = (content: string): Promise<{ added: number; replaced: number }> =>
  send('POST', '/api/evaluation/cases', { content });
export const saveCase = (id: string, edit: EvaluationCaseEdit): Promise<EvaluationCase> =>
  send('PUT', `/api/evaluation/cases/${encode(id)}`, edit);
export const sendFeedback = (answerId: string, reason: FeedbackReason): Promise<EvaluationCase> =>
  send('POST', '/api/evaluation/feedback', { answerId, reason, note: '' });
export const exportHref = (id: string, format: string): string =>
  `/api/evaluation/runs/${encode(id)}/export?format=${format}`;
