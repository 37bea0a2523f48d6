import type { Job, Marking, Outcome, Quarantined, Report, Tlp } from '../domain/index.ts';

/** What the "unchanged?" decision needs of a document that is in the corpus. */
export interface StoredDocument {
  readonly id: string;
  readonly contentHash: string;
  readonly pipelineFingerprint: string;
  readonly passageCount: number;
  readonly pageCount: number;
  /** Of its latest outcome on record: `refused` when a later version could not be read. */
  readonly lastStatus: Outcome['status'] | null;
  /** For an alias: of the report that holds the content. */
  readonly marking: Report['marking'];
  /** Need-to-know groups; sorted. */
  readonly groups: readonly string[];
  readonly tlp: Report['tlp'];
  /** As it was applied; null where there was none. */
  readonly manifest: unknown;
  readonly parentKey: string | null;
  /** sourceKey of the report that holds the content, where this key is a further name of it. */
  readonly aliasOf: string | null;
}

export interface StoredRefusal extends Omit<Quarantined, 'waysOut'> {
  readonly contentHash: string;
  readonly parentKey: string | null;
  /** Need-to-know groups under which it is shown. */
  readonly groups: readonly string[];
}

/** Who sees a file without a report, or a job: nobody knows yet what is in it, so only who is cleared for the highest grade. */
export interface ShownTo {
  /** … and is in one of these; none: in any. */
  readonly groups: readonly string[];
  /** … and in one of each of these. */
  readonly also?: readonly (readonly string[])[];
  /** And, whatever he may see, the person who brought it. */
  readonly by?: string;
}

/** What was said of a file beside its bytes when it was read. */
export interface SaidOfFile {
  /** The entry of the list of reports as it was applied; null where there was none. */
  readonly manifest: unknown;
  /** Of what it lies in. */
  readonly atLeast?: { readonly marking: Marking; readonly tlp: Tlp | null };
  readonly groups?: readonly string[];
  /** Why it could not be taken in whatever its bytes: how it is to be protected is not known. */
  readonly refuse?: { readonly code: string; readonly reason: string };
}

/** What a refusal keeps for a second try. */
export interface KeptFile {
  readonly contentHash: string | null;
  readonly sizeBytes: number;
  readonly parentKey: string | null;
  /** Name of the reader that refused the file for what is in it; absent where another try may end differently. */
  readonly refusedBy?: string;
  readonly said?: SaidOfFile;
}

/** The last word on a document, with what is kept beside it. */
export interface RecordedOutcome {
  readonly outcome: Outcome;
  readonly kept: KeptFile;
  /** Documents directly inside it that are refused at present. */
  readonly refusedParts: number;
}

/** A file that was refused for what is in it. */
export interface KnownRefusal {
  readonly code: string;
  readonly reason: string;
  readonly contentHash: string;
  readonly refusedBy: string;
  /** Absent where it was refused before this was kept. */
  readonly said?: SaidOfFile;
}

/** What became of files and jobs, as far as one asker may see it. */
export interface FilesReader {
  listOutcomes(): Promise<Outcome[]>;
  /** Refused files whose bytes are kept, newest first; `contentHash` names the original. */
  listQuarantine(): Promise<StoredRefusal[]>;
  /** Newest first. A job whose process has not been heard of for a while reads `interrupted`. */
  listJobs(limit: number): Promise<Job[]>;
}
