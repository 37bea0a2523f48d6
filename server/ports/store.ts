import type { Answer, Asker, Briefing, Filter, Outcome, Passage, Report } from '../domain/index.ts';

/** A report with everything that is stored of it. */
export interface StoredReport extends Report {
  readonly text: string;
  /** UTF-16 offset at which each page starts; empty where the format has no pages. */
  readonly pageStarts: readonly number[];
  readonly access: AccessLabel;
}

/** Who may see a report: level ≤ clearance, and (no groups, or one in common), and (no owner, or the owner). */
export interface AccessLabel {
  readonly level: number;
  readonly groups: readonly string[];
  readonly owner: string | null;
}

export interface NewPassage extends Omit<Passage, 'reportId'> {
  /** Short line of context used for search, never quoted. */
  readonly context: string;
  readonly embedding: Float32Array;
}

export interface NewReport extends Omit<Report, 'passageCount' | 'ingestedAt'> {
  readonly text: string;
  readonly pageStarts: readonly number[];
  readonly access: AccessLabel;
  /** As the document states it: sourceKey or document number of the report it replaces. `linkSuperseded` resolves it. */
  readonly supersedes: string | null;
}

export interface SearchScope {
  readonly filter?: Filter | undefined;
  /** Nothing published after this day (reports without a date stay in). */
  readonly asOf?: string | undefined;
}

export interface PassageHit {
  readonly passageId: string;
  /** Cosine similarity (−1–1) for vectors, BM25 (≥ 0, unbounded) for text. */
  readonly score: number;
}

/** What a passage needs to be shown and cited. */
export interface PassageWithReport {
  readonly passage: Passage;
  readonly context: string;
  readonly report: Report;
}

export interface CorpusSummary {
  readonly reports: number;
  readonly passages: number;
  readonly languages: readonly { readonly language: string; readonly reports: number }[];
  readonly originators: readonly string[];
  readonly newest: string | null;
  readonly oldest: string | null;
  readonly fictional: number;
}

/** Reads as one asker: every method is a transaction of its own under row-level security. */
export interface ReportReader {
  summary(scope?: SearchScope): Promise<CorpusSummary>;
  listReports(options?: {
    readonly limit?: number;
    readonly offset?: number;
  }): Promise<{ total: number; reports: Report[] }>;
  getReport(id: string): Promise<StoredReport | null>;
  findReportBySourceKey(sourceKey: string): Promise<Report | null>;
  /** Passages in document order, without text of other reports. */
  listPassages(reportId: string): Promise<Passage[]>;
  /** In the order of the ids; unknown and invisible ids are left out, indistinguishably. */
  getPassages(ids: readonly string[]): Promise<PassageWithReport[]>;
  /** The passage with up to `around` neighbours on each side, in document order. */
  getPassageWithSurroundings(
    id: string,
    around: number,
  ): Promise<{ hit: PassageWithReport; before: Passage[]; after: Passage[] } | null>;
  /** Nearest passages by cosine, best first. */
  searchVectors(embedding: Float32Array, limit: number, scope?: SearchScope): Promise<PassageHit[]>;
  /** BM25 over stems of each passage's own language, best first. */
  searchText(question: string, limit: number, scope?: SearchScope): Promise<PassageHit[]>;
  /**
   * In how many visible passages each word occurs (any of its stems), beside the number of visible passages:
   * the basis of the evidence weights. Unknown words count 0.
   */
  wordFrequencies(
    words: readonly string[],
    scope?: SearchScope,
  ): Promise<{ total: number; frequencies: Map<string, number> }>;
  listOutcomes(): Promise<Outcome[]>;
  getAnswer(id: string): Promise<Answer | null>;
  listConversations(): Promise<{ id: string; title: string; at: string; answers: number }[]>;
  listAnswers(conversationId: string): Promise<Answer[]>;
  getBriefing(id: string): Promise<Briefing | null>;
  listBriefings(): Promise<{ id: string; title: string; template: string; at: string; status: string }[]>;
  saveAnswer(answer: Answer): Promise<void>;
  saveBriefing(briefing: Briefing): Promise<void>;
}

/** What the "unchanged?" decision needs of a document that is in the corpus. */
export interface StoredDocument {
  readonly id: string;
  readonly contentHash: string;
  readonly pipelineFingerprint: string;
  readonly passageCount: number;
  readonly pageCount: number;
  /** Of its latest outcome on record: `refused` when a later version could not be read. */
  readonly lastStatus: Outcome['status'] | null;
}

/** Vectors already known, by hash of the embedded text; lets a re-ingest skip the model. */
export interface CorpusWriter {
  /** sourceKey → what is stored of it, for the "unchanged?" decision. */
  findStored(sourceKey: string): Promise<StoredDocument | null>;
  /** One statement for a whole folder. */
  findStoredMany(sourceKeys: readonly string[]): Promise<Map<string, StoredDocument>>;
  /** Embeddings stored for passages with the same context and text under the current embedder, keyed by `embeddingKey` (ports/embedding-text.ts). */
  findEmbeddings(embeddingKeys: readonly string[]): Promise<Map<string, Float32Array>>;
  /** Replaces the report and all its passages in one transaction and bumps the corpus version. */
  replaceReport(report: NewReport, passages: readonly NewPassage[], outcome: Outcome): Promise<void>;
  /** Deletes report, passages, postings and vectors in one transaction. False when there was none visible to the asker. */
  deleteReport(asker: Asker, id: string): Promise<boolean>;
  recordOutcome(outcome: Outcome): Promise<void>;
  /**
   * Sets `supersededBy` on every report that another one says it replaces (`supersedes` = its sourceKey or document
   * number, never itself) and clears it where none does any more. Bumps the corpus version only when a row changed.
   */
  linkSuperseded(): Promise<void>;
  /** Number of reports in the whole corpus, for start-up decisions only; never shown. */
  countReports(): Promise<number>;
}

export interface CorpusSettings {
  readonly embedder: string | null;
  readonly dimensions: number | null;
  /** Changes with every change of the corpus. */
  readonly corpusVersion: string;
}

export interface Store {
  readonly kind: 'embedded' | 'server';
  as(asker: Asker): ReportReader;
  readonly corpus: CorpusWriter;
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
    embed: (texts: readonly string[]) => Promise<Float32Array[]>,
    onProgress?: (done: number, total: number) => void,
  ): Promise<void>;
  /** Round trip to the database; throws `database-unavailable`. Version strings for the health check. */
  ping(): Promise<{ postgres: string; pgvector: string }>;
  close(): Promise<void>;
}
