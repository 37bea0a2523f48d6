import { AktenlageError } from '../domain/index.ts';
import {
  type Database,
  type Parameter,
  READ_TIMEOUT_MS,
  type Session,
  type TransactionOptions,
  WRITE_TIMEOUT_MS,
} from './database.ts';
import { toDatabaseError } from './database-error.ts';
import { PgliteConnection } from './pglite-connection.ts';
import type { PgliteStatement, PgliteWorkerData } from './pglite-protocol.ts';
import { encodeParameter } from './value-types.ts';

/**
 * PostgreSQL inside the process (PGlite), in a worker thread. It has one connection, so transactions queue here.
 * It ignores statement_timeout: a transaction that runs too long ends with its thread, and the next one reopens
 * the directory (what was committed is there; measured 0.3 s). It does not fsync: kill -9 loses nothing, a power
 * cut may lose the last seconds.
 */
export class EmbeddedDatabase implements Database {
  readonly kind = 'embedded';
  readonly #data: PgliteWorkerData;
  #connection: PgliteConnection;
  #tail: Promise<unknown> = Promise.resolve();
  #closed = false;

  private constructor(data: PgliteWorkerData, connection: PgliteConnection) {
    this.#data = data;
    this.#connection = connection;
  }

  static async open(data: PgliteWorkerData): Promise<EmbeddedDatabase> {
    return new EmbeddedDatabase(data, await PgliteConnection.open(data));
  }

  transaction<T>(run: (session: Session) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    return this.#inTurn(() => this.#transact(run, options));
  }

  /** There is no autovacuum here: without this the plans stay those of an empty database and files only grow. */
  maintain(): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#connection.alive || this.#closed) return;
      await this.#connection.run([command('VACUUM (ANALYZE)')]);
    });
  }

  /** The data directory as a tar archive, for `snapshot` of another one. */
  dump(): Promise<Uint8Array> {
    return this.#inTurn(() => this.#connection.dump());
  }

  /** Stops at once, in the middle of whatever is going on: somebody else works on the directory. */
  async abandon(): Promise<void> {
    this.#closed = true;
    await this.#connection.terminate(
      new AktenlageError('database-locked', 'Another process has taken over the data directory.'),
    );
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    await this.#inTurn(() => {
      this.#closed = true;
      return this.#connection.close();
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#tail.then(work);
    // The queue goes on after a failure; the failure itself reaches the caller through `turn`.
    this.#tail = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  async #transact<T>(run: (session: Session) => Promise<T>, options: TransactionOptions): Promise<T> {
    if (this.#closed) throw new AktenlageError('database-unavailable', 'The embedded database was closed.');
    if (!this.#connection.alive) this.#connection = await PgliteConnection.open(this.#data);
    const connection = this.#connection;
    const limit = options.timeoutMs ?? (options.readOnly ? READ_TIMEOUT_MS : WRITE_TIMEOUT_MS);
    const timer = setTimeout(() => void connection.terminate(tooLong(limit)), limit);
    timer.unref();
    try {
      const session = new EmbeddedSession(connection, options);
      const result = await run(session);
      const committed = session.execute('COMMIT');
      // What was read is read; the worker takes one request after the other.
      if (options.readOnly) committed.catch((error: unknown) => connection.terminate(toDatabaseError(error)));
      else await committed;
      return result;
    } catch (error) {
      await rollBack(connection);
      throw toDatabaseError(error);
    } finally {
      clearTimeout(timer);
    }
  }
}

async function rollBack(connection: PgliteConnection): Promise<void> {
  if (!connection.alive) return;
  try {
    await connection.run([command('ROLLBACK')]);
  } catch (error) {
    // A connection that cannot even roll back is in an unknown state: end it, the next transaction reopens.
    await connection.terminate(toDatabaseError(error));
  }
}

/** One transaction: what opens it goes to the worker with its first statement. */
class EmbeddedSession implements Session {
  readonly #connection: PgliteConnection;
  #opening: readonly PgliteStatement[];

  constructor(connection: PgliteConnection, { readOnly, setup }: TransactionOptions) {
    this.#connection = connection;
    this.#opening = [
      command(readOnly ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN'),
      ...(setup ? [statement('prepared', setup.text, setup.parameters)] : []),
    ];
  }

  async query<Row>(text: string, parameters: readonly Parameter[] = []): Promise<Row[]> {
    return (await this.#run(statement('query', text, parameters))) as Row[];
  }

  async prepared<Row>(text: string, parameters: readonly Parameter[] = []): Promise<Row[]> {
    return (await this.#run(statement('prepared', text, parameters))) as Row[];
  }

  async execute(text: string): Promise<void> {
    await this.#run(command(text));
  }

  #run(own: PgliteStatement): Promise<unknown[]> {
    const statements = [...this.#opening, own];
    this.#opening = [];
    return this.#connection.run(statements);
  }
}

const command = (text: string): PgliteStatement => ({ type: 'execute', text });

const statement = (
  type: 'query' | 'prepared',
  text: string,
  parameters: readonly Parameter[],
): PgliteStatement => ({ type, text, values: parameters.map(encodeParameter) });

const tooLong = (limit: number): AktenlageError =>
  new AktenlageError(
    'database-timeout',
    `The database took longer than ${limit / 1000} seconds; it was stopped.`,
  );
