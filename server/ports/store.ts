import type {
  Answer,
  AnswerRecord,
  Asker,
  Briefing,
  BriefingVersion,
  Draft,
  Filter,
  Job,
  Marking,
  Marks,
  Outcome,
  Passage,
  Quarantined,
  Relation,
  Reliance,
  Report,
  ReportStanding,
  Right,
  SourceKind,
  SourceSummary,
  Superseding,
  Tlp,
  VersionLine,
  ViewAs,
  ViewSubject,
} from '../domain/index.ts';
import type { AuditLog } from './audit.ts';
import type { DraftQueue, DraftWork } from './drafts.ts';
import type { IdentityStore } from './identity.ts';
import type { RetentionStore } from './retention.ts';
import type { SearchConcept } from './search-concept.ts';

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

/** Metadata as the document itself gives it, before a manifest says otherwise. */
export type FoundFacts = Pick<
  Report,
  | 'title'
  | 'originator'
  | 'author'
  | 'documentNumber'
  | 'publishedOn'
  | 'eventOn'
  | 'marking'
  | 'tlp'
  | 'ownGrade'
  | 'reliability'
  | 'credibility'
  | 'guessed'
> & {
  readonly supersedes: string | null;
  /** Marks that a field of the file names and that lie below those above, which the document itself prints. */
  readonly overruled?: { readonly marking?: Marking; readonly tlp?: Tlp };
};

/** What a document says in its own words about another one, which need not be in the corpus. */
export interface Claim {
  readonly kind: Superseding;
  /** Document number of the other one. */
  readonly target: string;
  /** The words that say so. */
  readonly words: string;
}

/** A short form that a report defines in its own words. */
export interface DefinedAcronym {
  readonly short: string;
  readonly long: string;
  /** The stems of the long form, by which it is found. */
  readonly longKey: string;
}

/** What a question may have been shortened to, and the stems of what it may have spelt out. */
export interface AcronymCandidates {
  readonly short: readonly string[];
  readonly long: readonly string[];
}

type Assigned = 'passageCount' | 'ingestedAt' | 'alsoKnownAs' | 'supersededHow' | 'parentKey';

