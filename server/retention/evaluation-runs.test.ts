import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AuditEventOf, RETENTION_KINDS, type RetentionDays } from '../domain/index.ts';
import type { Store } from '../ports/store.ts';
import { openTestStore } from '../store/testing/open-test-store.ts';
import { listDue } from './list-due.ts';
import { proveDeletion } from './prove-deletion.ts';
import { runRetention } from './run-retention.ts';

const YEARS_AGO = '2020-03-01T10:00:00.000Z';
const days = {
  ...Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, null])),
  'evaluation-runs': 30,
} as RetentionDays;

describe('retention of runs of the evaluation', () => {
  let store: Store;
  let folder = '';
  beforeEach(async () => {
    store = await openTestStore();
    folder = await mkdtemp(join(tmpdir(), 'aktenlage-runs-'));
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  const at = (id: string, place = 'runs') => join(folder, 'anna', place, id);
  const keep = async (id: string, ended: string, results = `results of ${id}`) => {
    await mkdir(at(id), { recursive: true });
    const run = {
      ...{
        id,
        suite: 'own',
        at: ended,
        status: 'finished',
        done: 1,
        total: 1,
        passed: 1,
        failing: 0,
        errors: 0,
      },
      ...{ hardFailures: 0, writer: 'w', embedder: 'e', problem: null },
    };
    await writeFile(join(at(id), 'run.json'), JSON.stringify(run));
    await writeFile(join(at(id), 'results.json'), results);
    return createHash('sha256').update(results).digest('hex');
  };
  const parts = (leftMs?: number) => ({
    ...{ store: store.retention, days, originals: { pathOf: (hash: string) => join(folder, hash) } },
    evaluationRuns: { folder, ...(leftMs === undefined ? {} : { leftMs }) },
  });
  const run = (leftMs?: number) => runRetention(parts(leftMs), { actor: 'keeper' });
  const line = async () => (await listDue(parts())).find(({ kind }) => kind === 'evaluation-runs');
  const recorded = async () =>
    (await store.audit.entries(0, 1000))
      .map(({ entry }) => (JSON.parse(entry) as { event: AuditEventOf<'retention-removed'> }).event)
      .filter(({ type }) => type === 'retention-removed')
      .flatMap(({ items }) => items.map(({ id }) => id));

  it('removes old ones with all their files, and proves it', async () => {
    const sha256 = await keep('old', YEARS_AGO);
    await keep('new', new Date().toISOString());
    // One that goes on has no word of its end.
    await mkdir(at('going-on'), { recursive: true });
    // Nor can this one say when it ended.
    await mkdir(at('broken'), { recursive: true });
    await writeFile(join(at('broken'), 'run.json'), '{');
    expect(await line()).toMatchObject({ due: 1, held: 0, oldest: YEARS_AGO });
    expect(await run()).toEqual({ 'evaluation-runs': 1 });
    expect(['old', 'new', 'going-on'].map((id) => existsSync(at(id)))).toEqual([false, true, true]);
    expect(existsSync(at('old', 'going'))).toBe(false);
    const { proofs } = await proveDeletion(store.retention, store.audit, 'old');
    expect(proofs).toMatchObject([
      { what: 'evaluation-run', sha256, actor: 'keeper', policy: { kind: 'evaluation-runs', days: 30 } },
    ]);
    expect((await store.retention.listRuns(1))[0]).toMatchObject({
      state: 'done',
      removed: { 'evaluation-runs': 1 },
    });
    expect(await run()).toEqual({});
  });

  it('keeps what is held', async () => {
    await keep('held', YEARS_AGO);
    await store.retention.hold('held', 'Case 7', 'admin');
    expect(await line()).toMatchObject({ due: 0, held: 1, oldest: null });
    expect(await run()).toEqual({});
    expect(existsSync(join(at('held'), 'results.json'))).toBe(true);
    expect(await recorded()).toEqual([]);
  });

  it('takes up what a killed process left, each on record once', async () => {
    for (const id of ['before', 'after', 'busy']) await keep(id, YEARS_AGO);
    await mkdir(join(folder, 'anna', 'going'));
    // Killed before the record, and between the record and the removal.
    for (const id of ['before', 'after']) await rename(at(id), at(id, 'going'));
    await store.retention.openRun('r', 'keeper');
    await store.retention.recordRemoved(
      { id: 'r', actor: 'keeper' },
      {
        ...{ kind: 'evaluation-runs', days: 30, before: YEARS_AGO },
        items: [{ what: 'evaluation-run', id: 'after', sha256: '0'.repeat(64) }],
      },
    );
    // Another process may be at it.
    expect(await run()).toEqual({ 'evaluation-runs': 1 });
    expect(['before', 'after'].map((id) => existsSync(at(id, 'going')))).toEqual([true, true]);
    expect(await run(0)).toEqual({ 'evaluation-runs': 1 });
    for (const id of ['before', 'after', 'busy'])
      expect([id, existsSync(at(id)), existsSync(at(id, 'going'))]).toEqual([id, false, false]);
    expect((await recorded()).sort()).toEqual(['after', 'before', 'busy']);
  });

  it('has nothing to do where nobody has evaluated', async () => {
    await rm(folder, { recursive: true });
    expect(await run()).toEqual({});
    expect(await line()).toMatchObject({ due: 0, held: 0 });
  });
});
