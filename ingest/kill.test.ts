import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killAndResume } from './testing/kill-and-resume.ts';
import { makeKillDocuments } from './testing/kill-documents.ts';

let docs = '';
beforeAll(async () => {
  docs = await makeKillDocuments();
  await mkdir(join(docs, 'cables'));
  for (let i = 0; i < 12; i++) {
    const paragraphs = Array.from(
      { length: 30 },
      (_, p) =>
        `Am ${p + 1}. Tag der Verhandlung ${i} lag der Betrag bei ${p * i},5 Mio. Euro. Die Botschaft berichtete.`,
    );
    await writeFile(join(docs, 'cables', `${i}.md`), `# Bericht ${i}\n\n${paragraphs.join('\n\n')}\n`);
  }
});
afterAll(() => rm(docs, { recursive: true, force: true }));

/** Reports: 12 cables, two archives, three of their four documents, and two of the same content as one of VS-NfD. */
const REPORTS = 12 + 2 + 3 + 2;

// Few kills on one database keep the suite short; `ingest/testing/kill-main.ts` does many on fresh ones.
describe('an ingest killed with -9 at random moments', { timeout: 600_000 }, () => {
  const plan = { kills: 2, seed: 20261124, fresh: false, workers: 4 };

  it('loses nothing, doubles nothing and tears nothing', async () => {
    const { undisturbed, resumed, killed } = await killAndResume({ ...plan, docs, processes: 1 });
    expect(killed).toBeGreaterThan(0);
    expect(undisturbed.reports).toHaveLength(REPORTS);
    for (const corpus of resumed) expect(corpus).toEqual(undisturbed);
  });

  const adminUrl = process.env.TEST_DATABASE_URL;
  it.skipIf(!adminUrl)('nor on a database server', async () => {
    const { undisturbed, resumed, killed } = await killAndResume({ ...plan, docs, adminUrl, processes: 1 });
    expect(killed).toBeGreaterThan(0);
    expect(undisturbed.reports).toHaveLength(REPORTS);
    for (const corpus of resumed) expect(corpus).toEqual(undisturbed);
  });
});
