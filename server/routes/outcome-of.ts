import { AktenlageError, type ErrorBody } from '../domain/errors.ts';

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
    if (isFailure(event)) throw AktenlageError.fromBody(event);
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
