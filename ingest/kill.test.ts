import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { killAndResume } from './testing/kill-and-resume.ts';

let docs = '';
beforeAll(async () => {
  docs = await mkdtemp(join(tmpdir(), 'aktenlage-kill-docs-'));
  await mkdir(join(docs, 'cables'));
  for (let i = 0; i < 24; i++) {
    const paragraphs = Array.from(
      { length: 30 },
      (_, p) =>
        `Am ${p + 1}. Tag der Verhandlung ${i} lag der Betrag bei ${p * i},5 Mio. Euro. Die Botschaft berichtete.`,
    );
    await writeFile(join(docs, 'cables', `${i}.md`), `# Bericht ${i}\n\n${paragraphs.join('\n\n')}\n`);
  }
  await writeFile(join(docs, 'cables', 'leer.pdf'), '');
});
afterAll(() => rm(docs, { recursive: true, force: true }));

// Five kills on one directory keep the suite short; `ingest/testing/kill-main.ts` does twenty on fresh ones.
it('survives kill -9 at random moments: nothing doubled, nothing lost, nothing torn', async () => {
  const { undisturbed, resumed, killed } = await killAndResume({
    docs,
    kills: 5,
    seed: 20261124,
    fresh: false,
  });
  expect(killed).toBeGreaterThan(0);
  expect(undisturbed.reports).toHaveLength(24);
  expect(undisturbed.originals).toHaveLength(24);
  for (const corpus of resumed) expect(corpus).toEqual(undisturbed);
}, 600_000);
