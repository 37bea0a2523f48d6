// Starts every command of package.json: checks Node, installs and builds what is missing, then runs it. Plain
// JavaScript without a dependency, because it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import nodeModule from 'node:module';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const LEAST_NODE = [20, 19];

const BUNDLES = {
  server: 'server.mjs',
  ingest: 'ingest.mjs',
  ask: 'ask.mjs',
  search: 'search.mjs',
  replay: 'replay.mjs',
  reindex: 'reindex.mjs',
  audit: 'audit.mjs',
  retention: 'retention.mjs',
};
const SCRIPTS = {
  eval: 'eval/main.ts',
  'eval:retrieval': 'eval/retrieval/main.ts',
  bench: 'eval/bench/main.ts',
};

function fail(message) {
  console.error(message);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  fail(
    `Aktenlage needs Node.js ${LEAST_NODE.join('.')} or newer; this is ${process.versions.node}. ` +
      'Install it from https://nodejs.org or with your package manager, then run the command again.',
  );
}

/** Runs `npm ci` unless node_modules already holds exactly what package-lock.json names. */
function installDependencies() {
  const stampFile = join(root, 'node_modules', '.aktenlage-stamp');
  const lock = readFileSync(join(root, 'package-lock.json'));
  const stamp = createHash('sha256').update(lock).digest('hex');
  if (readText(stampFile) === stamp) return;
  if (!holdsEverything(JSON.parse(lock.toString('utf8')))) {
    console.error('Installing what Aktenlage needs (once, about a minute) …');
    const npm = process.env.npm_execpath;
    const args = ['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error'];
    const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] };
    const done = npm?.endsWith('.js')
      ? spawnSync(process.execPath, [npm, ...args], options)
      : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
    if (done.status !== 0) {
      fail('The installation failed. Is the npm registry reachable? "npm ci" shows what went wrong.');
    }
  }
  writeFileSync(stampFile, stamp);
}

