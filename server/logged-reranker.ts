import { AktenlageError } from './domain/errors.ts';
import { describeFailure, type Log } from './log.ts';
import type { Reranker } from './ports/reranker.ts';

/** The same reranker; whoever runs the house reads in the log that answers go without it, and why. */
export function loggedReranker(reranker: Reranker, log: Log): Reranker {
  return {
    ...reranker,
    ...(reranker.onBehalfOf === undefined
      ? {}
      : { onBehalfOf: (cause) => loggedReranker(reranker.onBehalfOf?.(cause) ?? reranker, log) }),
    async score(question, texts, signal, marks) {
      try {
        return await reranker.score(question, texts, signal, marks);
      } catch (thrown) {
        const code = thrown instanceof AktenlageError ? thrown.code : 'model-timeout';
        // An asker who left is no failure of the model; a deadline is, and arrives as the signal's TimeoutError.
        const left = signal.aborted && !(thrown instanceof Error && thrown.name === 'TimeoutError');
        if (!left) log.warn('reranker', { reranker: reranker.id, ...describeFailure(thrown), code });
        throw thrown;
      }
    },
  };
}
