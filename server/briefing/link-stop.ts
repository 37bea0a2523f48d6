import { setMaxListeners } from 'node:events';

/** A signal with a stop of its own, for the questions of one piece of work. */
export interface LinkedStop {
  readonly signal: AbortSignal;
  /** Ends the questions still running; once they are done it does nothing. */
  stop(): void;
}

/**
 * Follows the caller's signal and can be stopped beside it. Several questions at a time listen to it, each with a call or two
 * under way, and stop listening when they are done: more than ten at once is no leak, of which Node would warn otherwise.
 */
export function linkStop(caller: AbortSignal): LinkedStop {
  const own = new AbortController();
  const signal = AbortSignal.any([caller, own.signal]);
  setMaxListeners(0, signal);
  return { signal, stop: () => own.abort() };
}
