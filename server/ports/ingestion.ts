import type { Asker, Job, Outcome } from '../domain/index.ts';
import type { StoredRefusal } from './store.ts';

export interface UploadedFile {
  /** Path relative to the folder, with `/`. */
  readonly sourceKey: string;
  readonly bytes: Uint8Array;
  /** What a manifest beside the file says of it (`ingest/sources/manifest-row.ts`); absent: as it was said before. */
  readonly manifest?: unknown;
  /**
   * Who brings it. What he may not see takes no part in what becomes of it, and a document above his clearance is refused:
   * otherwise its outcome would tell him of others like it.
   */
  readonly asker?: Asker;
}

/** What is tried with a refused file. */
export interface SecondTry {
  readonly password?: string | undefined;
  /** Every page goes to text recognition, whatever text it holds. */
  readonly recognise?: boolean | undefined;
  /** Who tries. */
  readonly asker?: Asker;
}

/** A run whose files come one by one over HTTP, from a command that cannot open the database itself. */
export interface UploadJob {
  readonly id: string;
  /** Counts an outcome and tells the other watchers. @throws AktenlageError `cancelled` when somebody stopped it */
  finished(outcome: Outcome): Promise<void>;
  close(): Promise<void>;
}

/** The only way in which the server starts ingestion; implemented in ingest/, wired in server/main.ts. */
export interface Ingestion {
  /** @throws AktenlageError `bad-request` for a name that is no path or a manifest row that is none */
  ingestFile(file: UploadedFile, signal?: AbortSignal): Promise<Outcome>;
  /** Reads a refused file again from its kept bytes; a job of its own. @throws AktenlageError `not-found` */
  retry(refusal: StoredRefusal, how: SecondTry, signal?: AbortSignal): Promise<Outcome>;
  openUploadJob(label: string, total: number, kind?: Job['kind'], asker?: Asker): Promise<UploadJob>;
}
