import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { PreparedStatements } from './pglite-prepared.ts';
import {
  OPENED,
  type PgliteReply,
  type PgliteRequest,
  type PgliteStatement,
  type PgliteWorkerData,
} from './pglite-protocol.ts';
import { sharedBuffers } from './shared-buffers.ts';
import { PARSERS } from './value-types.ts';

// The entry of the worker thread that holds the embedded database: a query blocks the thread it runs on.
const port = parentPort;
if (port === null) throw new Error('pglite-worker must run in a worker thread');
const options = workerData as PgliteWorkerData;

/** The main thread encodes; `real[]` would be taken for a list of values to write as text. */
const serializers = { 1021: (encoded: string): string => encoded };

const reply = (message: PgliteReply): void => port.postMessage(message);

function failure(id: number, thrown: unknown): PgliteReply {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const constraint =
    'constraint' in error && typeof error.constraint === 'string' ? { constraint: error.constraint } : {};
  return { id, error: { message: error.message, ...code, ...constraint } };
}

async function run(
  database: PGlite,
  prepared: PreparedStatements,
  statement: PgliteStatement,
): Promise<unknown[]> {
  switch (statement.type) {
    case 'prepared':
      return prepared.query(statement.text, statement.values);
    case 'query':
      return (await database.query(statement.text, statement.values, { serializers })).rows;
    case 'execute':
      await database.exec(statement.text);
      return [];
  }
}

async function answer(
  database: PGlite,
  prepared: PreparedStatements,
  request: PgliteRequest,
): Promise<PgliteReply> {
  const { id } = request;
  switch (request.type) {
    case 'run': {
      let rows: unknown[] = [];
      for (const statement of request.statements) rows = await run(database, prepared, statement);
      return { id, rows };
    }
    case 'dump':
      return { id, dump: new Uint8Array(await (await database.dumpDataDir('none')).arrayBuffer()) };
    case 'close':
      await database.close();
      return { id, rows: [] };
  }
}

try {
  const database = await PGlite.create({
    dataDir: options.directory,
    extensions: { vector },
    parsers: { ...PARSERS },
    startParams: [...PGlite.defaultStartParams, ...sharedBuffers(options.directory)],
    ...(options.snapshot ? { loadDataDir: new Blob([Buffer.from(options.snapshot)]) } : {}),
  });
  const prepared = new PreparedStatements(database);
  // Requests of several statements must not mix with each other.
  let tail: Promise<void> = Promise.resolve();
  port.on('message', (request: PgliteRequest) => {
    tail = tail
      .then(() => answer(database, prepared, request))
      .then(reply, (thrown: unknown) => reply(failure(request.id, thrown)));
  });
  reply({ id: OPENED, rows: [] });
} catch (thrown) {
  reply(failure(OPENED, thrown));
}
