import type {
  Hold,
  RemovedItem,
  RetentionDays,
  RetentionKind,
  RetentionLine,
  RetentionRun,
} from '../domain/index.ts';
import type { StoredAuditEntry } from './audit.ts';

/** Kinds that are rows of the database. */
export type StoredKind = Exclude<RetentionKind, 'evaluation-runs'>;

/** What one batch removed. */
export interface RemovedBatch {
  /** Conversations, briefings, files …; what went with them is not counted. 0: nothing is left that is due. */
  readonly removed: number;
}

/**
 * Removes what policies let go, with the rights of the owner: whoever calls it makes sure that an administrator asks, or the
 * house itself. No text leaves it.
 */
export interface RetentionStore {
  /** What a run would do now with what is in the database; nothing is changed. */
  due(days: RetentionDays): Promise<RetentionLine[]>;
  openRun(id: string, actor: string): Promise<void>;
  /**
   * Removes up to `limit` of what is due, oldest first, and says so in the audit log, in one transaction. What another process
   * removes at this moment is left to it.
   */
  removeBatch(
    run: { readonly id: string; readonly actor: string },
    kind: StoredKind,
    days: number,
    limit: number,
  ): Promise<RemovedBatch>;
  /**
   * Puts on record what goes outside the database, before it goes. @returns the ids that are on record now: what is held is not
   */
  recordRemoved(
    run: { readonly id: string; readonly actor: string },
    batch: {
      readonly kind: RetentionKind;
      readonly days: number;
      readonly before: string;
      readonly items: readonly RemovedItem[];
    },
  ): Promise<string[]>;
  closeRun(id: string, state: 'done' | 'failed' | 'stopped'): Promise<void>;
  /** Newest first. One that was not heard of for ten minutes reads `interrupted`. */
  listRuns(limit: number): Promise<RetentionRun[]>;
  /** Hashes of originals that nothing names any more and whose file is still to be removed. */
  originalsToRemove(limit: number): Promise<string[]>;
  /** Their file is gone, or a report or file names them again. */
  settleOriginals(hashes: readonly string[]): Promise<void>;
  /** Of these hashes those that a report, a further name of one or a file on record has. */
  originalsInUse(hashes: readonly string[]): Promise<string[]>;
  /** Keeps what has this id. False where it is held already. */
  hold(id: string, reason: string, actor: string): Promise<boolean>;
  /** False where there is no such hold. */
  release(id: string, actor: string): Promise<boolean>;
  listHolds(): Promise<Hold[]>;
  /** Entries of the audit log that say that something with this id was removed, oldest first. */
  findRemovals(id: string): Promise<StoredAuditEntry[]>;
}
