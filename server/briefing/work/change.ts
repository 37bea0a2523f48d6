import type { Asker, Briefing, Changed, VersionNote } from '../../domain/index.ts';
import type { ReportReader } from '../../ports/store.ts';
import type { BriefingDependencies } from '../draft-briefing.ts';

/** What a change works with; made once by `changeBriefing`. */
export interface Work {
  readonly deps: BriefingDependencies;
  readonly asker: Asker;
  readonly reader: ReportReader;
  /** The present version, without what has happened to its sources since. */
  readonly briefing: Briefing;
  readonly base: number;
  /** Now, the same for all that one change writes down. */
  readonly at: string;
  readonly signal: AbortSignal;
}

/** The briefing as a change leaves it; null where there was nothing to change. */
export interface Outcome extends Pick<Changed, 'news' | 'instructionUnheeded'> {
  readonly briefing: Briefing | null;
  readonly note: VersionNote;
}
