import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ASK_EXIT, runAsk } from './ask.ts';
import { readConfig } from './config.ts';
import { AnswerSchema, ReplaySchema, SearchResultSchema } from './domain/index.ts';
import { createLog } from './log.ts';
import type { WriteRequest, Writer } from './ports/writer.ts';
import { REPLAY_EXIT, runReplay } from './replay.ts';
import { PROJECT_ROOT } from './runtime/project-root.ts';
import { runSearch, SEARCH_EXIT } from './search.ts';
import { type RunningServer, type ServerOptions, startServer } from './start-server.ts';
import { CABLE, NOTE, openTestApp } from './testing/test-app.ts';

const printed: string[] = [];
let directory: string;
let server: RunningServer;

const configOf = (environment: Record<string, string>) =>
  readConfig({ environment: { PORT: '0', SAMPLE_CORPUS: 'off', ...environment }, directory });

function options(environment: Record<string, string> = {}): ServerOptions {
  return {
    config: configOf(environment),
    version: '0.0.0-test',
    log: createLog('silent'),
    webDir: join(directory, 'web'),
    print: (line) => printed.push(line),
    async wireIngestion({ store, embedder, originalsDir }) {
      const { createIngestion } = await import('../ingest/index.ts');
      const ingestion = createIngestion({ store, embedder, originalsDir });
      return {
        ingestion,
        async loadSamples(_signal, onProgress) {
          const encode = (text: string) => new TextEncoder().encode(text);
          await ingestion.ingestFile({ sourceKey: 'brask.txt', bytes: encode(CABLE) });
          onProgress(1, 2);
          await ingestion.ingestFile({ sourceKey: 'maroa.md', bytes: encode(NOTE) });
          onProgress(2, 2);
        },
      };
    },
  };
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'aktenlage-server-'));
  await mkdir(join(directory, 'data'));
  const models = join(PROJECT_ROOT, 'node_modules', '.cache', 'aktenlage', 'models');
  await mkdir(models, { recursive: true });
  await symlink(models, join(directory, 'data', 'models'));
  server = await startServer(options({ SAMPLE_CORPUS: 'auto' }));
  await server.settled;
}, 300_000);
afterAll(async () => {
  await server.close();
  await rm(directory, { recursive: true, force: true });
});

const QUESTION = 'Wie viele Menschen kamen beim Beschuss der Brücke von Brask ums Leben?';

