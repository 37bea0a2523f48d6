import { AktenlageError, ERROR_CODES, type ErrorBody, type ErrorCode } from '../domain/errors.ts';

interface FailureEvent {
  readonly type: string;
  readonly error: ErrorBody['error'];
}

/** True when the client asked for typed events rather than for one JSON document. */
export function wantsEvents(accept: string | undefined): boolean {
  return accept?.toLowerCase().includes('text/event-stream') ?? false;
}

/**
 * Runs a generator to its end and returns the event of the wanted type.
 * @throws AktenlageError with the code of the terminal error event
 */
export async function lastEvent<E extends { readonly type: string }, T extends E['type']>(
  events: AsyncIterable<E>,
  wanted: T,
): Promise<Extract<E, { type: T }>> {
  for await (const event of events) {
    if (isOfType(event, wanted)) return event;
    if (isFailure(event)) throw failureOf(event.error);
  }
  throw new AktenlageError('internal', 'The work ended without a result.');
}

function isOfType<E extends { readonly type: string }, T extends E['type']>(
  event: E,
  type: T,
): event is Extract<E, { type: T }> {
  return event.type === type;
}

function isFailure(event: { readonly type: string }): event is FailureEvent {
  return event.type.endsWith('-error') && 'error' in event;
}

function failureOf(error: ErrorBody['error']): AktenlageError {
  const code: ErrorCode = error.code in ERROR_CODES ? (error.code as ErrorCode) : 'internal';
  return new AktenlageError(code, error.message);
}
