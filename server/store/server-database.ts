import { createHash } from 'node:crypto';
import { type CustomTypesConfig, DatabaseError, escapeLiteral, Pool, type PoolClient } from 'pg';
import {
  type Database,
  type Parameter,
  READ_TIMEOUT_MS,
  type Session,
  type Statement,
  type TransactionOptions,
  WRITE_TIMEOUT_MS,
} from './database.ts';
import { toDatabaseError } from './database-error.ts';
import { type EncodedParameter, encodeParameter, PARSERS } from './value-types.ts';

/** Connections a process holds at most; a search takes milliseconds, so ten serve hundreds of askers. */
const POOL_SIZE = 10;
/** To connect, or to wait for a connection of the pool. */
const CONNECT_TIMEOUT_MS = 10_000;
/** The server ends a statement at its limit; a server that does not even say so is given up this much later. */
const SILENCE_MS = 5_000;

const types: CustomTypesConfig = {
  getTypeParser: ((oid: number) => PARSERS[oid] ?? asText) as CustomTypesConfig['getTypeParser'],
};

const asText = (text: string): string => text;

/** PostgreSQL over the network. Every failure of the connection is `database-unavailable`; the pool heals itself. */
export class ServerDatabase implements Database {
  readonly kind = 'server';
  readonly #pool: Pool;

  constructor(url: string) {
    this.#pool = new Pool({
      connectionString: url,
      max: POOL_SIZE,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      allowExitOnIdle: true,
      application_name: 'aktenlage',
      types,
    });
    // The pool has already dropped the connection; the next transaction opens another or reports the outage.
    this.#pool.on('error', () => undefined);
    // A connection in use reports its end to the running query and, besides, as an event that would end the process.
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  async transaction<T>(run: (session: Session) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const limit = options.timeoutMs ?? (options.readOnly ? READ_TIMEOUT_MS : WRITE_TIMEOUT_MS);
    const client = await this.#begin(options, limit);
    const session = new ServerSession(client, limit);
    let result: T;
    try {
      result = await run(session);
      if (!options.readOnly) await session.execute('COMMIT');
    } catch (error) {
      await session.rollBack();
      client.release(session.broken);
      throw error;
    }
    if (options.readOnly) void this.#end(client, session);
    else client.release();
    return result;
  }

  /** What was read is read: nobody waits for the end of it. The connection serves others only once it has ended well. */
  async #end(client: PoolClient, session: ServerSession): Promise<void> {
    try {
      await session.execute('COMMIT');
      client.release();
    } catch {
      client.release(true);
    }
  }

  /**
   * The server has autovacuum, but its first pass may come minutes after a large ingest. With the words: a text search that
   * was planned before anything was known of them took 40 ms instead of 15 under rights, for as long as its connection lived.
   */
  async maintain(): Promise<void> {
    await this.transaction((session) =>
      session.execute(
        'ANALYZE reports, passages, postings, embeddings, vocabulary, report_acronyms, access_labels',
      ),
    );
  }

  async close(): Promise<void> {
    if (!this.#pool.ended) await this.#pool.end();
  }

  /**
   * Every pooled connection may have died unnoticed (a server that restarts ends them all); nothing has happened yet, so it
   * is safe to go on to the next, and at last to a fresh one. A server that cannot be reached is asked twice.
   */
  async #begin({ readOnly, setup }: TransactionOptions, limit: number): Promise<PoolClient> {
    const begin = `BEGIN${readOnly ? ' ISOLATION LEVEL REPEATABLE READ READ ONLY' : ''}; SET LOCAL statement_timeout = ${limit}${setup ? `; ${inOneText(setup)}` : ''}`;
    for (let dead = 0, unreachable = 0; ; ) {
      let client: PoolClient | undefined;
      try {
        client = await this.#pool.connect();
        await new ServerSession(client, CONNECT_TIMEOUT_MS).execute(begin);
        return client;
      } catch (error) {
        client?.release(true);
        const slow = error instanceof Error && /timeout|too long/i.test(error.message);
        const isLast = client === undefined ? ++unreachable === 2 : ++dead > POOL_SIZE;
        if (slow || isLast) throw toDatabaseError(error);
      }
    }
  }
}

/** With its parameters as literals, so that it goes to the server in one message with the beginning of the transaction. */
const inOneText = ({ text, parameters }: Statement): string =>
  text.replace(/\$(\d+)/g, (_, place: string) => {
    const value = encodeParameter(parameters[Number(place) - 1] ?? null);
    if (value instanceof Uint8Array) throw new TypeError('a statement of the setup has no binary parameters');
    return value === null ? 'NULL' : escapeLiteral(value);
  });

/** One transaction on one connection of the pool. */
class ServerSession implements Session {
  /** Why the connection must not be used again. */
  broken: Error | undefined;
  readonly #client: PoolClient;
  readonly #limit: number;

  constructor(client: PoolClient, limit: number) {
    this.#client = client;
    this.#limit = limit;
  }

  async query<Row>(text: string, parameters: readonly Parameter[] = []): Promise<Row[]> {
    return (await this.#send(text, parameters.map(encodeParameter))) as Row[];
  }

  async prepared<Row>(text: string, parameters: readonly Parameter[] = []): Promise<Row[]> {
    return (await this.#send(text, parameters.map(encodeParameter), statementName(text))) as Row[];
  }

  async execute(text: string): Promise<void> {
    await this.#send(text);
  }

  /** On a connection over which nothing comes any more a ROLLBACK would wait in vain; the server does it itself. */
  async rollBack(): Promise<void> {
    if (this.broken) return;
    try {
      await this.execute('ROLLBACK');
    } catch (error) {
      this.broken ??= error instanceof Error ? error : new Error(String(error));
    }
  }

  /** @param values absent for the simple protocol, which takes several statements */
  async #send(text: string, values?: EncodedParameter[], name?: string): Promise<unknown[]> {
    const request = {
      text,
      query_timeout: this.#limit + SILENCE_MS,
      ...(values ? { values } : {}),
      ...(name ? { name } : {}),
    };
    try {
      return (await this.#client.query(request)).rows;
    } catch (error) {
      const reason = toDatabaseError(error);
      // What the server says is a DatabaseError; anything else is the connection.
      if (!(error instanceof DatabaseError)) this.broken = reason;
      throw reason;
    }
  }
}

const names = new Map<string, string>();

/** The same text has the same name in every process, so that a pooler may share statements. */
function statementName(text: string): string {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
}
