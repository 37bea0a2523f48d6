import type { Passage, Relation, Report } from '../domain/index.ts';
import type { SearchScope } from './search-reader.ts';
import type { PassageWithReport, StoredReport } from './stored-report.ts';

export interface CorpusSummary {
  readonly reports: number;
  readonly passages: number;
  readonly languages: readonly { readonly language: string; readonly reports: number }[];
  readonly originators: readonly string[];
  readonly newest: string | null;
  readonly oldest: string | null;
  readonly fictional: number;
}

/** What is in the corpus, as one asker sees it. */
export interface CorpusReader {
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
  /** Parent, parts, versions and near-duplicates of a report; those that the asker may not see are left out. */
  listRelations(reportId: string): Promise<Relation[]>;
  /** Of ids of reports and passages those that the asker may see. */
  findVisible(ids: readonly string[]): Promise<string[]>;
}
