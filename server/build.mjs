// Bundles the server with esbuild and the browser application with vite into dist/.
import { cpSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

const ENTRIES = {
  server: 'server/main.ts',
  ingest: 'ingest/main.ts',
  ask: 'server/ask-main.ts',
  search: 'server/search-main.ts',
  replay: 'server/replay-main.ts',
  reindex: 'server/reindex-main.ts',
  audit: 'server/audit-main.ts',
  retention: 'server/retention-main.ts',
};

/**
 * Stays in node_modules: binaries and WASM that look for files beside themselves, and what is loaded only when
 * needed. Everything else goes into the bundle, because resolving hundreds of small files is most of a start.
 */
const EXTERNAL = [
  '@e965/xlsx',
  '@electric-sql/*',
  '@huggingface/tokenizers',
  '@kenjiuno/msgreader',
  '@langchain/*',
  '@lat.md/*',
  '@zip.js/zip.js',
  'cfb',
  'docx',
  'jschardet',
  '@napi-rs/canvas',
  'langchain',
  'officecrypto-tool',
  'postal-mime',
  'onnxruntime-node',
  'onnxruntime-web',
  'pdfjs-dist',
  'pdfkit',
  'pg-native',
  'tesseract.js',
  'unpdf',
];

/** zod brings its messages in 50 languages (0.3 MB of source); ours are English or our own. */
const englishZodOnly = {
  name: 'english-zod-only',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    }));
  },
};

/** Chunks of earlier builds stay for a day: a server that still runs may load one of them only later. */
const KEEP_OLD_CHUNKS_MS = 24 * 60 * 60 * 1000;

export async function buildServer(root) {
  const { build } = await import('esbuild');
  const workers = ['server', 'ingest'].flatMap((folder) => findWorkers(root, folder));
  const entryPoints = { ...ENTRIES };
  for (const worker of workers) entryPoints[basename(worker, '.ts')] = worker;
  const result = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunk-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: EXTERNAL,
    plugins: [englishZodOnly],
    legalComments: 'none',
    // Half the bytes to read at a start; names stay, so that a stack trace still says something.
    minifyWhitespace: true,
    minifySyntax: true,
    metafile: true,
    logLevel: 'error',
    // CommonJS packages in an ES module bundle (pg) still ask for Node's own modules through require.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  // Beside the module that reads them, as in the sources.
  cpSync(join(root, 'server', 'store', 'migrations'), join(root, 'dist', 'migrations'), { recursive: true });
  removeOldChunks(
    join(root, 'dist'),
    new Set(Object.keys(result.metafile.outputs).map((path) => basename(path))),
  );
}

export async function buildWeb(root) {
  const { build } = await import('vite');
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error' });
}

function findWorkers(root, folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((name) => name.endsWith('-worker.ts'));
}

function removeOldChunks(dist, current) {
  for (const name of readdirSync(dist)) {
    if (!name.endsWith('.mjs') || current.has(name)) continue;
    const path = join(dist, name);
    if (Date.now() - statSync(path).mtimeMs > KEEP_OLD_CHUNKS_MS) rmSync(path);
  }
}
