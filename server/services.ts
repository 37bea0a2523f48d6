import { join } from 'node:path';
import { codeVersion } from './code-version.ts';
import type { Config } from './config.ts';
import { createEmbedder, createReranker, createWriters, readsEnglishOnly } from './create-models.ts';
import type { Dictionaries } from './dictionary/index.ts';
import type { CodeVersion } from './domain/answer-record.ts';
import type { ClaimPolicy } from './domain/index.ts';
import { laterAudit } from './later-audit.ts';
import type { ClaimJudge } from './ports/claim-judge.ts';
import type { Embedder } from './ports/embedder.ts';
import type { Reranker } from './ports/reranker.ts';
import type { SectionPlanner } from './ports/section-planner.ts';
import type { Store } from './ports/store.ts';
import type { Translator } from './ports/translator.ts';
import type { Writer } from './ports/writer.ts';

/** Everything that answering, briefing, ingestion and evaluation need, opened once a process. */
export interface Services {
  readonly config: Config;
  readonly store: Store;
  readonly embedder: Embedder;
  readonly translator: Translator;
  /** Installed dictionaries with their licence, for people. */
  readonly dictionaries: readonly string[];
  /** Reads the best passages again; `null` where none is configured. */
  readonly reranker: Reranker | null;
  readonly writer: Writer;
  /** Stands in when the language model fails; `null` where there is none or failures should show. */
  readonly fallbackWriter: Writer | null;
  /** Reads sentences of the language model beside what they cite; `null` where none is configured. */
  readonly judge: ClaimJudge | null;
  /** Proposes the questions of a briefing; absent or `null` where no language model is configured. */
  readonly planner?: SectionPlanner | null;
  /** What follows when a sentence does not pass its check. */
  readonly policy: ClaimPolicy;
  /** Folder of the original files. */
  readonly originalsDir: string;
  /** Goes into the record of every answer. */
  readonly codeVersion: CodeVersion;
  /** Closes embedder, reranker and store; may be called twice. */
  close(): Promise<void>;
}

export interface OpenOptions {
  /** What this process is, for whoever finds the data directory held: `server`, `ingest`, `eval` … */
  readonly command: string;
  /** Where it can be reached, if it listens. */
  readonly url?: string;
  /** Called once nobody else holds the data directory, long before everything is open. */
  readonly onHeld?: () => void;
  /** False only for `reindex`, which changes the embedder of the corpus. Default true. */
  readonly bindEmbedder?: boolean;
}

/**
 * The composition root: config → store, embedder, reranker, writers.
 *
 * @throws AktenlageError `database-locked` (the message names the holder), `database-unavailable`,
 * `embedder-mismatch` (the message names the way out), `embedder-unavailable`, `configuration-invalid`
 */
export async function openServices(config: Config, options: OpenOptions): Promise<Services> {
  const { openStore } = await import('./store/index.ts');
  const { createGlossingEmbedder, GLOSSED } = await import('./dictionary/index.ts');
  const holder = { command: options.command, ...(options.url === undefined ? {} : { url: options.url }) };
  // Opened beside the database, which takes a second in its own thread. A failure is met where it is awaited below.
  const dictionaries = readDictionaries(config);
  const audit = laterAudit();
  const model = createEmbedder({ config, cacheDir: join(config.dataDir, 'models') }, audit);
  // Loaded here and not above: with its word lists it is 1 MB, which a server reads after it has begun to listen.
  const extractive = import('./answer/extractive-writer.ts');
  const reranking = createReranker(config, audit);
  for (const opening of [dictionaries, model, extractive, reranking]) opening.catch(() => undefined);
  const store = await openStore({
    dataDir: config.dataDir,
    holder,
    ...(options.onHeld === undefined ? {} : { onHeld: options.onHeld }),
    ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl.reveal() }),
  });
  audit.to(store.audit);
  let embedder: Embedder | null = null;
  try {
    const { translator, gloss, names } = await dictionaries;
    embedder = await model;
    const reranker = await reranking;
    const { embedder: bound } = await store.settings();
    // A corpus without glossed vectors stays as it is when a dictionary is installed later, until it is reindexed.
    const mayGloss = bound === null || bound.endsWith(GLOSSED) || options.bindEmbedder === false;
    if (gloss !== null && mayGloss && readsEnglishOnly(embedder))
      embedder = createGlossingEmbedder(embedder, gloss);
    if (options.bindEmbedder ?? true) await store.bindEmbedder(embedder.id, embedder.dimensions);
    return assemble(config, store, embedder, {
      ...(await createWriters(config, translator, embedder, audit)),
      reranker,
      translator,
      dictionaries: names,
    });
  } catch (error) {
    await embedder?.close();
    await (await reranking.catch(() => null))?.close();
    await store.close();
    throw error;
  }
}

function assemble(
  config: Config,
  store: Store,
  embedder: Embedder,
  rest: Pick<
    Services,
    'writer' | 'fallbackWriter' | 'judge' | 'planner' | 'reranker' | 'translator' | 'dictionaries'
  >,
): Services {
  let closing: Promise<void> | undefined;
  const close = async () => {
    await embedder.close();
    await rest.reranker?.close();
    await store.close();
  };
  return {
    config,
    store,
    embedder,
    ...rest,
    policy: config.claimPolicy,
    originalsDir: join(config.dataDir, 'originals'),
    codeVersion: codeVersion(),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** Questions of briefings answered at a time: two fill the two cores that the embedded database shares with them. */
export const parallelQuestions = ({ config, store }: Pick<Services, 'config' | 'store'>): number =>
  config.briefingParallel ?? (store.kind === 'embedded' ? 2 : 4);

/** `DATA_DIR/originals/<first two hex digits>/<sha-256>`: where ingestion keeps the bytes of a report. */
export function originalPath(originalsDir: string, contentHash: string): string {
  return join(originalsDir, contentHash.slice(0, 2), contentHash);
}

/** The house glossary, and what DICTIONARIES finds installed. */
async function readDictionaries(config: Config): Promise<Dictionaries> {
  const { openDictionaries } = await import('./dictionary/index.ts');
  const { glossaryTranslator } = await import('./answer/glossary-translator.ts');
  const cacheDir = join(config.dataDir, 'dictionaries');
  return openDictionaries({ directory: config.dictionaryDir, cacheDir, base: glossaryTranslator });
}