/** Compares with the list that npm itself keeps: an installation made by hand is left as it is. */
function holdsEverything(lock) {
  const installed = readText(join(root, 'node_modules', '.package-lock.json'));
  if (installed === null) return false;
  const { packages } = JSON.parse(installed);
  return Object.entries(lock.packages).every(([path, wanted]) => {
    const there = packages[path];
    if (path === '') return true;
    if (there === undefined) return Boolean(wanted.optional || wanted.devOptional || wanted.peer);
    return there.version === wanted.version;
  });
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

async function isStale(part) {
  const { fingerprint, readStamp } = await import('./build-stamp.mjs');
  return readStamp(root, part) !== fingerprint(root, part);
}

/**
 * In a process of its own: the bundlers keep 280 MB, which the server that starts here would hold for all its life
 * (idle 634 MB after a start that built, 431 MB after one that did not).
 */
async function buildApart(parts) {
  const stale = await Promise.all(parts.map(isStale));
  if (!stale.includes(true)) return;
  const code = await run(fileURLToPath(import.meta.url), ['build', '--stale', ...parts]);
  if (code !== 0) process.exit(code);
}

/** @param parts some of `server` and `web`; builds those whose sources changed since they were built */
async function build(parts, force = false) {
  const { fingerprint, writeStamp, readStamp } = await import('./build-stamp.mjs');
  const stale = (part) => force || readStamp(root, part) !== fingerprint(root, part);
  const unlock = await lockBuild();
  try {
    // Somebody else may have built while we waited for the lock.
    const wanted = parts.filter(stale);
    if (wanted.length === 0) return;
    const started = Date.now();
    const builders = await import('./build.mjs');
    for (const part of wanted) {
      const print = fingerprint(root, part);
      await (part === 'web' ? builders.buildWeb(root) : builders.buildServer(root));
      writeStamp(root, part, print);
    }
    console.error(`Built ${wanted.join(' and ')} in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  } finally {
    unlock();
  }
}

const LOCK_STALE_MS = 5 * 60_000;

/** Two commands started together must not write into one dist folder at once. */
async function lockBuild() {
  const lock = join(root, 'dist', '.building');
  mkdirSync(join(root, 'dist'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      return () => rmSync(lock, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > LOCK_STALE_MS) rmSync(lock, { recursive: true, force: true });
      else await new Promise((resume) => setTimeout(resume, 200));
    }
  }
}

/** Runs the bundle in this process: no second Node to start, signals arrive where they belong. */
async function runBundle(command, args) {
  const bundle = join(root, 'dist', BUNDLES[command]);
  // Node 22 and newer keep the compiled code between starts.
  if (typeof nodeModule.enableCompileCache === 'function') nodeModule.enableCompileCache();
  process.argv = [process.argv[0], bundle, ...args];
  await import(pathToFileURL(bundle).href);
}

function run(program, args) {
  return new Promise((resume) => {
    const child = spawn(process.execPath, [program, ...args].flat(), { cwd: root, stdio: 'inherit' });
    // Ctrl-C reaches the child from the terminal; it decides how it ends.
    const forward = (signal) => child.kill(signal);
    const wait = () => {};
    process.on('SIGINT', wait);
    process.on('SIGTERM', forward);
    child.on('close', (code, signal) => {
      process.off('SIGTERM', forward);
      process.off('SIGINT', wait);
      resume(signal === null ? (code ?? 1) : 1);
    });
  });
}

/** The JavaScript file behind a package's command, so that no shell and no .cmd file is needed. */
function bin(name, command = name) {
  const folder = join(root, 'node_modules', name);
  const { bin: bins } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bins === 'string' ? bins : bins[command]);
}

const runScript = (script, args) => run('--import', ['tsx', join(root, script), ...args]);

/** With arguments only vitest runs and gets them; without, style and types are checked first. */
async function test(args) {
  if (args.length > 0) return run(bin('vitest'), ['run', ...args]);
  const failed = [];
  if ((await run(bin('@biomejs/biome', 'biome'), ['check', '.'])) !== 0) failed.push('biome');
  if ((await run(bin('typescript', 'tsc'), ['--noEmit', '-p', '.'])) !== 0) failed.push('types');
  const report = join(root, 'node_modules', '.cache', 'aktenlage', 'tests.json');
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  if ((await run(bin('vitest'), ['run', ...reporters])) !== 0) failed.push('tests');
  const result = readText(report);
  if (result !== null) {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(result);
    console.log(`Tests: ${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped.`);
  }
  console.log(failed.length === 0 ? 'Style, types and tests are in order.' : `Failed: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
}

/** npm changes into the project's folder; paths are meant from where the command was typed. */
function fromCallersFolder(args) {
  const caller = process.env.INIT_CWD;
  if (caller === undefined || caller === process.cwd()) return args;
  return args.map((arg) => {
    if (arg.startsWith('-') || isAbsolute(arg) || existsSync(arg)) return arg;
    const meant = resolve(caller, arg);
    return existsSync(meant) ? meant : arg;
  });
}

async function main([command, ...args]) {
  checkNode();
  const known = [...Object.keys(BUNDLES), ...Object.keys(SCRIPTS), 'test', 'build'];
  if (!known.includes(command)) fail(`Usage: node server/launch.mjs ${known.join('|')} [arguments]`);
  process.chdir(root);
  installDependencies();
  if (command in BUNDLES) {
    await buildApart(command === 'server' ? ['server', 'web'] : ['server']);
    await runBundle(command, command === 'ingest' ? fromCallersFolder(args) : args);
  } else if (command === 'build') {
    if (args[0] === '--stale') await build(args.slice(1));
    else await build(['server', 'web'], true);
  } else if (command === 'test') {
    process.exitCode = await test(args);
  } else {
    process.exitCode = await runScript(SCRIPTS[command], fromCallersFolder(args));
  }
}

await main(process.argv.slice(2));
