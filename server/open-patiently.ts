import type { Config } from './config.ts';
import { AktenlageError } from './domain/errors.ts';
import type { Log } from './log.ts';
import { loggedReranker } from './logged-reranker.ts';
import { openServices, type Services } from './services.ts';

const RETRY_MS = 2_000;

/** Another machine that is not up yet is waited for; everything else ends the start. */
export async function openPatiently(
  config: Config,
  listening: { readonly url: string; readonly onHeld: () => void },
  signal: AbortSignal,
  print: (line: string) => void,
  log: Log,
): Promise<Services> {
  for (let attempt = 1; ; attempt++) {
    try {
      const opened = await openServices(config, { command: 'server', ...listening });
      const { reranker } = opened;
      return reranker === null ? opened : { ...opened, reranker: loggedReranker(reranker, log) };
    } catch (thrown) {
      const code = thrown instanceof AktenlageError ? thrown.code : null;
      const elsewhere =
        (code === 'database-unavailable' && config.databaseUrl !== null) ||
        (code === 'embedder-unavailable' && config.embedding.kind === 'openai');
      if (!elsewhere || signal.aborted) throw thrown;
      if (attempt === 1) {
        const what = code === 'database-unavailable' ? 'database' : 'embedding model';
        print(`  The ${what} does not answer yet; trying again every two seconds.`);
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      signal.throwIfAborted();
    }
  }
}
