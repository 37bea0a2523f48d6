import type { ErrorBody } from '../../server/domain/index.ts';
import { createSseParser } from './sse.ts';

/** A failure that the page can explain: `code` is the server's, or `offline` when no server answered. */
export class ApiError extends Error {
  readonly code: string;
  readonly retryable: boolean;

  constructor(code: string, message: string, retryable: boolean) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.retryable = retryable;
  }
}

export function isAbort(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'AbortError';
}

export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  return new ApiError('offline', thrown instanceof Error ? thrown.message : String(thrown), true);
}

function isErrorBody(body: unknown): body is ErrorBody {
  return (
    typeof body === 'object' &&
    body !== null &&
    'error' in body &&
    typeof body.error === 'object' &&
    body.error !== null &&
    'code' in body.error
  );
}

/** Turns an error body of the API, or whatever stood in its place, into an `ApiError`. */
export function readError(status: number, text: string): ApiError {
  try {
    const body: unknown = JSON.parse(text);
    if (isErrorBody(body)) return new ApiError(body.error.code, body.error.message, body.error.retryable);
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
  }
  return new ApiError(status === 404 ? 'not-found' : 'internal', `HTTP ${status}`, status >= 500);
}

async function send(path: string, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (thrown) {
    if (isAbort(thrown)) throw thrown;
    throw toApiError(thrown);
  }
  if (!response.ok) throw readError(response.status, await response.text());
  return response;
}

/** GET as JSON. @throws ApiError */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await send(path, { headers: { accept: 'application/json' }, signal: signal ?? null });
  return (await response.json()) as T;
}

/** @throws ApiError */
export async function deleteResource(path: string): Promise<void> {
  await send(path, { method: 'DELETE' });
}

/** POSTs JSON; the answer as JSON, or null where it has no body. @throws ApiError */
export async function postJson<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T | null> {
  const response = await send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });
  return response.status === 204 ? null : ((await response.json()) as T);
}

/**
 * POSTs JSON and yields the typed events of the answering stream as they arrive. Ends with the stream, which a
 * well-behaved server closes after its terminal event; aborting the signal throws `AbortError`.
 * @throws ApiError
 */
export async function* postForEvents<T extends { type: string }>(
  path: string,
  body: unknown,
  signal: AbortSignal,
): AsyncGenerator<T> {
  const response = await send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify(body),
    signal,
  });
  yield* eventsIn<T>(response);
}

/** The same for what is only watched. @throws ApiError */
export async function* getForEvents<T extends { type: string }>(
  path: string,
  signal: AbortSignal,
): AsyncGenerator<T> {
  yield* eventsIn<T>(await send(path, { headers: { accept: 'text/event-stream' }, signal }));
}

async function* eventsIn<T>(response: Response): AsyncGenerator<T> {
  if (!response.body) return;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const parser = createSseParser();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const events = parser.push(done ? decoder.decode() : decoder.decode(value, { stream: true }));
      for (const event of events) yield JSON.parse(event.data) as T;
      if (done) return;
    }
  } finally {
    reader.releaseLock();
  }
}
