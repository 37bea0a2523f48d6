import { createAdaptorServer } from '@hono/node-server';
import { localAccess } from './access/local-access.ts';
import { createApp } from './app.ts';
import { createTemplateReader } from './briefing-templates.ts';
import type { Config } from './config.ts';
import { describeHealth } from './describe-health.ts';
import { describeServices } from './describe-services.ts';
import { AktenlageError } from './domain/errors.ts';
import { listen } from './listen.ts';
import { describeFailure, type Log } from './log.ts';
import { openDraftDesk, openIdentity, openRetention, takeUpDrafts, warmUp } from './open-desks.ts';
import { openPatiently } from './open-patiently.ts';
import { openedOnce } from './opened-once.ts';
import type { Evaluation } from './ports/evaluation.ts';
import type { Ingestion } from './ports/ingestion.ts';
import type { AppServices } from './routes/context.ts';
import type { Health } from './routes/health.ts';
import { loadSampleCorpus } from './sample-corpus.ts';
import type { Services } from './services.ts';
import { within } from './within.ts';

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
/** The first page goes before. */
const WARM_AFTER_MS = 500;

/**
 * Listens first and opens the database then, so that the address answers at once and honestly says `starting`.
 * @throws AktenlageError `configuration-invalid` when the address cannot be used
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, log, print, version, wireEvaluation } = options;
  const shutdown = new AbortController();
  let opened: AppServices | undefined;
  let loading: Health['loading'] = null;

  const openedServices = (): Promise<AppServices> =>
    opened === undefined
      ? within(WAIT_FOR_START_MS, opening, 'Aktenlage is still starting. Please try again in a moment.')
      : Promise.resolve(opened);
  const templates = createTemplateReader(config, log);
  const drafts = openedOnce(
    async () => openDraftDesk(await openedServices(), templates, log),
    shutdown.signal,
  );
  const retention = openedOnce(async () => openRetention(await openedServices(), log), shutdown.signal);
  const evaluation = wireEvaluation && openedOnce(async () => wireEvaluation(await openedServices()));
  const identity = await openIdentity(config, openedServices, log);
  const app = createApp({
    host: config.host,
    allowedHosts: config.allowedHosts,
    maxFileBytes: config.maxFileBytes,
    limits: config.limits,
    version,
    log,
    health: () => describeHealth({ version, loading }, opened),
    access: localAccess,
    ...(identity === null ? {} : { identity }),
    webDir: options.webDir,
    shutdown: shutdown.signal,
    services: openedServices,
    templates,
    drafts: drafts.get,
    retention: retention.get,
    ...(evaluation === undefined ? {} : { evaluation: evaluation.get }),
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
    samples = loadSampleCorpus(services, {
      load: (signal, onProgress) => wired.loadSamples(signal, onProgress),
      signal: shutdown.signal,
      print,
      log,
      onLoading: (now) => {
        loading = now;
      },
    });
    later(() => warmUp(services, log));
    // What a process that is gone left unfinished; not before the first page.
    later(() => takeUpDrafts(drafts.get, log));
    later(async () => (await retention.get()).openDaily(), 'retention');
    // A mistake in a template of the house is in the log before somebody wants to draft with it.
    if (config.templatesDir !== null) {
      templates().catch((thrown) => log.error('briefing-templates', describeFailure(thrown)));
    }
    return opened;
  };
  /** @param what names it in the log where it fails */
  const later = (work: () => Promise<unknown>, what = 'start'): void => {
    setTimeout(() => {
      if (!shutdown.signal.aborted) work().catch((thrown) => log.warn(what, describeFailure(thrown)));
    }, WARM_AFTER_MS).unref();
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
    const draftsStopped = drafts.begun()?.then((one) => one.close());
    draftsStopped?.catch(() => undefined);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const force = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), GRACE_MS);
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    await closed;
    clearTimeout(force);
    const services = await opening.catch(() => null);
    await samples;
    await (await retention.begun()?.catch(() => undefined))?.close();
    await draftsStopped?.catch((thrown) => log.error('drafts', describeFailure(thrown)));
    await (await evaluation?.begun()?.catch(() => undefined))?.close();
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
