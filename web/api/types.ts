import type { Passage, Relation, Report } from '../../server/domain/index.ts';

/** `GET /api/corpus`: what is in the record, and who writes the answers. */
export interface CorpusInfo {
  readonly reports: number;
  readonly passages: number;
  readonly languages: readonly { readonly language: string; readonly reports: number }[];
  readonly originators: readonly string[];
  readonly newest: string | null;
  readonly oldest: string | null;
  readonly fictional: number;
  readonly examples: readonly string[];
  readonly writer: { readonly id: string; readonly kind: 'extractive' | 'language-model' };
}

export interface ConversationSummary {
  readonly id: string;
  readonly title: string;
  readonly at: string;
  readonly answers: number;
}

/** `GET /api/passages/:id`: the passage between its neighbours. */
export interface PassageInContext {
  readonly passage: Passage;
  readonly report: Report;
  readonly before: readonly Passage[];
  readonly after: readonly Passage[];
}

export interface ReportDetail {
  readonly report: Report;
  readonly passages: readonly Passage[];
  readonly relations: readonly Relation[];
}

export interface BriefingSummary {
  readonly id: string;
  readonly title: string;
  readonly template: string;
  readonly at: string;
  readonly status: string;
}

/** `GET /api/health`, the part that the pages need. */
export interface HealthInfo {
  readonly status: 'starting' | 'ready' | 'unavailable';
  /** Documents of the sample corpus read so far, while it is being loaded. */
  readonly loading: { readonly done: number; readonly total: number } | null;
}
