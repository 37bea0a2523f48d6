import { join } from 'node:path';
import type { Config } from './config.ts';
import { AktenlageError } from './domain/errors.ts';
import type { Embedder } from './ports/embedder.ts';
import type { Store } from './ports/store.ts';
import type { Writer } from './ports/writer.ts';

/** Everything that answering, briefing, ingestion and evaluation need, opened once a process. */
export interface Services {
  readonly config: Config;
  readonly store: Store;
  readonly embedder: Embedder;
  readonly writer: Writer;
  /** Stands in when the language model fails; `null` where there is none or failures should show. */
  readonly fallbackWriter: Writer | null;
  /** Folder of the original files. */
  readonly originalsDir: string;
  /** Closes embedder and store; may be called twice. */
  close(): Promise<void>;
}

export interface OpenOptions {
  /** What this process is, for whoever finds the data directory held: `server`, `ingest`, `eval` … */
  readonly command: string;
  /** Where it can be reached, if it listens. */
  readonly url?: string;
  /** False only for `reindex`, which changes the embedder of the corpus. Default true. */
  readonly bindEmbedder?: boolean;
}

/**
 * The composition root: config → store, embedder, writers.
 *
 * @throws AktenlageError `database-locked` (the message names the holder), `database-unavailable`,
 * `embedder-mismatch` (the message names the way out), `embedder-unavailable`, `configuration-invalid`
 */
export async function openServices(config: Config, options: OpenOptions): Promise<Services> {
  const { openStore } = await import('./store/index.ts');
  const holder = { command: options.command, ...(options.url === undefined ? {} : { url: options.url }) };
  const store = await openStore({
    dataDir: config.dataDir,
    holder,
    ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl.reveal() }),
  });
  let embedder: Embedder | null = null;
  try {
    embedder = await createEmbedder({ config, cacheDir: join(config.dataDir, 'models') });
    if (options.bindEmbedder ?? true) await store.bindEmbedder(embedder.id, embedder.dimensions);
    return assemble(config, store, embedder, await createWriters(config));
  } catch (error) {
    await embedder?.close();
    await store.close();
    throw error;
  }
}

function assemble(
  config: Config,
  store: Store,
  embedder: Embedder,
  writers: Pick<Services, 'writer' | 'fallbackWriter'>,
): Services {
  let closing: Promise<void> | undefined;
  const close = async () => {
    await embedder.close();
    await store.close();
  };
  return {
    config,
    store,
    embedder,
    ...writers,
    originalsDir: join(config.dataDir, 'originals'),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** `DATA_DIR/originals/<first two hex digits>/<sha-256>`: where ingestion keeps the bytes of a report. */
export function originalPath(originalsDir: string, contentHash: string): string {
  return join(originalsDir, contentHash.slice(0, 2), contentHash);
}

/** The embedder that EMBEDDING_MODEL names; nothing is loaded before its first use. */
async function createEmbedder({ config, cacheDir }: { config: Config; cacheDir: string }): Promise<Embedder> {
  const models = await import('./models/index.ts');
  switch (config.embedding.kind) {
    case 'local':
      return models.createLocalEmbedder({ cacheDir });
    case 'openai':
      return models.createOpenAiEmbedder({ ...endpointOf(config), model: config.embedding.model });
    case 'directory':
      return models.createDirectoryEmbedder({ directory: config.embedding.path });
  }
}

/** Without CHAT_MODEL the extractive writer writes; with it, it stands in unless MODEL_FALLBACK=error. */
async function createWriters(config: Config): Promise<Pick<Services, 'writer' | 'fallbackWriter'>> {
  // Loaded here and not above: with its word lists it is 1 MB, which a server reads after it has begun to listen.
  const { createExtractiveWriter } = await import('./answer/extractive-writer.ts');
  if (config.chatModel === null) return { writer: createExtractiveWriter(), fallbackWriter: null };
  const { createLanguageModelWriter } = await import('./models/index.ts');
  const writer = createLanguageModelWriter({
    ...endpointOf(config),
    model: config.chatModel,
    timeoutMs: config.modelTimeoutMs,
    contextTokens: config.contextTokens,
  });
  return { writer, fallbackWriter: config.modelFallback === 'extractive' ? createExtractiveWriter() : null };
}

/** Where an OpenAI-compatible endpoint is. @throws AktenlageError `configuration-invalid` */
function endpointOf(config: Config): { baseUrl: string; apiKey: string } {
  if (config.openAi === null) {
    throw new AktenlageError('configuration-invalid', 'OPENAI_BASE_URL is not set.');
  }
  // Servers without keys (vLLM, Ollama, llama.cpp) ignore what they get, but the client insists on something.
  return { baseUrl: config.openAi.baseUrl, apiKey: config.openAi.apiKey?.reveal() ?? 'none' };
}
