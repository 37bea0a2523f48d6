import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LOCAL_ASKER, type Outcome } from '../server/domain/index.ts';
import type { Store } from '../server/ports/store.ts';
import { openTestStore } from '../server/store/testing/open-test-store.ts';
import { createIngestion, type FolderIngestion } from './index.ts';
import { originalPath } from './originals.ts';
import { closeParsers } from './parse/index.ts';
import { HashingEmbedder } from './testing/hashing-embedder.ts';

let root = '';
let docs = '';
let store: Store;
let embedder: HashingEmbedder;
let ingestion: FolderIngestion;
/** One database for all tests, one folder of names for each. */
let prefix = '';
let tests = 0;

beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'aktenlage-ingest-'));
  docs = join(root, 'docs');
  await mkdir(docs);
  prefix = `t${++tests}`;
  embedder = new HashingEmbedder();
  ingestion = createOver(store);
});
afterEach(() => rm(root, { recursive: true, force: true }));
afterAll(async () => {
  await store.close();
  await closeParsers();
});

const createOver = (over: Store) =>
  createIngestion({
    store: over,
    embedder,
    originalsDir: join(root, 'originals'),
    limits: { maxFileBytes: 1_000_000 },
  });
const reportOf = (name: string) => store.as(LOCAL_ASKER).findReportBySourceKey(`${prefix}/${name}`);
const recorded = async () =>
  (await store.as(LOCAL_ASKER).listOutcomes()).filter(({ sourceKey }) => sourceKey.startsWith(`${prefix}/`));
const put = (name: string, content: string | Uint8Array) => writeFile(join(docs, name), content);
const body = (topic: string) =>
  `# Lage in ${topic}\n\nDie Lage in ${topic} ist nach Angaben der Botschaft ruhig. Am 12. März 2031 trafen sich die Minister.\n\n## Handel\n\nDas Handelsvolumen mit ${topic} betrug 1,2 Mrd. Euro.\n`;

async function run(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for await (const outcome of ingestion.ingestPaths([docs], { prefix })) outcomes.push(outcome);
  return outcomes;
}
const brief = (outcomes: readonly Outcome[]) =>
  outcomes.map(({ sourceKey, status, code }) => [sourceKey.slice(prefix.length + 1), status, code]);

