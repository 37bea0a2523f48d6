import type { Asker, Marks, Right } from '../domain/index.ts';
import type { AdministrationReader } from './administration-reader.ts';
import type { AnswerShelf } from './answer-shelf.ts';
import type { AuditLog } from './audit.ts';
import type { BriefingShelf } from './briefing-shelf.ts';
import type { CorpusReader } from './corpus-reader.ts';
import type { CorpusWriter } from './corpus-writer.ts';
import type { DraftQueue } from './drafts.ts';
import type { IdentityStore } from './identity.ts';
import type { FilesReader } from './incoming-files.ts';
import type { JobQueue } from './jobs.ts';
import type { RelianceReader } from './reliance-reader.ts';
import type { RetentionStore } from './retention.ts';
import type { SearchReader } from './search-reader.ts';

export type * from './administration-reader.ts';
export type * from './answer-shelf.ts';
export type * from './briefing-shelf.ts';
export type * from './corpus-reader.ts';
export type * from './corpus-writer.ts';
export type * from './incoming-files.ts';
export type * from './jobs.ts';
export type * from './reliance-reader.ts';
export type * from './search-reader.ts';
export type * from './stored-report.ts';

export interface CorpusSettings {
  readonly embedder: string | null;
  readonly dimensions: number | null;
  /** Of the whole corpus, changes with every change of it: for no asker's eyes, who has `ReportReader.corpusVersion`. */
  readonly corpusVersion: string;
}

/** Reads as one asker: every method is a transaction of its own under row-level security. */
export interface ReportReader
  extends CorpusReader,
    SearchReader,
    FilesReader,
    AnswerShelf,
    BriefingShelf,
    RelianceReader,
    AdministrationReader {}

export interface Store {
  readonly kind: 'embedded' | 'server';
  as(asker: Asker): ReportReader;
  readonly corpus: CorpusWriter;
  readonly jobs: JobQueue;
  readonly drafts: DraftQueue;
  readonly audit: AuditLog;
  readonly identity: IdentityStore;
  readonly retention: RetentionStore;
  /**
   * For work that goes on: whether its person may still see and do what it began with. Where nobody signs in he may.
   * @param right what he must be allowed to do besides
   * @throws AktenlageError `not-allowed` (the account was closed), `rights-changed`
   */
  checkRights(asker: Asker, right?: Right): Promise<void>;
  settings(): Promise<CorpusSettings>;
  /**
   * Binds an empty corpus to this embedder; on a corpus bound to another one throws `embedder-mismatch`
   * with the way out (`npm run reindex`).
   */
  bindEmbedder(id: string, dimensions: number): Promise<void>;
  /** Re-embeds every passage in one pass; searches keep the old vectors until it is complete. */
  reindex(
    id: string,
    dimensions: number,
    embed: (texts: readonly string[], marks: readonly Marks[]) => Promise<Float32Array[]>,
    onProgress?: (done: number, total: number) => void,
  ): Promise<void>;
  /** Round trip to the database; throws `database-unavailable`. Version strings for the health check. */
  ping(): Promise<{ postgres: string; pgvector: string }>;
  close(): Promise<void>;
}
