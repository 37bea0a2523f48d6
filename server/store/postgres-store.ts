import type { Asker, Right } from '../domain/index.ts';
import type { AuditLog } from '../ports/audit.ts';
import type { DraftQueue } from '../ports/drafts.ts';
import type { IdentityStore } from '../ports/identity.ts';
import type { RetentionStore } from '../ports/retention.ts';
import type { CorpusSettings, CorpusWriter, JobQueue, ReportReader, Store } from '../ports/store.ts';
import { createCorpusWriter } from './corpus-writer.ts';
import { type Database, LONG_TIMEOUT_MS } from './database.ts';
import { createAuditLog } from './operations/audit.ts';
import { bindEmbedder } from './operations/bind-embedder.ts';
import { createDraftQueue } from './operations/drafts.ts';
import { createJobQueue } from './operations/jobs.ts';
import { createIdentityStore } from './operations/people.ts';
import { reindex } from './operations/reindex.ts';
import { createRetentionStore } from './operations/retention.ts';
import { checkRights } from './operations/rights-now.ts';
import { readSettings } from './operations/settings.ts';
import { createReportReader } from './report-reader.ts';

/** The store on either driver; what differs between them stays behind `Database`. */
export class PostgresStore implements Store {
  readonly corpus: CorpusWriter;
  readonly jobs: JobQueue;
  readonly drafts: DraftQueue;
  readonly audit: AuditLog;
  readonly identity: IdentityStore;
  readonly retention: RetentionStore;
  readonly #database: Database;
  readonly #release: () => Promise<void>;
  /** The model this process works with; another process may switch the corpus to another one meanwhile. */
  #embedder: string | null = null;

  /** @param release what else to let go of after the database is closed, such as the directory lock */
  constructor(database: Database, release: () => Promise<void> = async () => undefined) {
    this.#database = database;
    this.#release = release;
    this.corpus = createCorpusWriter(database, () => this.#embedder);
    this.jobs = createJobQueue(database);
    this.drafts = createDraftQueue(database);
    this.audit = createAuditLog(database);
    this.identity = createIdentityStore(database);
    this.retention = createRetentionStore(database);
  }

  get kind(): 'embedded' | 'server' {
    return this.#database.kind;
  }

  as(asker: Asker): ReportReader {
    return createReportReader(this.#database, asker, () => this.#embedder);
  }

  checkRights(asker: Asker, right?: Right): Promise<void> {
    return this.#database.transaction((session) => checkRights(session, asker, { right, writes: false }), {
      readOnly: true,
    });
  }

  settings(): Promise<CorpusSettings> {
    return this.#database.transaction(readSettings, { readOnly: true });
  }

  async bindEmbedder(id: string, dimensions: number): Promise<void> {
    await this.#database.transaction((session) => bindEmbedder(session, id, dimensions), {
      timeoutMs: LONG_TIMEOUT_MS,
    });
    this.#embedder = id;
  }

  async reindex(...[id, dimensions, embed, onProgress]: Parameters<Store['reindex']>): Promise<void> {
    await reindex(this.#database, id, dimensions, embed, onProgress);
    this.#embedder = id;
  }

  async ping(): Promise<{ postgres: string; pgvector: string }> {
    const [row] = await this.#database.transaction(
      (session) =>
        session.query<{ postgres: string; pgvector: string }>(
          `SELECT current_setting('server_version') AS postgres,
                  (SELECT extversion FROM pg_extension WHERE extname = 'vector') AS pgvector`,
        ),
      { readOnly: true },
    );
    return row ?? { postgres: '', pgvector: '' };
  }

  async close(): Promise<void> {
    try {
      await this.#database.close();
    } finally {
      await this.#release();
    }
  }
}
