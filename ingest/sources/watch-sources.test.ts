import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SourceFile, SourceListing } from './list-sources.ts';
import { watchSources } from './watch-sources.ts';

let root = '';
let stop: AbortController;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'aktenlage-watch-'));
  stop = new AbortController();
});
afterEach(async () => {
  stop.abort();
  await rm(root, { recursive: true, force: true });
});

const names = ({ value }: IteratorResult<SourceListing>) =>
  (value as SourceListing).files.map((file) => file.sourceKey);

it('gives everything first, then what is new or has changed, and ends when told to', async () => {
  await writeFile(join(root, 'a.txt'), 'A');
  await writeFile(join(root, 'b.txt'), 'B');
  const watching = watchSources([root], { signal: stop.signal, quietMs: 20, rescanMs: 60_000 });
  expect(names(await watching.next())).toEqual(['a.txt', 'b.txt']);
  const next = watching.next();
  await mkdir(join(root, 'sub'));
  await writeFile(join(root, 'sub', 'c.txt'), 'C');
  expect(names(await next)).toEqual(['sub/c.txt']);
  const changed = watching.next();
  await writeFile(join(root, 'a.txt'), 'another A');
  expect(names(await changed)).toEqual(['a.txt']);
  // A list beside the files concerns the files that it names.
  const described = watching.next();
  await writeFile(join(root, 'reports.csv'), 'sourceKey,title\nb.txt,Titel\n');
  const { value } = await described;
  expect(value?.files.map((file: SourceFile) => [file.sourceKey, file.manifest])).toEqual([
    ['b.txt', { row: { title: 'Titel' } }],
  ]);
  const end = watching.next();
  stop.abort();
  expect((await end).done).toBe(true);
});

it('finds changes without events by looking again', async () => {
  const path = join(root, 'a.txt');
  await writeFile(path, 'A');
  const watching = watchSources([path], { signal: stop.signal, quietMs: 1, rescanMs: 30 });
  expect(names(await watching.next())).toEqual(['a.txt']);
  await utimes(path, new Date('2031-01-01'), new Date('2031-01-01'));
  const blind = watching.next();
  await utimes(path, new Date('2030-01-01'), new Date('2030-01-01'));
  expect(names(await blind)).toEqual(['a.txt']);
});
