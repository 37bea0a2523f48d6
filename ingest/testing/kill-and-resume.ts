import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LOCAL_ASKER } from '../../server/domain/index.ts';
import { openStore } from '../../server/store/index.ts';
import { sha256 } from '../identity.ts';

export interface KillPlan {
  readonly docs: string;
  readonly kills: number;
  readonly seed: number;
  /** A new data directory for every kill (each followed by a full run), or all kills on one directory. */
  readonly fresh: boolean;
  readonly onKill?: (line: string) => void;
}

/** Everything of a corpus that must not depend on how often its ingest was killed. */
export interface CorpusSnapshot {
  readonly corpusVersion: string;
  readonly reports: readonly unknown[];
  readonly outcomes: readonly string[];
  readonly originals: readonly string[];
}

/**
 * Ingests `docs` undisturbed, then again with `kill -9` at random moments from the start of the process on,
 * each time to be taken up again.
 *
 * @returns the snapshot of the undisturbed corpus and one for every corpus that was killed
 */
export async function killAndResume(
  plan: KillPlan,
): Promise<{ undisturbed: CorpusSnapshot; resumed: CorpusSnapshot[]; killed: number }> {
  const random = createRandom(plan.seed);
  const root = await mkdtemp(join(tmpdir(), 'aktenlage-kill-'));
  try {
    const started = performance.now();
    await finish(join(root, 'undisturbed'), plan.docs);
    const duration = performance.now() - started;
    const undisturbed = await takeSnapshot(join(root, 'undisturbed'));
    const resumed: CorpusSnapshot[] = [];
    let killed = 0;
    let dataDir = join(root, 'killed');
    for (let kill = 0; kill < plan.kills; kill++) {
      if (plan.fresh) dataDir = join(root, `killed-${kill}`);
      const after = random() * duration;
      const lines = await killAfter(after, dataDir, plan.docs);
      if (lines.at(-1) !== 'end') killed++;
      plan.onKill?.(`kill ${kill + 1} after ${Math.round(after)} ms: ${lines.length - 1} outcomes were out`);
      if (!plan.fresh && kill + 1 < plan.kills) continue;
      await finish(dataDir, plan.docs);
      resumed.push(await takeSnapshot(dataDir));
      if (plan.fresh) await rm(dataDir, { recursive: true, force: true });
    }
    return { undisturbed, resumed, killed };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

const CHILD = fileURLToPath(new URL('./killed-main.ts', import.meta.url));

function start(
  dataDir: string,
  docs: string,
): { child: ChildProcess; lines: string[]; ended: Promise<void> } {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, dataDir, docs], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  if (child.stdout) createInterface(child.stdout).on('line', (line) => lines.push(line));
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0 || signal === 'SIGKILL') resolve();
      else reject(new Error(`the ingest ended with ${code ?? signal}: ${errors}`));
    });
  });
  return { child, lines, ended };
}

async function finish(dataDir: string, docs: string): Promise<void> {
  const { ended, lines } = start(dataDir, docs);
  await ended;
  if (lines.at(-1) !== 'end') throw new Error('the ingest ended early');
}

async function killAfter(milliseconds: number, dataDir: string, docs: string): Promise<string[]> {
  const { child, lines, ended } = start(dataDir, docs);
  await Promise.race([wait(milliseconds), ended]);
  child.kill('SIGKILL');
  await ended;
  return lines;
}

async function takeSnapshot(dataDir: string): Promise<CorpusSnapshot> {
  const store = await openStore({ dataDir, holder: { command: 'snapshot' } });
  try {
    const reader = store.as(LOCAL_ASKER);
    const { reports } = await reader.listReports({ limit: 10_000 });
    const described = await Promise.all(
      reports.map(async ({ id, ingestedAt: _, ...report }) => {
        const stored = await reader.getReport(id);
        const passages = await reader.listPassages(id);
        return { id, ...report, text: sha256(stored?.text ?? ''), pageStarts: stored?.pageStarts, passages };
      }),
    );
    const outcomes = await reader.listOutcomes();
    return {
      corpusVersion: (await store.settings()).corpusVersion,
      reports: described.sort((a, b) => (a.id < b.id ? -1 : 1)),
      outcomes: outcomes
        .map(({ sourceKey, status, passages }) => `${sourceKey} ${status} ${passages}`)
        .sort(),
      originals: await listOriginals(join(dataDir, 'originals')),
    };
  } finally {
    await store.close();
  }
}

/** Names of the originals; one whose content does not have the hash of its name says so. */
async function listOriginals(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = files
    .filter((file) => file.isFile() && !file.parentPath.endsWith('incoming'))
    .map(async (file) => {
      const whole = sha256(await readFile(join(file.parentPath, file.name))) === file.name;
      return whole ? file.name : `${file.name} torn`;
    });
  return (await Promise.all(names)).sort();
}

/** Mulberry32: the same seed kills at the same moments. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
