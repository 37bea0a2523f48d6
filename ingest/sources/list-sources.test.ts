import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listSources, toSourceKey } from './list-sources.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'aktenlage-sources-'));
  await mkdir(join(root, 'docs/.git'), { recursive: true });
  await mkdir(join(root, 'docs/b'), { recursive: true });
  await mkdir(join(root, 'other'), { recursive: true });
  for (const name of [
    'docs/z.txt',
    'docs/b/a.txt',
    'docs/.DS_Store',
    'docs/~$z.docx',
    'docs/.git/config',
    'other/z.txt',
  ])
    await writeFile(join(root, name), name);
  // macOS writes ü as u and a combining mark.
  await writeFile(join(root, 'docs/Gru\u0308\u00dfe.txt'), 'x');
  await symlink(join(root, 'other/z.txt'), join(root, 'docs/out.txt'));
  await symlink(join(root, 'docs'), join(root, 'docs/b/loop'));
  await symlink(join(root, 'docs/z.txt'), join(root, 'docs/inside.txt'));
  await symlink(join(root, 'nowhere'), join(root, 'docs/broken.txt'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('listSources', () => {
  it('names files by their path in the folder, sorted, in NFC, without litter, not following links out', async () => {
    const { files, refused, missing } = await listSources([join(root, 'docs')]);
    expect(files.map((file) => file.sourceKey)).toEqual([
      'Gr\u00fc\u00dfe.txt',
      'b/a.txt',
      'inside.txt',
      'z.txt',
    ]);
    expect(refused.map(({ sourceKey, code }) => [sourceKey, code]).sort()).toEqual([
      ['broken.txt', 'broken-link'],
      ['out.txt', 'link-outside'],
    ]);
    expect(missing).toEqual([]);
  });

  it('takes single files, says what is missing, and goes on', async () => {
    const { files, missing } = await listSources([join(root, 'gone'), join(root, 'docs/b/a.txt')], 'post');
    expect(files.map((file) => file.sourceKey)).toEqual(['post/a.txt']);
    expect(missing[0]?.message).toContain('There is no file or folder');
  });

  it('does not let two different files pass under one name', async () => {
    const { files, refused } = await listSources([join(root, 'docs'), join(root, 'other')]);
    expect(files.filter((file) => file.sourceKey === 'z.txt')).toHaveLength(1);
    expect(refused.find((one) => one.code === 'duplicate-name')?.sourceKey).toBe('z.txt');
    const twice = await listSources([join(root, 'docs/z.txt'), join(root, 'docs/z.txt')]);
    expect([twice.files.length, twice.refused.length]).toEqual([1, 0]);
  });

  it('writes source keys with plain slashes', () => {
    expect(toSourceKey('.\\a//b/./c.txt')).toBe('a/b/c.txt');
  });
});
