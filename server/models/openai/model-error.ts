import { AktenlageError, type ErrorCode } from '../../domain/index.ts';

/** What is known of a failed call, whoever threw it: fetch, the OpenAI client or LangChain. */
export interface Failure {
  readonly status: number | null;
  /** System code of the connection, e.g. `ECONNREFUSED`. */
  readonly systemCode: string | null;
  /** Seconds, from a Retry-After header. */
  readonly retryAfter: number | null;
  readonly name: string;
}

/** Nothing of the message is kept: servers repeat keys and prompts in theirs. */
export function describeFailure(thrown: unknown): Failure {
  let status: number | null = null;
  let systemCode: string | null = null;
  let retryAfter: number | null = null;
  for (let error = thrown, depth = 0; error instanceof Error && depth < 6; error = error.cause, depth++) {
    if ('status' in error && typeof error.status === 'number') status ??= error.status;
    if ('code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(error.code)) {
      systemCode ??= error.code;
    }
    if ('headers' in error && error.headers instanceof Headers) {
      const seconds = Number.parseFloat(error.headers.get('retry-after') ?? '');
      if (Number.isFinite(seconds)) retryAfter ??= seconds;
    }
  }
  return { status, systemCode, retryAfter, name: thrown instanceof Error ? thrown.name : typeof thrown };
}

/** An error without the words of the original, fit for any log. */
class ModelFailure extends Error {
  readonly status: number | null;
  constructor({ name, status, systemCode }: Failure) {
    super([name, status, systemCode].filter((part) => part !== null).join(' '));
    this.status = status;
  }
}

/** The HTTP status with which the server rejected a request; null where that was not what went wrong. */
export const rejectedStatus = (error: unknown): number | null =>
  error instanceof Error && error.cause instanceof ModelFailure ? error.cause.status : null;

export function modelError(code: ErrorCode, message: string, failure?: Failure): AktenlageError {
  return new AktenlageError(code, message, failure ? { cause: new ModelFailure(failure) } : undefined);
}

/** @param started whether text had arrived already */
export function toModelError(thrown: unknown, started: boolean): AktenlageError {
  if (thrown instanceof AktenlageError) return thrown;
  const failure = describeFailure(thrown);
  const { status, systemCode, name } = failure;
  const fail = (code: ErrorCode, message: string): AktenlageError => modelError(code, message, failure);
  if (thrown instanceof SyntaxError) {
    return fail('model-malformed', 'The language model sent something that is no answer.');
  }
  if (status === 401 || status === 403) {
    return fail('model-unauthorized', `The language model refused our key (HTTP ${status}).`);
  }
  if (status === 429)
    return fail('model-rate-limited', 'The language model has too much to do at the moment.');
  if (status === 408 || status === 504 || /timeout/i.test(name) || systemCode === 'UND_ERR_HEADERS_TIMEOUT') {
    return fail('model-timeout', 'The language model did not answer in time.');
  }
  if (status === 404) {
    return fail(
      'model-unavailable',
      'The language model server does not know this address or model (HTTP 404).',
    );
  }
  if (status !== null && status < 500) {
    return fail('model-unavailable', `The language model server rejected the request (HTTP ${status}).`);
  }
  if (status !== null) return fail('model-unavailable', `The language model server failed (HTTP ${status}).`);
  if (started) return fail('model-interrupted', 'The language model broke off in the middle of its answer.');
  return fail('model-unavailable', 'The language model cannot be reached.');
}
