import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { type OpenOptions, openServices } from './services.ts';
import { sample } from './store/testing/fixtures.ts';

describe('services with installed dictionaries', () => {
  let folder: string;
  const installed = () => path.join(folder, 'share');
  /** Embedder and translator of a data directory, opened and closed again. */
  const open = async (name: string, dictionaries: string, options: Partial<OpenOptions> = {}) => {
    const dataDir = path.join(folder, name);
    const config = readConfig({
      environment: { DATA_DIR: dataDir, DICTIONARIES: dictionaries, SAMPLE_CORPUS: 'off' },
      directory: folder,
    });
    const services = await openServices(config, { command: 'test', ...options });
    const seen = {
      embedder: services.embedder.id,
      translator: services.translator.id,
      dictionaries: services.dictionaries,
    };
    // An empty corpus may change its mind about the embedder.
    const { report, passages, outcome } = sample('a.txt', ['Die Ausfuhr steigt.'], { language: 'de' });
    const [embedding] = await services.embedder.embedPassages(['Die Ausfuhr steigt.']);
    if (embedding !== undefined && options.bindEmbedder !== false)
      await services.store.corpus.replaceReport(
        report,
        passages.map((passage) => ({ ...passage, embedding })),
        outcome,
      );
    await services.close();
    return seen;
  };

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'aktenlage-services-'));
    await mkdir(path.join(installed(), 'trans'), { recursive: true });
    // Fictional, in the form of the real one.
    await writeFile(path.join(installed(), 'trans/de-en'), 'Ausfuhr {f}; Export {m} :: export\n');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('reads German through the dictionary from the first document on, and never mixes vectors', async () => {
    const first = await open('new', installed());
    expect(first.embedder).toMatch(/\+gloss-de$/);
    expect(first.translator).toBe('glossary+de→en+en→de');
    expect(first.dictionaries).toEqual(['trans-de-en (TU Chemnitz, GPL-2+)']);
    await expect(open('new', 'off')).rejects.toMatchObject({
      code: 'embedder-mismatch',
      message: expect.stringContaining('npm run reindex'),
    });
    expect(await open('new', installed())).toEqual(first);
  });

  it('leaves a corpus that was there before as it is until it is reindexed', async () => {
    const before = await open('old', 'off');
    expect(before).toMatchObject({ translator: 'glossary', dictionaries: [] });
    const after = await open('old', installed());
    expect(after.embedder).toBe(before.embedder);
    expect(after.translator).toBe('glossary+de→en+en→de');
    const reindexing = await open('old', installed(), { bindEmbedder: false });
    expect(reindexing.embedder).toBe(`${before.embedder}+gloss-de`);
  });
});
