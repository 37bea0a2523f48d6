import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIngestion } from '../../ingest/index.ts';
import { createIdentity } from '../access/identity.ts';
import type { IdentitySettings } from '../access/identity-settings.ts';
import { type Access, localAccess } from '../access/local-access.ts';
import { createExtractiveWriter } from '../answer/extractive-writer.ts';
import { glossaryTranslator } from '../answer/glossary-translator.ts';
import { createApp } from '../app.ts';
import { createDraftDesk } from '../briefing/draft-desk.ts';
import { createTemplateReader } from '../briefing-templates.ts';
import { readConfig } from '../config.ts';
import type { ClaimPolicy, RetentionDays } from '../domain/index.ts';
import { createLog, describeFailure } from '../log.ts';
import { createLocalEmbedder } from '../models/index.ts';
import type { ClaimJudge } from '../ports/claim-judge.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { Evaluation } from '../ports/evaluation.ts';
import type { Reranker } from '../ports/reranker.ts';
import type { Store } from '../ports/store.ts';
import type { Writer } from '../ports/writer.ts';
import { createRetentionDesk } from '../retention/retention-desk.ts';
import type { App, AppServices } from '../routes/context.ts';
import { PROJECT_ROOT } from '../runtime/project-root.ts';
import { originalPath } from '../services.ts';
import { openTestStore } from '../store/testing/open-test-store.ts';

export interface TestApp {
  readonly app: App;
  readonly services: AppServices;
  /** Lines of the log at level `debug`. */
  readonly logged: string[];
  /** Uploads one text document and returns the id of its report. */
  add(sourceKey: string, text: string | Uint8Array): Promise<string>;
  close(): Promise<void>;
}

export interface TestAppOptions {
  readonly writer?: Writer;
  readonly fallbackWriter?: Writer | null;
  readonly reranker?: Reranker;
  readonly judge?: ClaimJudge;
  readonly policy?: ClaimPolicy;
  readonly webDir?: string;
  readonly maxFileBytes?: number;
  /** Directory of the house's briefing templates. */
  readonly templatesDir?: string;
  /** Instead of an empty one in memory; closed with the application. */
  readonly store?: Store;
  /** Instead of the local model. */
  readonly embedder?: Embedder;
  /** Opened over the services; none unless given. */
  readonly evaluation?: (services: AppServices, dataDir: string) => Evaluation;
  /** As whom a request reads; the local asker unless given. */
  readonly access?: Access;
  /** Who signs people in; nobody unless given. */
  readonly identity?: IdentitySettings;
  /** Days by kind; what is not given is kept for ever. */
  readonly retention?: Partial<RetentionDays>;
}

/** The whole application on a store in memory, with the local model and the extractive writer. */
export async function openTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'aktenlage-app-'));
  const config = readConfig({ environment: { DATA_DIR: dataDir, SAMPLE_CORPUS: 'off' }, directory: dataDir });
  const store = options.store ?? (await openTestStore());
  const embedder =
    options.embedder ??
    createLocalEmbedder({ cacheDir: join(PROJECT_ROOT, 'node_modules', '.cache', 'aktenlage', 'models') });
  await store.bindEmbedder(embedder.id, embedder.dimensions);
  const originalsDir = join(dataDir, 'originals');
  const maxFileBytes = options.maxFileBytes ?? config.maxFileBytes;
  const close = async () => {
    await embedder.close();
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  const services: AppServices = {
    config,
    store,
    embedder,
    translator: glossaryTranslator,
    dictionaries: [],
    reranker: options.reranker ?? null,
    writer: options.writer ?? createExtractiveWriter(),
    fallbackWriter: options.fallbackWriter ?? null,
    judge: options.judge ?? null,
    policy: options.policy ?? 'flag',
    originalsDir,
    codeVersion: { version: '0.0.0-test', build: null },
    ingestion: createIngestion({ store, embedder, originalsDir, limits: { maxFileBytes } }),
    close,
  };
  const logged: string[] = [];
  const log = createLog('debug', (line) => logged.push(line));
  const templates = createTemplateReader({ templatesDir: options.templatesDir ?? null }, log);
  const desk = createDraftDesk(
    { ...services, loadTemplates: templates },
    { parallel: 2, onProblem: (thrown) => log.error('drafts', describeFailure(thrown)) },
  );
  const retention = createRetentionDesk(
    {
      store: store.retention,
      days: { ...config.retention, ...options.retention },
      originals: { pathOf: (hash) => originalPath(originalsDir, hash), untouchedMs: 0 },
    },
    (thrown) => log.error('retention', describeFailure(thrown)),
  );
  const evaluation = options.evaluation?.(services, dataDir);
  const app = createApp({
    host: '127.0.0.1',
    allowedHosts: [],
    version: '0.0.0-test',
    access: options.access ?? localAccess,
    ...(options.identity === undefined
      ? {}
      : {
          identity: createIdentity({
            settings: options.identity,
            store: async () => store.identity,
            audit: async () => store.audit,
            notice: (event) => log.warn(event),
          }),
        }),
    log,
    templates,
    drafts: async () => desk,
    retention: async () => retention,
    ...(evaluation === undefined ? {} : { evaluation: async () => evaluation }),
    webDir: options.webDir ?? join(dataDir, 'no-web'),
    maxFileBytes,
    shutdown: new AbortController().signal,
    services: async () => services,
    health: async () => ({
      status: 'ready',
      version: '0.0.0-test',
      database: { kind: store.kind, ...(await store.ping()) },
      embedder: { id: embedder.id, dimensions: embedder.dimensions },
      writer: { id: services.writer.id, kind: services.writer.kind },
      loading: null,
    }),
  });
  const add = async (sourceKey: string, text: string | Uint8Array): Promise<string> => {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    const outcome = await services.ingestion.ingestFile({ sourceKey, bytes });
    if (outcome.reportId === null) throw new Error(`${sourceKey}: ${outcome.reason}`);
    return outcome.reportId;
  };
  const closeAll = async () => {
    await retention.close();
    await desk.close();
    await close();
  };
  return { app, services, logged, add, close: closeAll };
}

/** A cable of a fictional country, as text. */
export const CABLE = `VON: Botschaft Ostrel
DATUM: 11.06.2025
BETREFF: Zwischenfall an der Brücke von Brask

Die Botschaft Ostrel berichtet über den Zwischenfall an der Brücke von Brask am 9. Juni 2025.
Bei dem Beschuss der Brücke von Brask kamen am 9. Juni 2025 nach Angaben der Beobachtermission elf Menschen ums Leben.
Das Außenministerium von Sorvan weist jede Verantwortung für den Beschuss zurück.
Die Mission fordert eine unabhängige Untersuchung des Beschusses der Brücke von Brask.
`;

/** A second one, in English. */
export const NOTE = `# Fisheries agreement with Maroa

Date: 2026-01-17

Maroa offered Arvenland a tuna quota of 4,500 tonnes a year in the talks on the fisheries agreement in January 2026.
Arvenland asks for a tuna quota of 6,000 tonnes a year and a term of five years.
The fisheries agreement between Maroa and Arvenland expires on 31 March 2026.
`;
