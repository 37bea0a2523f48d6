import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenAPIHono } from '@hono/zod-openapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import type { AppEnvironment } from './routes/context.ts';
import { respondToFailure } from './routes/failures.ts';
import { securityHeaders } from './routes/guards.ts';
import { limitRequests } from './routes/rate-limits.ts';
import { PROJECT_ROOT } from './runtime/project-root.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aktenlage-hardening-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('limits for each asker', () => {
  let time = 0;
  const app = new OpenAPIHono<AppEnvironment>();
  app.use(securityHeaders);
  app.use('/api/*', async (c, next) => {
    c.set('asker', { id: c.req.header('x-asker') ?? 'anna', clearance: 0, groups: [] });
    c.set('requestId', 'r');
    await next();
  });
  app.use(
    '/api/*',
    limitRequests({ ask: 3, upload: 0, export: 1 }, () => time),
  );
  app.all('/api/*', (c) => c.text('done'));
  app.onError((thrown, c) => respondToFailure(thrown, c, createLog('silent')));
  const status = async (method: string, path: string, asker = 'anna') =>
    (await app.request(path, { method, headers: { 'x-asker': asker } })).status;

  it('lets a burst pass, then says when to come again, to this asker alone', async () => {
    for (let i = 0; i < 3; i++) expect(await status('POST', '/api/ask')).toBe(200);
    const refused = await app.request('/api/ask', { method: 'POST' });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('20');
    expect((await refused.json()).error).toMatchObject({ code: 'too-many-requests', retryable: true });
    expect(await status('POST', '/api/ask', 'ben')).toBe(200);
    time += 20_000;
    expect(await status('POST', '/api/ask')).toBe(200);
    expect(await status('POST', '/api/ask')).toBe(429);
    expect(await status('GET', '/api/search')).toBe(429);
  });

  it('counts kinds apart, and nothing where there is no limit', async () => {
    expect(await status('GET', '/api/briefings/b/export', 'carla')).toBe(200);
    expect(await status('GET', '/api/briefings/b/export', 'carla')).toBe(429);
    for (let i = 0; i < 20; i++) expect(await status('POST', '/api/reports', 'carla')).toBe(200);
    for (let i = 0; i < 20; i++) expect(await status('GET', '/api/reports', 'carla')).toBe(200);
  });

  it('is on where others can reach the server, and off on this machine unless it is asked for', () => {
    const of = (environment: Record<string, string>) => readConfig({ environment, directory: folder }).limits;
    expect(of({})).toEqual({ ask: 0, upload: 0, export: 0 });
    expect(of({ LIMIT_ASK_PER_MINUTE: '5' }).ask).toBe(5);
    expect(of({ HOST: '0.0.0.0', ALLOW_REMOTE: 'yes' })).toEqual({ ask: 60, upload: 300, export: 60 });
  });

  it('every answer carries the security headers, HSTS where there is TLS in front', async () => {
    const { headers } = await app.request('/api/reports');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('strict-transport-security')).toBeNull();
    const proxied = await app.request('/api/reports', { headers: { 'x-forwarded-proto': 'https' } });
    expect(proxied.headers.get('strict-transport-security')).toContain('max-age=31536000');
  });
});

