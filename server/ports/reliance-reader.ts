import type { Reliance, ReportStanding } from '../domain/index.ts';

/** A report as it was cited. */
export interface CitedReport {
  readonly reportId: string;
  readonly sourceKey: string;
  readonly title: string;
}

/** What of one asker’s rests on which report, and how that stands. */
export interface RelianceReader {
  /** Answers and briefings of the asker that cite the report, newest first. */
  listReliances(reportId: string): Promise<Reliance[]>;
  /** As the asker cited the report last; null where he never did. The report itself may be gone. */
  findCitedReport(reportId: string): Promise<CitedReport | null>;
  /** How reports that were cited stand now, in the order given. */
  listStandings(cited: readonly CitedReport[]): Promise<ReportStanding[]>;
}
