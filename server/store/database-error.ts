import { AktenlageError } from '../domain/index.ts';
import { StatementError } from './database.ts';

const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** SQLSTATE classes that mean "not now": connection, resources, operator intervention, system error. */
const UNAVAILABLE = /^(08|53|57P|58)/;
/** Messages of `pg` that carry no code. */
const CONNECTION_LOST =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable|connection ended/i;

/** Whatever a driver threw, as an `AktenlageError` or as the `StatementError` that the statement deserves. */
export function toDatabaseError(thrown: unknown): Error {
  if (thrown instanceof AktenlageError) return thrown;
  if (!(thrown instanceof Error)) return new Error(String(thrown));
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
  const state = thrown instanceof StatementError ? thrown.sqlState : code;
  if (state === '57014' || /query read timeout/i.test(thrown.message)) {
    return new AktenlageError('database-timeout', 'The database took too long to answer.', { cause: thrown });
  }
  if (state === '28P01' || state === '28000' || state === '3D000') {
    return unavailable(`The database refused the connection: ${thrown.message}.`, thrown);
  }
  if (state !== undefined && (NETWORK.has(state) || UNAVAILABLE.test(state))) {
    return unavailable('The database cannot be reached just now.', thrown);
  }
  if (CONNECTION_LOST.test(thrown.message)) {
    return unavailable('The connection to the database was lost.', thrown);
  }
  if (state !== undefined && /^[0-9A-Z]{5}$/.test(state) && !(thrown instanceof StatementError)) {
    const constraint =
      'constraint' in thrown && typeof thrown.constraint === 'string' ? thrown.constraint : undefined;
    return new StatementError(thrown.message, state, constraint);
  }
  return thrown;
}

const unavailable = (message: string, cause: unknown): AktenlageError =>
  new AktenlageError('database-unavailable', message, { cause });
