import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import type { TemplateSet } from '../prompts/load-templates.ts';
import type { Identity } from './access/identity.ts';
import { localAccess } from './access/local-access.ts';
import { createApp } from './app.ts';
import type { DraftDesk } from './briefing/draft-desk.ts';
import { createTemplateReader } from './briefing-templates.ts';
import type { Config } from './config.ts';
import { AktenlageError } from './domain/errors.ts';
import { describeFailure, type Log } from './log.ts';
import { loggedReranker } from './logged-reranker.ts';
import type { Evaluation } from './ports/evaluation.ts';
import type { Ingestion } from './ports/ingestion.ts';
import type { RetentionDesk } from './retention/retention-desk.ts';
import type { AppServices } from './routes/context.ts';
import type { Health } from './routes/health.ts';
import { openServices, originalPath, parallelQuestions, type Services } from './services.ts';

/** Ingestion as the server gets it from outside: it knows the port only. */
export interface WiredIngestion {
  readonly ingestion: Ingestion;
  /** Ingests the sample corpus. */
  loadSamples(signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<void>;
}

export interface ServerOptions {
  readonly config: Config;
  readonly version: string;
  readonly log: Log;
  /** Folder of the built browser application. */
  readonly webDir: string;
  readonly wireIngestion: (services: Services) => Promise<WiredIngestion>;
  /** Evaluation, loaded when somebody first wants it; absent: the application has none. */
  readonly wireEvaluation?: (services: Services) => Promise<Evaluation>;
  /** Lines for the person who started the server. */
  readonly print: (line: string) => void;
}

export interface RunningServer {
  readonly url: string;
  /** Resolves when nobody else holds the data directory: not before may the address be told. Rejects as `ready` does. */
  readonly held: Promise<void>;
  /** Resolves when the database is open; rejects with the reason why it cannot be opened. */
  readonly ready: Promise<void>;
  /** Resolves when the sample corpus, if it is wanted, is in. */
  readonly settled: Promise<void>;
  /** Takes no new requests, ends running ones after a moment, then closes the store. May be called twice. */
  close(): Promise<void>;
}

/** A request waits this long for the database to open before it is told to come again. */
const WAIT_FOR_START_MS = 20_000;
/** Time that running answers get when the server stops. */
const GRACE_MS = 3_000;
const RETRY_MS = 2_000;
/** The first page goes before. */
const WARM_AFTER_MS = 500;
const PING_MS = 5_000;

/**
 * Listens first and opens the database then, so that the address answers at once and honestly says `starting`.
 * @throws AktenlageError `configuration-invalid` when the address cannot be used
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, log, print, version } = options;
  const shutdown = new AbortController();
  let opened: AppServices | undefined;
  let loading: Health['loading'] = null;

  const health = async (): Promise<Health> => {
    const base = { version, loading };
    if (opened === undefined) {
      return {
        ...base,
        status: 'starting',
        database: null,
        embedder: null,
        writer: null,
      };
    }
    const { store, embedder, writer } = opened;
    const versions = await within(PING_MS, store.ping(), 'The database does not answer.');
    return {
      ...base,
      status: 'ready',
      database: { kind: store.kind, ...versions },
      embedder: { id: embedder.id, dimensions: embedder.dimensions },
      writer: { id: writer.id, kind: writer.kind },
    };
  };

  let evaluation: Promise<Evaluation> | undefined;
  const { wireEvaluation } = options;
  const openedServices = (): Promise<AppServices> =>
    opened === undefined
      ? within(WAIT_FOR_START_MS, opening, 'Aktenlage is still starting. Please try again in a moment.')
      : Promise.resolve(opened);
  const templates = createTemplateReader(config, log);
  let desk: Promise<DraftDesk> | undefined;
  const drafts = (): Promise<DraftDesk> => {
    // One that is opened now would be closed by nobody.
    if (desk === undefined && shutdown.signal.aborted) return Promise.reject(shutdown.signal.reason);
    desk ??= openedServices().then((services) => openDraftDesk(services, templates, log));
    // A start that failed is tried again by the next request.
    desk.catch(() => {
      desk = undefined;
    });
    return desk;
  };
  let retention: Promise<RetentionDesk> | undefined;
  const openedRetention = (): Promise<RetentionDesk> => {
    if (retention === undefined && shutdown.signal.aborted) return Promise.reject(shutdown.signal.reason);
    retention ??= openedServices().then((services) => openRetention(services, log));
    retention.catch(() => {
      retention = undefined;
    });
    return retention;
  };
  const identity = await openIdentity(config, openedServices, log);
  const app = createApp({
    host: config.host,
    allowedHosts: config.allowedHosts,
    maxFileBytes: config.maxFileBytes,
    limits: config.limits,
    version,
    log,
    health,
    access: localAccess,
    ...(identity === null ? {} : { identity }),
    webDir: options.webDir,
    shutdown: shutdown.signal,
    services: openedServices,
    templates,
    drafts,
    retention: openedRetention,
    ...(wireEvaluation === undefined
      ? {}
      : {
          evaluation: () => {
            evaluation ??= openedServices().then(wireEvaluation);
            // A start that failed is tried again by the next request.
            evaluation.catch(() => {
              evaluation = undefined;
            });
            return evaluation;
          },
        }),
  });
  const server = createAdaptorServer({ fetch: app.fetch, hostname: config.host });
  const url = await listen(server, config);

  let onHeld: () => void = () => undefined;
  const holding = new Promise<void>((resolve) => {
    onHeld = resolve;
  });
  const open = async (): Promise<AppServices> => {
    const services = await openPatiently(config, { url, onHeld }, shutdown.signal, print, log);
    const wired = await options.wireIngestion(services);
    opened = { ...services, ingestion: wired.ingestion };
    print(describeServices(opened));
    samples = loadSamples(services, wired);
    setTimeout(() => void (shutdown.signal.aborted || warmUp(services, log)), WARM_AFTER_MS).unref();
    // What a process that is gone left unfinished; not before the first page.
    setTimeout(() => void (shutdown.signal.aborted || takeUpDrafts(drafts, log)), WARM_AFTER_MS).unref();
    setTimeout(() => {
      if (shutdown.signal.aborted) return;
      openedRetention().then(
        (one) => one.openDaily(),
        (thrown) => log.warn('retention', describeFailure(thrown)),
      );
    }, WARM_AFTER_MS).unref();
    // A mistake in a template of the house is in the log before somebody wants to draft with it.
    if (config.templatesDir !== null) {
      templates().catch((thrown) => log.error('briefing-templates', describeFailure(thrown)));
    }
    return opened;
  };
  const loadSamples = async (services: Services, wired: WiredIngestion): Promise<void> => {
    const unfinished = join(config.dataDir, '.sample-corpus-unfinished');
    if (!(await samplesWanted(services, unfinished))) return;
    loading = { done: 0, total: 0 };
    try {
      // Stays behind when the process is killed half way: the next start then goes on.
      await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
      await writeFile(unfinished, '');
      await wired.loadSamples(shutdown.signal, (done, total) => {
        loading = { done, total };
      });
      await rm(unfinished, { force: true });
      print(`  The sample corpus is loaded: ${loading.total} fictional documents to try Aktenlage with.`);
    } catch (thrown) {
      if (shutdown.signal.aborted) return;
      log.error('sample-corpus', describeFailure(thrown));
      print('  The sample corpus could not be loaded; Aktenlage works without it.');
    } finally {
      loading = null;
    }
  };
  let samples: Promise<void> = Promise.resolve();
  const opening = open();
  const ready = opening.then(() => undefined);
  const held = Promise.race([holding, ready]);
  const settled = opening.then(() => samples);
  // Whoever awaits them gets the reason, and so do requests that wait; nobody has to.
  for (const promise of [held, ready, settled]) promise.catch(() => undefined);

  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    shutdown.abort(new AktenlageError('cancelled', 'Aktenlage is stopping.'));
    const draftsStopped = desk?.then((one) => one.close());
    draftsStopped?.catch(() => undefined);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const force = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), GRACE_MS);
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    await closed;
    clearTimeout(force);
    const services = await opening.catch(() => null);
    await samples;
    await (await retention?.catch(() => undefined))?.close();
    await draftsStopped?.catch((thrown) => log.error('drafts', describeFailure(thrown)));
    await (await evaluation?.catch(() => undefined))?.close();
    await services?.close();
  };
  return {
    url,
    held,
    ready,
    settled,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** Loaded only where people sign in. */
async function openIdentity(
  { identity: settings }: Config,
  services: () => Promise<AppServices>,
  log: Log,
): Promise<Identity | null> {
  if (settings === null) return null;
  const { createIdentity } = await import('./access/identity.ts');
  return createIdentity({
    settings,
    store: async () => (await services()).store.identity,
    audit: async () => (await services()).store.audit,
    notice: (event) => log.warn(event),
  });
}

/** The first question finds the model and the glossary loaded: 1.3 → 0.6 s. A model that cannot be loaded says so when it is asked. */
async function warmUp({ embedder, translator }: Services, log: Log): Promise<void> {
  try {
    await embedder.warm?.();
    translator.translate('Minister', 'de', 'en');
  } catch (thrown) {
    log.warn('warm-up', describeFailure(thrown));
  }
}

/** Drafting is loaded with its first use: it is not needed to listen, and its parsers cost 30 ms of a start. */
async function openDraftDesk(
  services: Services,
  templates: () => Promise<TemplateSet>,
  log: Log,
): Promise<DraftDesk> {
  const { createDraftDesk } = await import('./briefing/draft-desk.ts');
  return createDraftDesk(
    { ...services, loadTemplates: templates },
    {
      parallel: parallelQuestions(services),
      onProblem: (thrown) => log.warn('drafts', describeFailure(thrown)),
    },
  );
}

/** Loaded with its first use. */
async function openRetention(services: Services, log: Log): Promise<RetentionDesk> {
  const { createRetentionDesk } = await import('./retention/retention-desk.ts');
  const { store, config, originalsDir } = services;
  const originals = { pathOf: (hash: string) => originalPath(originalsDir, hash) };
  const evaluationRuns = { folder: join(config.dataDir, 'evaluation') };
  return createRetentionDesk(
    { store: store.retention, days: config.retention, originals, evaluationRuns },
    (thrown) => log.error('retention', describeFailure(thrown)),
  );
}

async function takeUpDrafts(drafts: () => Promise<DraftDesk>, log: Log): Promise<void> {
  try {
    await (await drafts()).open();
  } catch (thrown) {
    log.warn('drafts', describeFailure(thrown));
  }
}

async function listen(server: ReturnType<typeof createAdaptorServer>, config: Config): Promise<string> {
  const { host, port } = config;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `Port ${port} on ${host} is in use, perhaps by Aktenlage itself. Stop what uses it, or choose another port: PORT=${port + 1} npm start`
          : `Aktenlage cannot listen on ${host}, port ${port} (${error.code ?? error.message}).`;
      reject(new AktenlageError('configuration-invalid', why, { cause: error }));
    });
    server.listen(port, host, resolve);
  });
  const { port: chosen } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${chosen}`;
}

/** Another machine that is not up yet is waited for; everything else ends the start. */
async function openPatiently(
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

async function samplesWanted({ config, store }: Services, unfinished: string): Promise<boolean> {
  if (config.sampleCorpus !== 'auto') return config.sampleCorpus === 'always';
  return existsSync(unfinished) || (await store.corpus.countReports()) === 0;
}

/** One line: database, embeddings, reranker, writer. */
function describeServices({ config, store, embedder, reranker, writer }: Services): string {
  const database = store.kind === 'embedded' ? 'embedded database' : 'database server';
  const kinds = {
    local: 'local embeddings',
    directory: 'embeddings from a directory',
    openai: 'embeddings by',
  };
  const embeddings =
    config.embedding.kind === 'openai' ? `${kinds.openai} ${embedder.id}` : kinds[config.embedding.kind];
  const written =
    writer.kind === 'extractive'
      ? 'extractive writer: no language model configured'
      : `written by ${writer.id}${config.modelFallback === 'extractive' ? ', extractive writer as fallback' : ''}`;
  const reranked = reranker === null ? '' : `reranked by ${reranker.id}, `;
  return `  ${database}, ${embeddings}, ${reranked}${written}`;
}

async function within<T>(ms: number, work: Promise<T>, message: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AktenlageError('database-unavailable', message)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
