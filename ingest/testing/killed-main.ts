import { join } from 'node:path';
import { openStore } from '../../server/store/index.ts';
import { createIngestion } from '../index.ts';
import { HashingEmbedder } from './hashing-embedder.ts';

/**
 * A real ingest in a process of its own, to be killed: `killed-main.ts DATA_DIR DOCS WORKERS [DATABASE_URL]`. Says
 * `open` when it has the database and one line an outcome.
 */
const [dataDir = '', docs = '', workers = '1', databaseUrl] = process.argv.slice(2);
const store = await openStore({
  dataDir,
  holder: { command: 'ingest' },
  ...(databaseUrl === undefined ? {} : { databaseUrl }),
});
process.stdout.write('open\n');
const ingestion = createIngestion({
  store,
  embedder: new HashingEmbedder(),
  originalsDir: join(dataDir, 'originals'),
  workers: Number(workers),
});
for await (const outcome of ingestion.ingestPaths([docs])) process.stdout.write(`${outcome.status}\n`);
await store.close();
process.stdout.write('end\n');
