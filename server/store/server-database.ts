import { type CustomTypesConfig, Pool, type PoolClient } from 'pg';
import {
  type Database,
  READ_TIMEOUT_MS,
  type Session,
  type TransactionOptions,
  WRITE_TIMEOUT_MS,
} from './database.ts';
import { toDatabaseError } from './database-error.ts';
import { encodeParameter, PARSERS } from './value-types.ts';

/** Connections a process holds at most; a search takes milliseconds, so ten serve hundreds of askers. */
const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 5_000;
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
  }

  async transaction<T>(run: (session: Session) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const limit = options.timeoutMs ?? (options.readOnly ? READ_TIMEOUT_MS : WRITE_TIMEOUT_MS);
    const client = await this.#begin(options.readOnly ?? false, limit);
    let broken: Error | undefined;
    try {
      const result = await run(sessionOn(client, limit));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      broken = await rollBack(client);
      throw toDatabaseError(error);
    } finally {
      client.release(broken);
    }
  }

  async close(): Promise<void> {
    if (!this.#pool.ended) await this.#pool.end();
  }

  /** A pooled connection may have died unnoticed; nothing has happened yet, so one fresh attempt is safe. */
  async #begin(readOnly: boolean, limit: number): Promise<PoolClient> {
    const begin = `BEGIN${readOnly ? ' ISOLATION LEVEL REPEATABLE READ READ ONLY' : ''}; SET LOCAL statement_timeout = ${limit}`;
    for (let attempt = 1; ; attempt++) {
      try {
        const client = await this.#pool.connect();
        try {
          await client.query(begin);
          return client;
        } catch (error) {
          client.release(error instanceof Error ? error : true);
          throw error;
        }
      } catch (error) {
        if (attempt === 2) throw toDatabaseError(error);
      }
    }
  }
}

/** @returns the reason to throw the connection away, if it could not roll back */
async function rollBack(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function sessionOn(client: PoolClient, limit: number): Session {
  return {
    async query<Row>(text: string, parameters: Parameters<Session['query']>[1] = []): Promise<Row[]> {
      const request = { text, values: parameters.map(encodeParameter), query_timeout: limit + SILENCE_MS };
      return (await client.query(request)).rows as Row[];
    },
    async execute(text) {
      await client.query(text);
    },
  };
}
