import { join } from 'node:path';
import { codeVersion } from './code-version.ts';
import { readConfig } from './config.ts';
import { AktenlageError } from './domain/errors.ts';
import { createLog, describeFailure } from './log.ts';
import type { Evaluation } from './ports/evaluation.ts';
import { PROJECT_ROOT } from './runtime/project-root.ts';
import type { Services } from './services.ts';
import { startServer, type WiredIngestion } from './start-server.ts';

const SAMPLE_CORPUS = join(PROJECT_ROOT, 'eval', 'corpus');

/** The one place where the server meets ingestion. */
async function wireIngestion(services: Services): Promise<WiredIngestion> {
  const { createIngestion } = await import('../ingest/index.ts');
  const { store, embedder, originalsDir, config } = services;
  const limits = { maxFileBytes: config.maxFileBytes };
  const ingestion = createIngestion({ store, embedder, originalsDir, limits });
  return {
    ingestion,
    async loadSamples(signal, onProgress) {
      const outcomes = ingestion.ingestPaths(
        [SAMPLE_CORPUS],
        { signal, kind: 'samples' },
        ({ done, total }) => onProgress(done, total),
      );
      for await (const _ of outcomes) signal.throwIfAborted();
    },
  };
}

/** And the one where it meets the evaluation, which is loaded when somebody opens its page. */
async function wireEvaluation(services: Services): Promise<Evaluation> {
  const { createEvaluation } = await import('../eval/index.ts');
  return createEvaluation({
    services,
    folder: join(services.config.dataDir, 'evaluation'),
    root: PROJECT_ROOT,
  });
}

async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const { version } = codeVersion();
  const server = await startServer({
    config,
    log,
    version,
    webDir: join(PROJECT_ROOT, 'dist', 'web'),
    wireIngestion,
    wireEvaluation,
    print: (line) => console.log(line),
  });
  // Read while the database opens in its own thread; wanted, and a failure met, in `wireIngestion`.
  import('../ingest/index.ts').catch(() => undefined);
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    // A second Ctrl-C does not wait.
    if (stopping) process.exit(signal === 'SIGINT' ? 130 : 143);
    stopping = true;
    server.close().then(
      () => process.exit(0),
      (thrown) => {
        log.error('close', describeFailure(thrown));
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  try {
    await server.held;
    console.log(`Aktenlage ${version}: ${server.url}`);
    if (config.allowRemote) {
      console.warn(
        `WARNING: ${config.host} is open to other machines and no identity is configured (ALLOW_REMOTE=yes): everyone who reaches it reads and changes everything.`,
      );
    }
    await server.ready;
  } catch (thrown) {
    if (stopping) return;
    await server.close();
    throw thrown;
  }
}

main().catch((thrown: unknown) => {
  console.error(thrown instanceof AktenlageError ? thrown.message : thrown);
  process.exit(1);
});
