import type { Briefing, BriefingVersion, Draft, VersionLine } from '../domain/index.ts';
import type { DraftWork } from './drafts.ts';

/** Briefings of one asker with their versions, and drafts. */
export interface BriefingShelf {
  getBriefing(id: string): Promise<Briefing | null>;
  listBriefings(): Promise<{ id: string; title: string; template: string; at: string; status: string }[]>;
  /** Newest first; a draft that nobody has worked on is its own first version. */
  listBriefingVersions(id: string): Promise<VersionLine[]>;
  getBriefingVersion(id: string, number: number): Promise<BriefingVersion | null>;
  /** Briefings that are not finished, newest first. */
  listDrafts(): Promise<Draft[]>;
  getDraft(id: string): Promise<(Draft & DraftWork) | null>;
  saveBriefing(briefing: Briefing): Promise<void>;
  /**
   * Adds the version after `base` and makes it the present one. Earlier ones never change.
   * @throws AktenlageError `briefing-stale` when there is a later version than `base`, `not-found`
   */
  saveBriefingVersion(base: number, version: BriefingVersion): Promise<void>;
}