describe('a running server', () => {
  it('says what runs, and loads the samples into an empty corpus only', async () => {
    expect(printed.join('\n')).toContain(
      'embedded database, local embeddings, extractive writer: no language model configured',
    );
    expect(printed.join('\n')).toContain('2 fictional documents');
    const health = await (await fetch(`${server.url}/api/health`)).json();
    expect(health).toMatchObject({ status: 'ready', loading: null, database: { kind: 'embedded' } });
    expect(await readdir(join(directory, 'data'))).not.toContain('.sample-corpus-unfinished');
  });

  it('names itself to whoever wants its directory or its port', async () => {
    const { port } = new URL(server.url);
    await expect(startServer(options({ PORT: port }))).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use`);
    const second = await startServer(options());
    await expect(second.ready).rejects.toThrow(`can be reached at ${server.url}`);
    await second.close();
  });

  it('names no address of its own to whoever starts it a second time, only that of the one that runs', async () => {
    const { DATA_DIR: _, ...environment } = process.env;
    const second = spawn(process.execPath, ['--import', 'tsx', join(PROJECT_ROOT, 'server', 'main.ts')], {
      cwd: PROJECT_ROOT,
      env: { ...environment, PORT: '0', DATA_DIR: join(directory, 'data'), SAMPLE_CORPUS: 'off' },
    });
    let out = '';
    let err = '';
    second.stdout.on('data', (piece: Buffer) => {
      out += piece;
    });
    second.stderr.on('data', (piece: Buffer) => {
      err += piece;
    });
    const [code] = await once(second, 'close');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^The data directory .+ is in use by /);
    expect(err.match(/http:\/\/[\d.]+:\d+/g)).toEqual([server.url]);
  });

  it('rejects a Host header of another name', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(`${server.url}/api/corpus`, { headers: { host: 'evil.example' } });
      request.on('response', (response) => resolve(response.resume().statusCode));
      request.on('error', reject);
      request.end();
    });
    expect(status).toBe(403);
  });

  it('answers 413 to an upload that is too large, and goes on', async () => {
    const test = await openTestApp({ maxFileBytes: 1024 * 1024 });
    const listener = createAdaptorServer({ fetch: test.app.fetch, hostname: '127.0.0.1' });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
    const form = new FormData();
    form.append('file', new File([new Uint8Array(8 * 1024 * 1024)], 'big.txt'));
    const response = await fetch(`${url}/api/reports`, { method: 'POST', body: form });
    expect(response.status).toBe(413);
    expect((await response.json()).error.code).toBe('too-large');
    expect((await fetch(`${url}/api/corpus`)).status).toBe(200);
    await new Promise((resolve) => listener.close(resolve));
    await test.close();
  });
});

const run = async (command: typeof runAsk, argv: string[], environment: Record<string, string> = {}) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await command(argv, {
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    environment,
    directory,
  });
  return { code, out: out.join(''), err: err.join('') };
};

const ask = (argv: string[], environment?: Record<string, string>) => run(runAsk, argv, environment);
const replay = (argv: string[]) => run(runReplay, argv);
const search = (argv: string[], environment?: Record<string, string>) => run(runSearch, argv, environment);

describe('npm run search', () => {
  it('goes through the running server and explains each passage', async () => {
    const { code, out } = await search([QUESTION, '--limit', '2']);
    expect(code).toBe(SEARCH_EXIT.ok);
    expect(out).toContain('kind: number');
    expect(out).toMatch(/^1\. .+\(2025-06-11\)\n {3}\d\.\d{3} = .*text \d\.\d{3}.*\n {3}.*Brask/m);
    expect(out).not.toMatch(/^3\./m);
  });

  it('gives as JSON what the interface gives, with shares that add up to the score', async () => {
    const { out } = await search([QUESTION, '--json', '--as-of', '2026-12-31']);
    const { plan, passages } = SearchResultSchema.parse(JSON.parse(out));
    expect(plan).toMatchObject({ question: QUESTION, language: 'de', asOf: '2026-12-31', followsUp: false });
    expect(passages.length).toBeGreaterThan(0);
    for (const { score, shares } of passages)
      expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(score, 9);
    const response = await fetch(
      `${server.url}/api/search?q=${encodeURIComponent(QUESTION)}&asOf=2026-12-31`,
    );
    const other = SearchResultSchema.parse(await response.json());
    expect(other.passages).toEqual(passages);
    const empty = await fetch(
      `${server.url}/api/search?q=Brask&publishedTo=1990-01-01&language=de&language=en`,
    );
    expect(SearchResultSchema.parse(await empty.json())).toMatchObject({
      passages: [],
      searched: { reports: 0 },
    });
  });

  it('looks only in reports that bear a label, or none, and so does npm run ask', async () => {
    const form = new FormData();
    const text = 'TLP:AMBER\n\nFiktiv. Beim Beschuss der Brücke von Brask kamen neun Menschen ums Leben.\n';
    form.append('file', new File([text], 'labelled.txt'));
    const added = await (await fetch(`${server.url}/api/reports`, { method: 'POST', body: form })).json();
    const found = async (...argv: string[]) => {
      const { passages } = SearchResultSchema.parse(
        JSON.parse((await search([QUESTION, '--json', '--limit', '50', ...argv])).out),
      );
      return [...new Set(passages.map(({ sourceKey }) => sourceKey))].sort();
    };
    const cited = async (...argv: string[]) => {
      const { citations } = AnswerSchema.parse(JSON.parse((await ask([QUESTION, '--json', ...argv])).out));
      return [...new Set(citations.map(({ sourceKey }) => sourceKey))].sort();
    };
    expect(await found('--tlp', 'tlp:amber')).toEqual(['labelled.txt']);
    expect(await found('--tlp', 'NONE')).not.toContain('labelled.txt');
    expect(await found('--tlp', 'none', '--tlp', 'AMBER')).toEqual(await found());
    expect(await cited('--tlp', 'AMBER')).toEqual(['labelled.txt']);
    expect(await cited('--tlp', 'NONE')).toEqual(['brask.txt']);
    await fetch(`${server.url}/api/reports/${added.outcomes[0].reportId}`, { method: 'DELETE' });
  });

  it.each([
    [[]],
    [['x', '--limit', '0']],
    [['x', '--as-of', 'today']],
    [['x', '--tlp', 'purple']],
    [['x', '--nonsense']],
  ])('says how it is used: %j', async (argv) => {
    const { code, err } = await search(argv);
    expect(code).toBe(SEARCH_EXIT.usage);
    expect(err).toContain('npm run search');
  });

  it('answers a wrong request with 400', async () => {
    for (const query of ['', 'q=', 'q=x&limit=1000', 'q=x&asOf=2026-02-30', 'q=x&source=']) {
      const response = await fetch(`${server.url}/api/search?${query}`);
      expect([query, response.status]).toEqual([query, 400]);
    }
  });
});

describe('npm run ask', () => {
  it('goes through the running server and prints the answer with its sources', async () => {
    const { code, out } = await ask([QUESTION]);
    expect(code).toBe(ASK_EXIT.ok);
    expect(out).toMatch(/elf Menschen ums Leben\. ?\[1\]/);
    expect(out).toMatch(/Quellen\n {2}\[1\] .+/);
    expect(out).toContain('2025-06-11');
    expect(out).toContain('brask.txt');
  });

  it('prints JSON', async () => {
    const { out } = await ask([QUESTION, '--json', '--as-of', '2026-12-31', '--lang', 'en']);
    const answer = AnswerSchema.parse(JSON.parse(out));
    expect(answer).toMatchObject({ status: 'answered', language: 'en', asOf: '2026-12-31' });
  });

  it('prints a refusal as a result', async () => {
    const { code, out } = await ask(['Welche Zinssätze beschloss die Zentralbank von Patagonien 1987?']);
    expect(code).toBe(ASK_EXIT.ok);
    expect(out.length).toBeGreaterThan(20);
    expect(out).not.toContain('Quellen');
  });

  it('tells wrong usage, wrong settings and wrong questions apart', async () => {
    expect((await ask([])).code).toBe(ASK_EXIT.usage);
    expect((await ask(['--color', 'x'])).err).toContain('Usage: npm run ask');
    expect((await ask(['Was?', '--as-of', '2026-02-31'])).code).toBe(ASK_EXIT.usage);
    expect((await ask(['Was?', '--lang', 'fr'])).code).toBe(ASK_EXIT.usage);
    expect((await ask(['Was?', '--tlp', 'purple'])).err).toContain('--tlp is one of CLEAR, GREEN');
    const settings = await ask(['Was?'], { PORT: 'x' });
    expect(settings).toMatchObject({ code: ASK_EXIT.failed, err: expect.stringContaining('PORT="x"') });
    const long = await ask(['x'.repeat(5000)]);
    expect(long).toMatchObject({ code: ASK_EXIT.failed, err: expect.stringContaining('5000 characters') });
  });
});

const FISHERIES = 'What tuna quota did Maroa offer Arvenland?';

describe('npm run replay', () => {
  let id: string;
  beforeAll(async () => {
    id = AnswerSchema.parse(JSON.parse((await ask([FISHERIES, '--json'])).out)).id;
  });

  it('goes through the running server and finds everything as it was', async () => {
    const { code, out, err } = await replay([id, '--search']);
    expect({ code, err }).toEqual({ code: REPLAY_EXIT.identical, err: '' });
    expect(out).toContain(FISHERIES);
    expect(out).toMatch(/Sentences: (\d+) of \1 as then\.\n/);
    expect(out).toMatch(/Passages: (\d+) of \1 with the text of then\.\n/);
    expect(out).toMatch(/Retrieval: (\d+) of \1 passages found at the same place\.\n\nIdentical\.\n$/);
  });

  it('names the passage and ends with 1 once the report was replaced by another text', async () => {
    const form = new FormData();
    form.append('file', new File([NOTE.replace('4,500', '5,200')], 'maroa.md'));
    form.append('sourceKey', 'maroa.md');
    const upload = await fetch(`${server.url}/api/reports`, { method: 'POST', body: form });
    expect((await upload.json()).outcomes).toMatchObject([{ status: 'updated' }]);

    const { code, out } = await replay([id]);
    expect(code).toBe(REPLAY_EXIT.differs);
    expect(out).toMatch(
      /^ {2}[a-z]\d[a-z]\d p_\w+ maroa\.md: the report is there, but no longer holds this passage$/m,
    );
    expect(out).toMatch(/then: .*4,500.*supported \(verbatim\).*\n {5}now: {2}.*4,500.*\[\] uncited/);
    expect(out).toContain('It was answered then; now it would be refused.');
    expect(out).toMatch(/Something differs\.\n$/);
    const whole = ReplaySchema.parse(JSON.parse((await replay([id, '--search', '--json'])).out));
    expect(whole).toMatchObject({ identical: false, written: true, status: { before: 'answered' } });
    expect(whole.search?.gone.map(({ sourceKey }) => sourceKey)).toContain('maroa.md');
    expect(whole.search?.new.map(({ sourceKey }) => sourceKey)).toContain('maroa.md');
  });

  it('says clearly what it does not know, and how it is used', async () => {
    const unknown = await replay(['no-such-answer']);
    expect(unknown).toMatchObject({ code: REPLAY_EXIT.failed, out: '', err: 'This answer was not found.\n' });
    expect(JSON.parse((await replay(['no-such-answer', '--json'])).out).error.code).toBe('not-found');
    for (const argv of [[], ['a', 'b'], ['../x'], ['a', '--nonsense']]) {
      const { code, err } = await replay(argv);
      expect([argv, code]).toEqual([argv, REPLAY_EXIT.usage]);
      expect(err).toContain('npm run replay');
    }
  });
});

describe('stopping', () => {
  it('frees the directory, which `npm run ask` and `npm run replay` then open themselves', async () => {
    const { id } = AnswerSchema.parse(JSON.parse((await ask([QUESTION, '--json'])).out));
    await server.close();
    await expect(fetch(`${server.url}/api/health`)).rejects.toThrow();
    expect(await replay([id])).toMatchObject({ code: REPLAY_EXIT.identical });
    expect(await replay(['no-such-answer'])).toMatchObject({ code: REPLAY_EXIT.failed });
    const { code, out } = await ask([QUESTION]);
    expect(code).toBe(ASK_EXIT.ok);
    expect(out).toContain('elf Menschen');
  });

  it('ends the work of a reader who leaves, and of the server that stops', async () => {
    const aborted: string[] = [];
    let began: () => void = () => undefined;
    const writing = () =>
      new Promise<void>((resolve) => {
        began = resolve;
      });
    const slow: Writer = {
      id: 'slow-test',
      kind: 'language-model',
      promptVersions: {},
      parameters: {},
      async *write({ question }: WriteRequest, signal: AbortSignal) {
        yield { type: 'text', text: 'Es ' };
        began();
        await new Promise<void>((resolve) => {
          if (signal.aborted) resolve();
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
        aborted.push(question);
        throw signal.reason;
      },
    };
    const own = options({ SAMPLE_CORPUS: 'auto' });
    const running = await startServer({
      ...own,
      wireIngestion: async (services) => {
        Object.assign(services, { writer: slow });
        return own.wireIngestion(services);
      },
    });
    await running.settled;
    const post = (signal: AbortSignal | null, accept: string) =>
      fetch(`${running.url}/api/ask`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept },
        body: JSON.stringify({ question: QUESTION }),
        signal,
      });

    for (const accept of ['text/event-stream', 'application/json']) {
      const leave = new AbortController();
      const started = writing();
      const response = post(leave.signal, accept).then(
        (ok) => ok.text().catch(() => ''),
        () => '',
      );
      await started;
      leave.abort();
      await response;
      await expect.poll(() => aborted.length, { timeout: 30_000 }).toBe(1);
      aborted.length = 0;
    }

    const started = writing();
    const response = post(null, 'text/event-stream');
    await started;
    const closed = running.close();
    const text = await (await response).text();
    expect(text).toContain('event: answer-error');
    await closed;
    expect(aborted).toEqual([QUESTION]);
  });
});