export interface NewReport extends Omit<Report, Assigned> {
  readonly parentKey?: string | null;
  /** Absent where nothing is to be restored when a manifest goes: the metadata of the report itself. */
  readonly found?: FoundFacts;
  /** What the manifest said, as it was applied; compared to see whether it changed. */
  readonly manifest?: unknown;
  readonly claims?: readonly Claim[];
  readonly acronyms?: readonly DefinedAcronym[];
  /** MinHash signature for near-duplicates (`ingest/similarity.ts`); empty: not compared. */
  readonly sketch?: readonly number[];
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

/** One of several searches that are run together: a question, its sides, and each inside the documents it names. */
export interface SearchQuery {
  /** Only reports whose document number ends in one of these, whatever signs stand between ("18/9663", "Drs. 18/9663"). */
  readonly documents?: readonly string[] | undefined;
}

export interface TextQuery extends SearchQuery {
  readonly concepts: readonly SearchConcept[];
}

export interface VectorQuery extends SearchQuery {
  readonly embedding: Float32Array;
}

export interface PassageHit {
  readonly passageId: string;
  /** Cosine similarity (−1–1) for vectors, BM25 (≥ 0, unbounded) for text. */
  readonly score: number;
}

export interface TextHits {
  /** Of each query, in their order; best first. */
  readonly hits: readonly (readonly PassageHit[])[];
  /** Number of passages that the asker may see. */
  readonly total: number;
  /** Term of a concept → number of visible passages with the term itself; absent where there is none. */
  readonly frequencies: ReadonlyMap<string, number>;
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
  /** Changes with what the asker sees and with the embedding model, with nothing else. */
  corpusVersion(): Promise<string>;
  listReports(options?: {
    readonly limit?: number;
    readonly offset?: number;
    readonly scope?: SearchScope;
  }): Promise<{ total: number; reports: Report[] }>;
  getReport(id: string): Promise<StoredReport | null>;
  findReportBySourceKey(sourceKey: string): Promise<Report | null>;
  /** Passages in document order, without text of other reports. */
  listPassages(reportId: string): Promise<Passage[]>;
  /** In the order of the ids; unknown and invisible ids are left out, indistinguishably. */
  getPassages(ids: readonly string[]): Promise<PassageWithReport[]>;
  /** The same for ids that the asker gave himself: how long it takes does not tell unknown from invisible either. */
  getNamedPassages(ids: readonly string[]): Promise<PassageWithReport[]>;
  /** The passage with up to `around` neighbours on each side, in document order. */
  getPassageWithSurroundings(
    id: string,
    around: number,
  ): Promise<{ hit: PassageWithReport; before: Passage[]; after: Passage[] } | null>;
  /** Nearest passages by cosine to each query, best first. */
  searchVectors(
    queries: readonly VectorQuery[],
    limit: number,
    scope?: SearchScope,
  ): Promise<readonly (readonly PassageHit[])[]>;
  /** Short and long forms that a visible report defines, of those that the question may have; what the most reports define first. */
  findAcronyms(candidates: AcronymCandidates): Promise<{ short: string; long: string }[]>;
  /** BM25 over stems of each passage's own language. Concepts with the same term are one across the queries. */
  searchText(queries: readonly TextQuery[], limit: number, scope?: SearchScope): Promise<TextHits>;
  listOutcomes(): Promise<Outcome[]>;
  /** Parent, parts, versions and near-duplicates of a report; those that the asker may not see are left out. */
  listRelations(reportId: string): Promise<Relation[]>;
  /** Refused files whose bytes are kept, newest first; `contentHash` names the original. */
  listQuarantine(): Promise<StoredRefusal[]>;
  /** Newest first. A job whose process has not been heard of for a while reads `interrupted`. */
  listJobs(limit: number): Promise<Job[]>;
  getAnswer(id: string): Promise<Answer | null>;
  /** Null as well for an answer that was given before records were kept. */
  getAnswerRecord(id: string): Promise<AnswerRecord | null>;
  listConversations(): Promise<{ id: string; title: string; at: string; answers: number }[]>;
  listAnswers(conversationId: string): Promise<Answer[]>;
  getBriefing(id: string): Promise<Briefing | null>;
  listBriefings(): Promise<{ id: string; title: string; template: string; at: string; status: string }[]>;
  /** Newest first; a draft that nobody has worked on is its own first version. */
  listBriefingVersions(id: string): Promise<VersionLine[]>;
  getBriefingVersion(id: string, number: number): Promise<BriefingVersion | null>;
  /** Briefings that are not finished, newest first. */
  listDrafts(): Promise<Draft[]>;
  getDraft(id: string): Promise<(Draft & DraftWork) | null>;
  /** Answers and briefings of the asker that cite the report, newest first. */
  listReliances(reportId: string): Promise<Reliance[]>;
  /** As the asker cited the report last; null where he never did. The report itself may be gone. */
  findCitedReport(reportId: string): Promise<CitedReport | null>;
  /** How reports that were cited stand now, in the order given. */
  listStandings(cited: readonly CitedReport[]): Promise<ReportStanding[]>;
  /** Where the reports come from that the asker sees, the largest first; at most 1000, `total` says how many there are. */
  listSources(kind: SourceKind): Promise<{ total: number; sources: SourceSummary[] }>;
  /** What the subject may see of what the asker may see; of the rest nothing is counted. Newest first. */
  viewAs(
    subject: ViewSubject,
    page: { readonly words: readonly string[]; readonly limit: number; readonly offset: number },
  ): Promise<Omit<ViewAs, 'subject' | 'closed'>>;
  /** Of ids of reports and passages those that the asker may see. */
  findVisible(ids: readonly string[]): Promise<string[]>;
  /** In one transaction with the record and with the links to the reports that it cites. */
  saveAnswer(answer: Answer, record?: AnswerRecord | null): Promise<void>;
  saveBriefing(briefing: Briefing): Promise<void>;
  /**
   * Adds the version after `base` and makes it the present one. Earlier ones never change.
   * @throws AktenlageError `briefing-stale` when there is a later version than `base`, `not-found`
   */
  saveBriefingVersion(base: number, version: BriefingVersion): Promise<void>;
}

/** A report as it was cited. */
export interface CitedReport {
  readonly reportId: string;
  readonly sourceKey: string;
  readonly title: string;
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

/** Progress as the working process tells it. */
export type JobProgress = Pick<Job, 'total' | 'done' | 'passages' | 'counts' | 'currentKey'>;

/** The queue: jobs and their documents, shared by all processes on one database. */
export interface JobQueue {
  /**
   * Opens a running job. It is hidden from whoever may not see what is on record of its documents. One with the same kind and
   * label whose process is gone is closed as `interrupted`.
   */
  open(
    job: Pick<Job, 'id' | 'kind' | 'label'>,
    sourceKeys: readonly string[],
    shown?: ShownTo,
  ): Promise<void>;
  /**
   * Takes up to `limit` documents. Those on which another living job works at this moment come last, so that two
   * processes on one folder share it.
   */
  claim(jobId: string, limit: number): Promise<{ readonly ordinal: number; readonly sourceKey: string }[]>;
  /** Tells progress and that the process lives; `finished` are ordinals that have their outcome. */
  report(jobId: string, progress: JobProgress, finished: readonly number[]): Promise<{ cancelled: boolean }>;
  close(jobId: string, state: 'done' | 'cancelled' | 'failed', error?: string): Promise<void>;
  /** False when there is no such running job that the asker may see. */
  cancel(asker: Asker, jobId: string): Promise<boolean>;
}

/** Vectors already known, by hash of the embedded text; lets a re-ingest skip the model. */
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

export interface CorpusSettings {
  readonly embedder: string | null;
  readonly dimensions: number | null;
  /** Of the whole corpus, changes with every change of it: for no asker's eyes, who has `ReportReader.corpusVersion`. */
  readonly corpusVersion: string;
}

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
