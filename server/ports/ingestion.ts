import type { Outcome } from '../domain/index.ts';

export interface UploadedFile {
  /** Path relative to the folder, with `/`. */
  readonly sourceKey: string;
  readonly bytes: Uint8Array;
}

/** The only way in which the server starts ingestion; implemented in ingest/, wired in server/main.ts. */
export interface Ingestion {
  ingestFile(file: UploadedFile, signal?: AbortSignal): Promise<Outcome>;
}
