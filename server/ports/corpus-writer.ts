import type { Asker, Outcome, Report } from '../domain/index.ts';
import type {
  KeptFile,
  KnownRefusal,
  RecordedOutcome,
  SaidOfFile,
  ShownTo,
  StoredDocument,
} from './incoming-files.ts';
import type { NewPassage, NewReport } from './stored-report.ts';

export interface ReplaceOptions {
  /** Names (source keys) of the parts that the document holds now; those it held before and no longer does go. */
  readonly parts?: readonly string[];
  /** Whatever came in with it stays. */
  readonly keepParts?: boolean;
  /** Stores the report even where the same bytes are in the corpus under another name. */
  readonly ownReport?: boolean;
  /** Who asked for it, as the audit log names him; absent where nobody did by name. */
  readonly actor?: string;
}

/** A content that lost the report it was a further name of: read it in again from its original. */
export interface Orphan {
  readonly sourceKey: string;
  readonly contentHash: string;
  readonly parentKey: string | null;
  readonly manifest: unknown;
}

/** Ingestion: writes the corpus, and reads with the rights of the house what only decides on writing. */
export interface CorpusWriter {
  /** sourceKey → what is stored of it, for the "unchanged?" decision. */
  findStored(sourceKey: string): Promise<StoredDocument | null>;
  /** One statement for a whole folder. */
  findStoredMany(sourceKeys: readonly string[]): Promise<Map<string, StoredDocument>>;
  /** sourceKey → its refusal, where that lay in what the file holds. One statement for a whole folder. */
  findRefusals(sourceKeys: readonly string[]): Promise<Map<string, KnownRefusal>>;
  /** Of a refused file, so that a second try reads it under the same; null where nothing is kept. */
  findSaid(sourceKey: string): Promise<SaidOfFile | null>;
  findOutcome(sourceKey: string): Promise<RecordedOutcome | null>;
  /**
   * Embeddings stored for passages with the same context and text under the current embedder, keyed by `embeddingKey`
   * (ports/embedding-text.ts).
   *
   * @param asker only from reports that he may see: how long his document takes must not tell him that a hidden one holds
   * the same text
   */
  findEmbeddings(embeddingKeys: readonly string[], asker?: Asker): Promise<Map<string, Float32Array>>;
  /** Whether the asker sees a report, a further name of one or an outcome under this name. */
  isNameVisible(asker: Asker, sourceKey: string): Promise<boolean>;
  /**
   * Replaces the report and all its passages in one transaction and bumps the corpus version. Where a report of
   * another name holds the same bytes for the same people, the name is added to that one instead.
   * @returns the outcome as it was recorded
   */
  replaceReport(
    report: NewReport,
    passages: readonly NewPassage[],
    outcome: Outcome,
    options?: ReplaceOptions,
  ): Promise<Outcome>;
  /** A stored report with passages and vectors, to be stored again with other metadata. */
  loadReport(sourceKey: string): Promise<{ report: NewReport; passages: NewPassage[] } | null>;
  /**
   * Deletes report, passages, postings and vectors in one transaction, its further names and its parts with it.
   * False when there was none visible to the asker.
   */
  deleteReport(asker: Asker, id: string): Promise<boolean>;
  /**
   * @param kept of a refused file, for a second try
   * @param shown who sees it where no report stands behind it; absent: whoever is cleared for the highest grade
   */
  recordOutcome(outcome: Outcome, kept?: KeptFile, shown?: ShownTo): Promise<void>;
  /** Forgets a refused file that has no report. False when the asker sees no such refusal. */
  dismissRefusal(asker: Asker, sourceKey: string): Promise<boolean>;
  /** Names whose report has gone or changed since, so that their content must be read in again. */
  findOrphans(): Promise<Orphan[]>;
  /** What every document inside this one is marked as, however deep. */
  marksOfParts(sourceKey: string): Promise<Pick<Report, 'marking' | 'tlp'>[]>;
  /**
   * Sets `supersededBy` on every report that another one says it replaces, corrects or extends (`supersedes` = its
   * sourceKey or document number, or a claim; never itself) and clears it where none does any more. Bumps the corpus
   * version only when a row changed.
   */
  linkSuperseded(): Promise<void>;
  /** Number of reports in the whole corpus, for start-up decisions only; never shown. */
  countReports(): Promise<number>;
}