describe('ingestion of a folder', () => {
  it('adds what is new, leaves what is unchanged, replaces what changed, deletes nothing', async () => {
    const long = body('Arvenia').replace(
      'Angaben der Botschaft',
      `Angaben ${'der Botschaft und '.repeat(20)}`,
    );
    await put('a.md', long);
    await put(
      'b.txt',
      'Botschaft Port Cassel berichtet: Die Verhandlungen wurden am Montag ohne Ergebnis vertagt.',
    );
    expect(brief(await run())).toEqual([
      ['a.md', 'added', null],
      ['b.txt', 'added', null],
    ]);
    const reader = store.as(LOCAL_ASKER);
    const first = await reportOf('a.md');
    const before = await reader.listPassages(first?.id ?? '');
    const stored = await reader.getReport(first?.id ?? '');
    expect(before.length).toBeGreaterThan(0);
    for (const passage of before) expect(stored?.text.slice(passage.start, passage.end)).toBe(passage.text);
    const { corpusVersion } = await store.settings();
    const embedded = embedder.texts;

    expect(brief(await run())).toEqual([
      ['a.md', 'unchanged', null],
      ['b.txt', 'unchanged', null],
    ]);
    expect((await store.settings()).corpusVersion).toBe(corpusVersion);
    expect(embedder.texts).toBe(embedded);

    await put('a.md', `${long}\n## Neu\n\nAm Abend kam die Zusage ${'aus der Hauptstadt '.repeat(20)}.\n`);
    await rm(join(docs, 'b.txt'));
    expect(brief(await run())).toEqual([['a.md', 'updated', null]]);
    // Same words, same id, same vector: only the new passage went through the model.
    const after = await reader.listPassages(first?.id ?? '');
    expect(after.map((passage) => passage.id)).toEqual(
      expect.arrayContaining(before.map((passage) => passage.id)),
    );
    expect(embedder.texts).toBe(embedded + after.length - before.length);
    expect(await reportOf('b.txt')).not.toBeNull();
  });

  it('keeps the original under its hash, whole', async () => {
    await put('a.md', body('Arvenia'));
    await run();
    const report = await reportOf('a.md');
    const path = originalPath(join(root, 'originals'), report?.contentHash ?? '');
    expect(await readFile(path, 'utf8')).toBe(body('Arvenia'));
    expect(await readdir(join(root, 'originals/incoming'))).toEqual([]);
    await rm(path);
    expect(brief(await run())).toEqual([['a.md', 'unchanged', null]]);
    expect(await readFile(path, 'utf8')).toBe(body('Arvenia'));
  });

  it('says of every bad file why it was refused, and goes on', async () => {
    await put('empty.pdf', '');
    await put(
      'unknown.bin',
      new Uint8Array(2000).map((_, i) => (i * 7919) % 251),
    );
    await put('good.md', body('Arvenia'));
    await put(
      'truncated.pdf',
      '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Ty',
    );
    await put('huge.txt', '');
    await truncate(join(docs, 'huge.txt'), 200 * 1024 * 1024);
    await put(
      'umlaute.txt',
      Buffer.from(
        'Die Gespr\xe4che \xfcber die K\xfcstenfischerei wurden f\xfcr M\xe4rz vereinbart.',
        'latin1',
      ),
    );
    const outcomes = await run();
    const status = Object.fromEntries(brief(outcomes));
    expect(status).toMatchObject({
      'empty.pdf': 'refused',
      'unknown.bin': 'refused',
      'good.md': 'added',
      'truncated.pdf': 'refused',
      'huge.txt': 'refused',
      'umlaute.txt': 'added',
    });
    expect(brief(outcomes)).toContainEqual(['huge.txt', 'refused', 'too-large']);
    expect(brief(outcomes)).toContainEqual(['empty.pdf', 'refused', 'empty']);
    for (const { status, reason } of outcomes)
      if (status === 'refused') expect(reason).toMatch(/^[A-Z"].{15,}[.)]$/);
    const report = await reportOf('umlaute.txt');
    expect((await store.as(LOCAL_ASKER).getReport(report?.id ?? ''))?.text).toContain(
      'Gespräche über die Küstenfischerei',
    );
    const listed = await recorded();
    expect(listed.map((outcome) => outcome.sourceKey).sort()).toEqual(
      outcomes.map((o) => o.sourceKey).sort(),
    );
  });

  it('keeps the previous version when the new one is refused, and says so', async () => {
    await put('a.md', body('Arvenia'));
    await run();
    await put('a.md', '');
    const [outcome] = await run();
    expect(outcome).toMatchObject({ status: 'refused', code: 'empty' });
    expect(outcome?.reason).toContain('The previous version is kept.');
    expect(await reportOf('a.md')).not.toBeNull();
    // The good version comes back: the record must no longer say that the document was refused.
    await put('a.md', body('Arvenia'));
    expect(brief(await run())).toEqual([['a.md', 'unchanged', null]]);
    expect((await recorded())[0]?.status).toBe('unchanged');
  });

  it('does not read a refused file again until it, or what reads it, is another one', async () => {
    await put('a.pdf', '%PDF-1.7\nnothing else');
    const [refused] = await run();
    expect(refused).toMatchObject({ status: 'refused', code: 'damaged' });
    const [first] = await recorded();
    expect(await run()).toMatchObject([{ status: 'refused', code: 'damaged', reason: refused?.reason }]);
    // Nothing was written: it is the same refusal.
    expect(await recorded()).toEqual([first]);
    const kept = { contentHash: 'of another file', sizeBytes: 1, parentKey: null, refusedBy: 'this reader' };
    await store.corpus.recordOutcome({ ...(refused as Outcome), reason: 'Of before.' }, kept);
    expect(await run()).toMatchObject([{ status: 'refused', reason: refused?.reason }]);
    await put('a.pdf', body('Refugia'));
    expect(brief(await run())).toEqual([['a.pdf', 'added', null]]);
  });

  it('links a report to the one that supersedes it, in whichever order they come', async () => {
    await put(
      'new.md',
      `---\ntitle: Neu\nsupersedes: ${prefix}/old.md\n---\n\nDie Frist endet am 1. Mai 2031.\n`,
    );
    await run();
    await put('old.md', '---\ntitle: Alt\n---\n\nDie Frist endet am 1. April 2031.\n');
    await run();
    expect((await reportOf('old.md'))?.supersededBy).toBe(`${prefix}/new.md`);
  });

  it('ends the job with a clear error when the embedder fails, refusing nothing', async () => {
    await put('a.md', body('Sellmark'));
    embedder.failing = true;
    await expect(run()).rejects.toMatchObject({ code: 'embedder-unavailable' });
    expect(await recorded()).toEqual([]);
    embedder.failing = false;
    expect(brief(await run())).toEqual([['a.md', 'added', null]]);
  });

  it('ends the job when the database is gone', async () => {
    await put('a.md', body('Arvenia'));
    const gone = await openTestStore();
    await gone.close();
    ingestion = createOver(gone);
    await expect(run()).rejects.toMatchObject({ code: expect.stringMatching(/^database-/) });
  });

  it('refuses a path that does not exist', async () => {
    await expect(ingestion.ingestPaths([join(root, 'gone')]).next()).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('stops when it is told to, with whole documents only', async () => {
    for (let i = 0; i < 30; i++) await put(`d${String(i).padStart(2, '0')}.md`, body(`Land ${i}`).repeat(40));
    const stop = new AbortController();
    const seen: Outcome[] = [];
    const job = async () => {
      for await (const outcome of ingestion.ingestPaths([docs], { prefix, signal: stop.signal })) {
        seen.push(outcome);
        if (seen.length === 3) stop.abort();
      }
    };
    await expect(job()).rejects.toMatchObject({ name: 'AbortError' });
    const stored = (await recorded()).length;
    expect(stored).toBeGreaterThanOrEqual(3);
    expect(stored).toBeLessThan(30);
    const rest = await run();
    expect(rest.filter((outcome) => outcome.status === 'unchanged')).toHaveLength(stored);
    expect(await recorded()).toHaveLength(30);
  });
});

describe('ingestion of an upload', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('goes the same way as a file of a folder', async () => {
    await put('a.md', body('Arvenia'));
    const upload = { sourceKey: `${prefix}/a.md`, bytes: bytes(body('Arvenia')) };
    expect((await ingestion.ingestFile(upload)).status).toBe('added');
    expect((await ingestion.ingestFile(upload)).status).toBe('unchanged');
    expect(brief(await run())).toEqual([['a.md', 'unchanged', null]]);
  });

  it('takes two uploads of one document one after the other', async () => {
    const upload = { sourceKey: `${prefix}/a.md`, bytes: bytes(body('Arvenia')) };
    const statuses = (
      await Promise.all([upload, upload, upload].map((file) => ingestion.ingestFile(file)))
    ).map((outcome) => outcome.status);
    expect(statuses).toEqual(['added', 'unchanged', 'unchanged']);
  });

  it('refuses names that are no path', async () => {
    for (const sourceKey of ['', '../secret', 'a\0b', '//', 'x'.repeat(1001)]) {
      await expect(ingestion.ingestFile({ sourceKey, bytes: bytes('x') })).rejects.toMatchObject({
        code: 'bad-request',
      });
    }
    expect(
      (await ingestion.ingestFile({ sourceKey: `${prefix}\\datei.md`, bytes: bytes(body('Arvenia')) }))
        .sourceKey,
    ).toBe(`${prefix}/datei.md`);
  });
});
