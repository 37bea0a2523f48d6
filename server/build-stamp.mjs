// Decides whether dist/ is fresh. Stats files instead of reading them: 600 files take about 10 ms.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = {
  server: ['server', 'ingest', 'prompts', 'eval', 'package-lock.json'],
  web: ['web', 'server/domain', 'vite.config.ts', 'package-lock.json'],
};

/** Help for tests, and what the evaluation reads and writes: none of it goes into a bundle. */
const NO_SOURCES = new Set(['testing', 'corpus', 'runs']);

/** Newest change, number and size of the sources of one part; any edit, addition or removal changes it. */
export function fingerprint(root, part) {
  const sum = { count: 0, bytes: 0, newest: 0 };
  for (const source of SOURCES[part]) add(join(root, source), sum);
  return `${sum.count} ${sum.bytes} ${sum.newest} node${process.versions.modules}`;
}

function add(path, sum) {
  const info = statSync(path, { throwIfNoEntry: false });
  if (info === undefined) return;
  if (!info.isDirectory()) {
    sum.count++;
    sum.bytes += info.size;
    sum.newest = Math.max(sum.newest, info.mtimeMs);
    return;
  }
  for (const entry of readdirSync(path)) {
    if (NO_SOURCES.has(entry) || /\.test\.tsx?$/.test(entry)) continue;
    add(join(path, entry), sum);
  }
}

const stampFile = (root, part) => join(root, 'dist', `.stamp-${part}`);

export function readStamp(root, part) {
  try {
    return readFileSync(stampFile(root, part), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

export function writeStamp(root, part, fingerprint) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stampFile(root, part), fingerprint);
}
