/**
 * A value that can be bound to a statement. Arrays become PostgreSQL arrays, `json` JSON, and `reals` one flat
 * `real[]` of all vectors in binary form: a third of the time of vectors as text, and exact.
 */
export type Parameter =
  | string
  | number
  | boolean
  | null
  | readonly (string | number | boolean | null)[]
  | { readonly json: unknown }
  | { readonly reals: readonly Float32Array[] };

/** One open transaction. Statements run one after the other. */
export interface Session {
  /**
   * Runs one statement; columns carry the types of `value-types.ts`, the same on either driver: days and vectors
   * are text, instants ISO 8601 in UTC, numbers numbers. Select an array as `to_jsonb(column)`.
   */
  query<Row>(text: string, parameters?: readonly Parameter[]): Promise<Row[]>;
  /** The same for a statement that comes often: it is parsed and planned once a connection, not once a call. */
  prepared<Row>(text: string, parameters?: readonly Parameter[]): Promise<Row[]>;
  /** Runs statements without parameters or results, separated by semicolons. */
  execute(text: string): Promise<void>;
}

export interface Statement {
  readonly text: string;
  readonly parameters: readonly Parameter[];
}

export interface TransactionOptions {
  /**
   * Comes first, on the embedded database in the same exchange as the statement after it: nothing runs where it fails, and
   * its rows are lost.
   */
  readonly setup?: Statement;
  /** Reads see one snapshot (repeatable read); writes run at read committed. */
  readonly readOnly?: boolean;
  /** Longest time the whole transaction may take, in milliseconds; then `database-timeout`. */
  readonly timeoutMs?: number;
}

/**
 * The only door to PostgreSQL, with two drivers: embedded and server.
 * Failures are `AktenlageError`s (`database-unavailable`, `database-timeout`, `database-locked`) or, for what
 * the statement itself did wrong, a `StatementError`.
 */
export interface Database {
  readonly kind: 'embedded' | 'server';
  /** Commits when `run` resolves, rolls back when it throws. */
  transaction<T>(run: (session: Session) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Clears away what was replaced and refreshes the planner's figures, where no background process does it. */
  maintain(): Promise<void>;
  close(): Promise<void>;
}

export const READ_TIMEOUT_MS = 20_000;
export const WRITE_TIMEOUT_MS = 120_000;
/** Index builds and migrations of a large corpus. */
export const LONG_TIMEOUT_MS = 4 * 3_600_000;

/** The database refused a statement. `sqlState` is PostgreSQL's five-letter code. */
export class StatementError extends Error {
  readonly sqlState: string;
  readonly constraint: string | undefined;

  constructor(message: string, sqlState: string, constraint?: string) {
    super(message);
    this.name = 'StatementError';
    this.sqlState = sqlState;
    this.constraint = constraint;
  }
}
