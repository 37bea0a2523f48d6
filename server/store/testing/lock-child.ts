import { openStore } from '../index.ts';

// A process of its own that opens a data directory, says so, and holds it until it is killed or told to stop.
const [dataDir = ''] = process.argv.slice(2);
try {
  const store = await openStore({ dataDir, holder: { command: 'child', url: 'http://127.0.0.1:9' } });
  await store.bindEmbedder('child-embedder', 3);
  process.stdout.write('open\n');
  process.stdin.once('data', () => void store.close().then(() => process.exit(0)));
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