describe('releases and secrets in the configuration', () => {
  const config = (environment: Record<string, string>) => readConfig({ environment, directory: folder });
  const failure = (environment: Record<string, string>): string => {
    try {
      config(environment);
    } catch (thrown) {
      return String(thrown);
    }
    throw new Error('taken');
  };

  it('gives everything to a server on this machine, and what is open to any other', () => {
    const at = (OPENAI_BASE_URL: string, more = {}) => config({ OPENAI_BASE_URL, ...more }).released;
    const all = {
      chat: 'STRENG GEHEIM',
      embeddings: 'STRENG GEHEIM',
      judge: 'STRENG GEHEIM',
      rerank: 'STRENG GEHEIM',
    };
    for (const local of ['http://127.0.0.1:8000/v1', 'http://localhost/v1', 'http://[::1]:1/v1'])
      expect(at(local), local).toEqual(all);
    for (const remote of ['https://models.example/v1', 'http://10.0.0.7/v1', 'http://127.0.0.1.example/v1'])
      expect(at(remote), remote).toEqual({
        chat: 'OFFEN',
        embeddings: 'OFFEN',
        judge: 'OFFEN',
        rerank: 'OFFEN',
      });
    const told = at('https://models.example/v1', { CHAT_MODEL_RELEASED_UP_TO: 'vs-nfd' });
    expect(told).toMatchObject({ chat: 'VS-NfD', judge: 'VS-NfD', embeddings: 'OFFEN' });
    expect(failure({ CHAT_MODEL_RELEASED_UP_TO: 'secret' })).toContain('must be one of OFFEN, VS-NfD');
  });

  it('takes secrets from files, and repeats none of them', () => {
    writeFileSync(join(folder, 'key'), 'sk-aus-der-datei\n');
    writeFileSync(join(folder, 'empty'), '\n');
    const read = config({ OPENAI_BASE_URL: 'http://127.0.0.1/v1', OPENAI_API_KEY_FILE: 'key' });
    expect(read.openAi?.apiKey?.reveal()).toBe('sk-aus-der-datei');
    expect(JSON.stringify(read)).not.toContain('sk-aus-der-datei');
    expect(failure({ OPENAI_API_KEY_FILE: 'key', OPENAI_API_KEY: 'sk-umgebung' })).toMatch(/both set/);
    expect(failure({ OPENAI_API_KEY_FILE: 'key', OPENAI_API_KEY: 'sk-umgebung' })).not.toMatch(/sk-/);
    expect(failure({ OPENAI_API_KEY_FILE: 'empty' })).toMatch(/empty file/);
    expect(failure({ DATABASE_URL_FILE: 'missing' })).toMatch(/cannot be read \(ENOENT\)/);
  });
});

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

describe('what is installed', () => {
  const read = (file: string) => JSON.parse(readFileSync(join(PROJECT_ROOT, file), 'utf8'));
  const packages = Object.entries(read('package-lock.json').packages as Record<string, Locked>).filter(
    ([path]) => path !== '',
  );

  it('comes from the registry and is held by its hash', () => {
    expect(packages.length).toBeGreaterThan(100);
    const elsewhere = packages.filter(
      ([, { resolved, link }]) =>
        link || (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')),
    );
    expect(elsewhere).toEqual([]);
    const unheld = packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
    expect(unheld.map(([path]) => path)).toEqual([]);
    const { dependencies, devDependencies } = read('package.json');
    const odd = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, range]) => !/^[\^~]?\d+(\.\d+){0,2}$/.test(String(range)),
    );
    expect(odd).toEqual([]);
  });

  it('runs no code while it is installed; those that would like to are known', () => {
    expect(readFileSync(join(PROJECT_ROOT, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
    const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
    // Each works without: what the scripts would fetch or choose lies in the package itself.
    expect(scripted.map((path) => path.replace('node_modules/', '')).sort()).toEqual(KNOWN_SCRIPTS);
    const { scripts } = read('package.json');
    expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([]);
  });

  it('is listed in a bill of materials made without a network', () => {
    const { sbom } = read('package.json').scripts;
    const [program, ...args] = String(sbom).split(' ');
    const env = { ...process.env, npm_config_offline: 'true' };
    const output = execFileSync(program ?? 'npm', args, {
      cwd: PROJECT_ROOT,
      env,
      maxBuffer: 64 * 1024 * 1024,
    });
    const bill = JSON.parse(output.toString('utf8'));
    expect(bill.bomFormat).toBe('CycloneDX');
    const purls = new Set(bill.components.map(({ purl }: { purl: string }) => purl));
    expect([...purls].some((purl) => String(purl).startsWith('pkg:npm/hono@'))).toBe(true);
    expect(bill.components.length).toBeGreaterThan(100);
  });
});

const KNOWN_SCRIPTS = ['esbuild', 'onnxruntime-node', 'protobufjs', 'tesseract.js'];
