import type { SourceKind, SourceSummary, ViewAs, ViewSubject } from '../domain/index.ts';

/** What administrators are shown, within what they may see themselves. */
export interface AdministrationReader {
  /** Where the reports come from that the asker sees, the largest first; at most 1000, `total` says how many there are. */
  listSources(kind: SourceKind): Promise<{ total: number; sources: SourceSummary[] }>;
  /** What the subject may see of what the asker may see; of the rest nothing is counted. Newest first. */
  viewAs(
    subject: ViewSubject,
    page: { readonly words: readonly string[]; readonly limit: number; readonly offset: number },
  ): Promise<Omit<ViewAs, 'subject' | 'closed'>>;
}
