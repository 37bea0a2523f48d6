/**
 * One controller that follows several signals. `AbortSignal.any` would do, but on Node 20 it keeps every
 * follower of a long-lived signal (the server's shutdown) in memory.
 */
export function linkSignals(sources: readonly AbortSignal[]): {
  readonly controller: AbortController;
  readonly signal: AbortSignal;
  release(): void;
} {
  const controller = new AbortController();
  const follow = (event: Event) => {
    const source = event.target;
    controller.abort(source instanceof AbortSignal ? source.reason : undefined);
  };
  for (const source of sources) {
    if (source.aborted) controller.abort(source.reason);
    source.addEventListener('abort', follow, { once: true });
  }
  return {
    controller,
    signal: controller.signal,
    release: () => {
      for (const source of sources) source.removeEventListener('abort', follow);
    },
  };
}
