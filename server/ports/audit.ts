import type { AuditEvent } from '../domain/index.ts';

/** Writes the audit log: logins, rights, exports, model calls; whatever has no transaction of its own. */
export interface AuditRecorder {
  /**
   * Resolves when it is on record. Whoever must not act unseen awaits it before acting.
   * @throws AktenlageError `database-*`: then it must not be done
   */
  recordAudit(...events: readonly AuditEvent[]): Promise<void>;
}

/** An entry as it is stored, letter by letter what was hashed. */
export interface StoredAuditEntry {
  readonly sequence: number;
  readonly at: string;
  readonly entry: string;
  readonly hash: string;
}

/** Where the chain begins and ends. Hashes are sha-256, hex; 64 zeros before the first entry. */
export interface AuditChain {
  readonly sequence: number;
  readonly hash: string;
  readonly prunedThrough: number;
  readonly prunedHash: string;
}

/** The log as an administrator reads it. Callers make sure that he is one: no right of an asker is looked at here. */
export interface AuditLog extends AuditRecorder {
  chain(): Promise<AuditChain>;
  /** Up to `limit` entries after this number, in order; with `since` (ISO 8601) only those from then on. */
  entries(after: number, limit: number, since?: string): Promise<StoredAuditEntry[]>;
  /**
   * Removes what is older than `before` and says so in a checkpoint entry, in one transaction. The newest entry stays.
   * @returns the number of entries removed
   */
  prune(actor: string, before: string): Promise<number>;
}
