import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from './project-root.ts';

const run = (script: string, ...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', path.join(projectRoot(), script), ...args], {
    cwd: projectRoot(),
    encoding: 'utf8',
  });

describe('the commands', () => {
  it('explain themselves and exit 2 on wrong use, with nothing on standard output', () => {
    expect(run('eval/main.ts', '--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('--baseline'),
    });
    const wrong = run('eval/main.ts', '--nonsense');
    expect(wrong).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('--nonsense') });
    const missing = run('eval/main.ts', '--json', '--cases', 'no-such-file.jsonl');
    expect(missing).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('no such file') });
    expect(run('eval/bench/main.ts', 'nonsense').status).toBe(2);
    expect(run('eval/retrieval/main.ts', '--data', '/nowhere').status).toBe(2);
  });
});
