import type {
  Answer,
  Asker,
  EvaluationCase,
  EvaluationCaseEdit,
  EvaluationComparison,
  EvaluationRun,
  EvaluationRunDetail,
  EvaluationSuite,
  ExportFormat,
  Feedback,
  ImportedCases,
  Marking,
  Tlp,
} from '../domain/index.ts';

/** A file that leaves the evaluation. */
export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
  /** High-water marks of the documents whose words it shows; no grade where it shows none. */
  readonly marks: { readonly highest: Marking | null; readonly tlp: Tlp | null };
}

/**
 * The only way in which the server evaluates; implemented in eval/, wired in server/main.ts. Cases, runs and reports
 * belong to the asker who made them, and every case asks as that asker on the collection in use: nobody learns from an
 * evaluation what he may not read.
 */
export interface Evaluation {
  suites(asker: Asker): Promise<EvaluationSuite[]>;
  /** @throws AktenlageError `conflict` while another run goes on, `bad-request` when there is no case to run */
  start(asker: Asker, suite: EvaluationSuite['id']): Promise<EvaluationRun>;
  /** `null` where there is no such run. */
  stop(asker: Asker, id: string): Promise<EvaluationRun | null>;
  /** Newest first. */
  runs(asker: Asker): Promise<EvaluationRun[]>;
  run(asker: Asker, id: string): Promise<EvaluationRunDetail | null>;
  /** @throws AktenlageError `bad-request` when one of them is not finished */
  compare(asker: Asker, before: string, after: string): Promise<EvaluationComparison | null>;
  cases(asker: Asker): Promise<EvaluationCase[]>;
  /** An unreviewed case from an answer that a reader was not content with. */
  caseFromAnswer(asker: Asker, answer: Answer, feedback: Feedback): Promise<EvaluationCase>;
  /**
   * Takes over a file of cases; one with a known id replaces it.
   *
   * @throws AktenlageError `bad-request` that names line and field of every fault; nothing is taken over then
   */
  importCases(asker: Asker, content: string): Promise<ImportedCases>;
  saveCase(asker: Asker, id: string, edit: EvaluationCaseEdit): Promise<EvaluationCase | null>;
  deleteCase(asker: Asker, id: string): Promise<boolean>;
  /** Drafts questions by rules from what the asker may see; returns how many are new. All are unreviewed. */
  suggest(asker: Asker, limit: number): Promise<number>;
  exportRun(asker: Asker, id: string, format: ExportFormat): Promise<ExportedFile | null>;
  /** Ends a run that goes on. */
  close(): Promise<void>;
}
