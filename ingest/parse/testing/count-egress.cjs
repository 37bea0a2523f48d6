// Loaded by `--require` into the main thread and every worker thread: counts what goes out and what is written.
const { appendFileSync } = require('node:fs');
const log = process.env.EGRESS_LOG;
const own = require('node:path').resolve(log);
const threads = require('node:worker_threads');
const note = (what) => appendFileSync(log, `${what}\n`);
note(`loaded ${threads.isMainThread ? 'main' : 'worker'}`);

function watch(module, name, describe) {
  const original = module[name];
  if (typeof original !== 'function') return;
  module[name] = function watched(...given) {
    const what = describe(...given);
    if (what !== undefined) {
      note(what);
      if (what.startsWith('net ')) throw new Error(`Not allowed here: ${what}`);
    }
    return Reflect.apply(original, this, given);
  };
}
const net = require('node:net');
const isPipe = (given) =>
  typeof given === 'string' || given?.path !== undefined || given?.[0]?.path !== undefined;
watch(net.Socket.prototype, 'connect', (given) => (isPipe(given) ? undefined : 'net connect'));
watch(net.Server.prototype, 'listen', (given) => (isPipe(given) ? undefined : 'net listen'));
watch(require('node:dgram'), 'createSocket', () => 'net datagram');
for (const dns of [require('node:dns'), require('node:dns').promises])
  for (const name of Object.keys(dns))
    if (/^(lookup|resolve|reverse)/.test(name)) watch(dns, name, () => `net dns ${name}`);
watch(globalThis, 'fetch', (url) => `net fetch ${url}`);
const child = require('node:child_process');
for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'])
  watch(child, name, (command) =>
    /esbuild/.test(String(command)) ? undefined : `process ${name} ${command}`,
  );

const fs = require('node:fs');
const written = (path) =>
  typeof path === 'number' || String(path) === own || /tsx-\d+/.test(String(path))
    ? undefined
    : `write ${path}`;
const CHANGES = [
  'writeFile',
  'appendFile',
  'mkdir',
  'mkdtemp',
  'rename',
  'unlink',
  'rm',
  'rmdir',
  'symlink',
  'link',
  'truncate',
  'copyFile',
  'cp',
];
for (const module of [fs, fs.promises])
  for (const name of [...CHANGES, ...CHANGES.map((change) => `${change}Sync`)]) watch(module, name, written);
const opens = (path, flags) =>
  /[wa+]/.test(typeof flags === 'string' ? flags : '') || (typeof flags === 'number' && (flags & 3) !== 0)
    ? written(path)
    : undefined;
for (const [module, name] of [
  [fs, 'open'],
  [fs, 'openSync'],
  [fs.promises, 'open'],
])
  watch(module, name, opens);
watch(fs, 'createWriteStream', written);
require('node:module').syncBuiltinESMExports();
