import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { type RunningServer, startServer } from './start-server.ts';

const DATABASE = process.env.TEST_DATABASE_URL;
if (!DATABASE) console.warn('TEST_DATABASE_URL is not set: the outage of a database server is not tested.');

/** A wire to the database that can be cut and mended. */
class Wire {
  #server: Server | null = null;
  readonly #sockets = new Set<Socket>();
  port = 0;

  constructor(private readonly target: URL) {}

  async mend(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(Number(this.target.port || 5432), this.target.hostname);
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => this.#sockets.delete(socket));
      }
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async cut(): Promise<void> {
    const server = this.#server;
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => (server === null ? resolve() : server.close(() => resolve())));
    this.#server = null;
  }
}

describe.skipIf(!DATABASE)('a database server that goes away', () => {
  const name = `outage_${process.pid}_${Date.now()}`;
  const printed: string[] = [];
  let admin: Client;
  let wire: Wire;
  let server: RunningServer;
  let directory: string;

  beforeAll(async () => {
    const url = new URL(DATABASE ?? '');
    admin = new Client({ connectionString: url.href });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name}`);
    wire = new Wire(url);
    // The port is known only once it was open; the server starts while the database is away.
    await wire.mend();
    await wire.cut();
    directory = await mkdtemp(join(tmpdir(), 'aktenlage-outage-'));
    const through = new URL(url);
    through.hostname = '127.0.0.1';
    through.port = String(wire.port);
    through.pathname = `/${name}`;
    server = await startServer({
      config: readConfig({
        environment: { DATABASE_URL: through.href, PORT: '0', SAMPLE_CORPUS: 'off' },
        directory,
      }),
      version: '0.0.0-test',
      log: createLog('silent'),
      webDir: directory,
      print: (line) => printed.push(line),
      async wireIngestion({ store, embedder, originalsDir }) {
        const { createIngestion } = await import('../ingest/index.ts');
        const ingestion = createIngestion({ store, embedder, originalsDir });
        return { ingestion, loadSamples: async () => undefined };
      },
    });
  });
  afterAll(async () => {
    await server?.close();
    await wire?.cut();
    await admin?.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin?.end();
    if (directory) await rm(directory, { recursive: true, force: true });
  });

  const health = async () => {
    const response = await fetch(`${server.url}/api/health`);
    return { http: response.status, ...(await response.json()) };
  };

  it('is waited for at the start', async () => {
    expect(await health()).toMatchObject({ http: 200, status: 'starting' });
    await expect.poll(() => printed.join('\n'), { timeout: 30_000 }).toContain('trying again');
    await wire.mend();
    await server.ready;
    expect(await health()).toMatchObject({ http: 200, status: 'ready', database: { kind: 'server' } });
  });

  it('reads as 503 with a code while it is away, and works again without a restart', async () => {
    await wire.cut();
    for (const path of ['/api/reports', '/api/corpus', '/api/answers/none']) {
      const response = await fetch(server.url + path);
      expect(response.status, path).toBe(503);
      expect((await response.json()).error, path).toMatchObject({
        code: 'database-unavailable',
        retryable: true,
      });
    }
    const question = JSON.stringify({ question: 'Was sagt die Akte?' });
    const headers = { 'content-type': 'application/json' };
    const asked = await fetch(`${server.url}/api/ask`, { method: 'POST', headers, body: question });
    expect(asked.status).toBe(503);
    const stream = await fetch(`${server.url}/api/ask`, {
      method: 'POST',
      headers: { ...headers, accept: 'text/event-stream' },
      body: question,
    });
    expect(await stream.text()).toMatch(/event: answer-error\ndata: .*database-unavailable/);
    expect(await health()).toMatchObject({
      http: 503,
      status: 'unavailable',
      error: { code: 'database-unavailable' },
    });
    await wire.mend();
    expect(await health()).toMatchObject({ http: 200, status: 'ready' });
    expect((await fetch(`${server.url}/api/reports`)).status).toBe(200);
  });
});
