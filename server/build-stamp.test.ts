import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fingerprint, readStamp, writeStamp } from './build-stamp.mjs';

const root = mkdtempSync(join(tmpdir(), 'aktenlage-stamp-'));
afterAll(() => rmSync(root, { recursive: true }));

it('sees every change of the sources of a part, and of nothing else', () => {
  mkdirSync(join(root, 'server', 'testing'), { recursive: true });
  mkdirSync(join(root, 'web'));
  const file = join(root, 'server', 'main.ts');
  writeFileSync(file, 'one');
  const print = () => fingerprint(root, 'server');
  let last = print();
  const changed = () => {
    const now = print();
    const differs = now !== last;
    last = now;
    return differs;
  };
  expect(changed()).toBe(false);
  writeFileSync(file, 'three');
  expect(changed()).toBe(true);
  utimesSync(file, new Date(), new Date(Date.now() + 5000));
  expect(changed()).toBe(true);
  writeFileSync(join(root, 'server', 'new.ts'), '');
  expect(changed()).toBe(true);
  rmSync(join(root, 'server', 'new.ts'));
  expect(changed()).toBe(true);
  writeFileSync(join(root, 'server', 'main.test.ts'), 'test');
  writeFileSync(join(root, 'server', 'testing', 'help.ts'), 'help');
  writeFileSync(join(root, 'web', 'app.tsx'), 'web');
  expect(changed()).toBe(false);

  expect(readStamp(root, 'server')).toBe(null);
  writeStamp(root, 'server', print());
  expect(readStamp(root, 'server')).toBe(print());
});
