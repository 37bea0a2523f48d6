import type { AuditEvent, ModelPurpose } from '../domain/index.ts';

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

/** Which entries; all of them where nothing is said. */
export interface AuditSearch {
  readonly types?: readonly AuditEvent['type'][];
  readonly actor?: string;
  /** ISO 8601, from then on and until before then. */
  readonly from?: string;
  readonly until?: string;
  /**
   * Entries that name this id. Where the searcher may not see what it is the id of, only in places that name no report and no
   * passage: that an entry is found must not tell him that there is one.
   */
  readonly id?: { readonly value: string; readonly visible: boolean };
  /** Only entries with a lower number. */
  readonly before?: number;
}

/** Calls of one endpoint on record. */
export interface ModelUse {
  readonly purpose: ModelPurpose;
  readonly host: string;
  readonly model: string;
  readonly calls: number;
  readonly lastCallAt: string;
  /** With something graded above what the endpoint was released for at that time. */
  readonly beyondRelease: number;
}

export interface ModelUses {
  readonly calls: readonly ModelUse[];
  readonly refused: readonly { readonly purpose: ModelPurpose; readonly calls: number }[];
  /** When the oldest entry that is kept was written; null in an empty log. */
  readonly since: string | null;
}

/** The log as an administrator reads it. Callers make sure that he is one: no right of an asker is looked at here. */
export interface AuditLog extends AuditRecorder {
  chain(): Promise<AuditChain>;
  /** Up to `limit` entries after this number, in order; with `since` (ISO 8601) only those from then on. */
  entries(after: number, limit: number, since?: string): Promise<StoredAuditEntry[]>;
  /** Newest first. What of them the searcher may not see is the caller's to leave out. */
  search(search: AuditSearch, limit: number): Promise<StoredAuditEntry[]>;
  modelUse(): Promise<ModelUses>;
  /**
   * Removes what is older than `before` and says so in a checkpoint entry, in one transaction. The newest entry stays.
   * @returns the number of entries removed
   */
  prune(actor: string, before: string): Promise<number>;
}
