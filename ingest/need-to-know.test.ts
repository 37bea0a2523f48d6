import { zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Asker, Outcome } from '../server/domain/index.ts';
import type { Store } from '../server/ports/store.ts';
import { openTestStore } from '../server/store/testing/open-test-store.ts';
import { closeParsers } from './parse/index.ts';
import { fictional, openWorkplace, type Workplace } from './testing/workplace.ts';

const asker = (id: string, clearance: number, ...groups: string[]): Asker => ({ id, clearance, groups });
const NORTH = asker('north', 4, 'north', 'house');
const SOUTH = asker('south', 4, 'south');
const CLEARED = asker('cleared', 4);
const BOTH = asker('both', 4, 'north', 'south');

let store: Store;
let place: Workplace;
const bytes = (text: string) => new TextEncoder().encode(text);
const titles = async (who: Asker) =>
  (await store.as(who).listReports({ limit: 100 })).reports.map(({ sourceKey }) => sourceKey).sort();
const refusals = async (who: Asker) =>
  (await store.as(who).listOutcomes())
    .filter(({ status }) => status === 'refused')
    .map(({ sourceKey }) => sourceKey)
    .sort();
const run = async (): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  for await (const outcome of place.ingestion.ingestPaths([place.docs])) outcomes.push(outcome);
  return outcomes;
};

beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  place = await openWorkplace(store);
  for (const who of [NORTH, SOUTH, CLEARED, BOTH]) {
    for (const { id } of (await store.as(who).listReports({ limit: 100 })).reports)
      await store.corpus.deleteReport(who, id);
    for (const { sourceKey } of await store.as(who).listOutcomes())
      await store.corpus.dismissRefusal(who, sourceKey);
  }
});
afterAll(async () => {
  await store.close();
  await closeParsers();
});

describe('groups that a list of reports names', () => {
  it('decide who sees the report, and all that lies in it', async () => {
    await place.put('a.md', fictional('Arvenia'));
    await place.put('post.zip', zipSync({ 'b.md': bytes(fictional('Ostrel')) }));
    const list = (groups: string) =>
      place.put(
        'reports.yaml',
        `- sourceKey: a.md\n  groups: south\n- sourceKey: post.zip\n  groups: ${groups}\n`,
      );
    await list('[north, "other"]');
    await run();
    expect(await titles(NORTH)).toEqual(['post.zip', 'post.zip/b.md']);
    expect(await titles(SOUTH)).toEqual(['a.md']);
    expect(await titles(CLEARED)).toEqual([]);
    // Another word: also for what lies inside, although none of its bytes has changed.
    await list('south');
    await run();
    expect(await titles(SOUTH)).toEqual(['a.md', 'post.zip', 'post.zip/b.md']);
    expect(await titles(NORTH)).toEqual([]);
    const unchanged = (await run()).filter(({ status }) => status === 'unchanged');
    expect(unchanged.map(({ sourceKey }) => sourceKey).sort()).toEqual(['a.md', 'post.zip']);
  });

  it('hide a refused file, and what is refused inside', async () => {
    await place.put('plan of the north.pdf', '%PDF-1.7\nbroken');
    await place.put(
      'post.zip',
      zipSync({ 'b.md': bytes(fictional('Ostrel')), 'c.pdf': bytes('%PDF-1.7\nbroken') }),
    );
    await place.put('open.pdf', '%PDF-1.7\nbroken too');
    await place.put('reports.csv', 'sourceKey,groups\nplan of the north.pdf,north|other\npost.zip,north\n');
    await run();
    expect(await refusals(NORTH)).toEqual(['open.pdf', 'plan of the north.pdf', 'post.zip/c.pdf']);
    for (const who of [SOUTH, CLEARED]) expect(await refusals(who)).toEqual(['open.pdf']);
    expect(await refusals(asker('low', 3, 'north'))).toEqual([]);
    // Tried again without the list, it is still meant for them.
    const refusal = (await store.as(NORTH).listQuarantine()).find(({ sourceKey }) =>
      sourceKey.startsWith('plan'),
    );
    expect(refusal?.groups).toEqual(['north', 'other']);
    if (refusal !== undefined) await place.ingestion.retry(refusal, { recognise: true });
    expect(await refusals(SOUTH)).toEqual(['open.pdf']);
    const jobs = async (who: Asker) =>
      (await store.as(who).listJobs(50)).filter(({ kind }) => kind === 'retry');
    expect(await jobs(NORTH)).toHaveLength(1);
    expect(await jobs(SOUTH)).toEqual([]);
  });

  it('are refused where they cannot be read, rather than shown to all', async () => {
    await place.put('a.md', fictional('Arvenia'));
    for (const wrong of ['groups: {a: b}', 'groups: ["x|y"]', 'groups: "|"']) {
      await place.put('reports.yaml', `- sourceKey: a.md\n  ${wrong}\n`);
      const outcome = (await run()).find(({ sourceKey }) => sourceKey === 'a.md');
      expect([wrong, outcome?.status, outcome?.code]).toEqual([wrong, 'refused', 'manifest-marking']);
    }
  });

  it('hide the job and the list from whoever is in none of one of them', async () => {
    await place.put('a.md', fictional('Arvenia'));
    await place.put('b.md', fictional('Ostrel'));
    await place.put('reports.csv', 'sourceKey,groups\na.md,north\nb.md,south\n');
    await run();
    const folder = async (who: Asker) =>
      (await store.as(who).listJobs(50)).filter(({ label }) => label === place.docs).length;
    expect(await Promise.all([BOTH, NORTH, SOUTH, CLEARED].map(folder))).toEqual([1, 0, 0, 0]);
    const list = async (who: Asker) =>
      (await store.as(who).listOutcomes()).filter(({ code }) => code === 'manifest').length;
    expect(await Promise.all([BOTH, NORTH].map(list))).toEqual([1, 0]);
    // The list goes; what is on record of the documents still hides the next run.
    await place.put('a.md', fictional('Arvenia'));
    await place.remove('reports.csv');
    const first = (await store.as(BOTH).listJobs(1))[0]?.id;
    await run();
    expect((await store.as(BOTH).listJobs(1))[0]?.id).not.toBe(first);
    expect(await Promise.all([NORTH, CLEARED].map(folder))).toEqual([0, 0]);
  });
});

