import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { projectRoot } from '../project-root.ts';
import { measureEvidence } from './evidence-in-first.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'evidence-'));
  await mkdir(path.join(folder, 'docs'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Fictional. */
const HARBOUR = 'The harbour of Velmar was closed for eleven days after the storm of 3 May 2024.';
const row = (id: string, quote: string) => ({
  id,
  lang: 'en',
  kind: 'fact',
  question: 'How long was the harbour of Velmar closed after the storm?',
  answer: 'Eleven days.',
  answerable: true,
  evidence: [{ file: 'harbour.txt', quote }],
});

it('counts the quotes that stand whole in one of the first ten texts of either system', async () => {
  await writeFile(path.join(folder, 'docs/harbour.txt'), `${HARBOUR}\n`);
  await writeFile(path.join(folder, 'docs/treaty.txt'), 'Parliament ratified the fisheries treaty.\n');
  const rows = [row('found', 'closed for eleven days'), row('unreadable', 'closed for twelve weeks')];
  await writeFile(path.join(folder, 'questions.jsonl'), rows.map((one) => JSON.stringify(one)).join('\n'));
  const measured = await measureEvidence(folder, {
    config: readConfig({ environment: { DICTIONARIES: 'off' }, directory: folder }),
    root: projectRoot(),
    cacheDir: path.join(folder, 'cache'),
    limit: Number.POSITIVE_INFINITY,
  });
  expect(measured).toMatchObject({
    pieces: 1,
    unreadable: 1,
    ours: { found: 1, texts: 2 },
    baseline: { found: 1, texts: 2 },
  });
  expect(measured.baseline.characters).toBeGreaterThan(HARBOUR.length);
}, 120_000);