describe('a content that loses the report it was another name of', () => {
  it('stays for the groups of the mail or archive in which it lies', async () => {
    const inside = bytes(fictional('Ostrel'));
    await place.put('a.md', fictional('Ostrel'));
    await place.put('b.zip', zipSync({ 'same.md': inside, 'other.md': bytes(fictional('Arvenia')) }));
    await place.put('reports.csv', 'sourceKey,groups\na.md,north\nb.zip,north\n');
    await run();
    expect(await titles(NORTH)).toEqual(['a.md', 'b.zip', 'b.zip/other.md']);
    await place.put('a.md', fictional('Kelmar'));
    await run();
    expect(await titles(NORTH)).toEqual(['a.md', 'b.zip', 'b.zip/other.md', 'b.zip/same.md']);
    expect(await titles(CLEARED)).toEqual([]);
  });
});

describe('what somebody uploads', () => {
  const broken = bytes('%PDF-1.7\nbroken');
  const low = asker('low', 1, 'north');

  it('is shown to him when it is refused, and else to his groups', async () => {
    await place.ingestion.ingestFile({ sourceKey: 'uploads/low/x.pdf', bytes: broken, asker: low });
    const manifest = { row: { groups: ['south'] } };
    const both = asker('low', 1, 'north', 'south');
    const archive = zipSync({ 'in.pdf': broken, 'b.md': bytes(fictional('Ostrel')) });
    await place.ingestion.ingestFile({ sourceKey: 'uploads/low/z.zip', bytes: archive, asker: low });
    await place.ingestion.ingestFile({
      sourceKey: 'uploads/low/y.pdf',
      bytes: broken,
      manifest,
      asker: both,
    });
    const inside = 'uploads/low/z.zip/in.pdf';
    expect(await refusals(low)).toEqual(['uploads/low/x.pdf', 'uploads/low/y.pdf', inside]);
    expect(await refusals(NORTH)).toEqual(['uploads/low/x.pdf', inside]);
    expect(await refusals(SOUTH)).toEqual(['uploads/low/y.pdf']);
    expect(await refusals(CLEARED)).toEqual([]);
    const mine = (await store.as(NORTH).listQuarantine()).find(({ sourceKey }) =>
      sourceKey.endsWith('x.pdf'),
    );
    if (mine !== undefined) await place.ingestion.retry(mine, { asker: NORTH });
    expect(await refusals(low)).toContain('uploads/low/x.pdf');
    expect(await refusals(CLEARED)).toEqual([]);
  });

  it('is refused where it is for groups to none of which he belongs', async () => {
    const manifest = { row: { groups: ['south'] } };
    const outcome = await place.ingestion.ingestFile({
      ...{ sourceKey: 'uploads/low/a.md', bytes: bytes(fictional('Arvenia')), manifest, asker: low },
    });
    expect(outcome).toMatchObject({ status: 'refused', code: 'above-clearance' });
  });

  it('is a job of his own, which he sees whatever his clearance', async () => {
    const job = await place.ingestion.openUploadJob('/plans of the north', 1, 'folder', low);
    const seen = async (who: Asker) => (await store.as(who).listJobs(50)).some(({ id }) => id === job.id);
    expect(await Promise.all([low, NORTH, SOUTH, CLEARED].map(seen))).toEqual([true, true, false, false]);
    expect(await store.jobs.cancel(SOUTH, job.id)).toBe(false);
    expect(await store.jobs.cancel(low, job.id)).toBe(true);
    await job.close();
  });
});
