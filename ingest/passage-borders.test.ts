import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { buildReport } from './build-report.ts';
import { closeParsers, parseFile } from './parse/index.ts';

const SAMPLE = fileURLToPath(new URL('../eval/corpus/', import.meta.url));
const DEVSET = fileURLToPath(new URL('../../shared/data/devset/docs/', import.meta.url));

afterAll(() => closeParsers());

/** Told by the signs around the cut alone, so that a fault of the sentence splitter shows. */
function isBorder(before: string, after: string): boolean {
  if (before === '' || after === '' || /\n$/.test(before) || /^\n/.test(after)) return true;
  return /[.!?…]["'”“’»«)\]¹²³⁰-⁹\d]*\s*$/u.test(before) && !/^\s*\p{Ll}/u.test(after);
}

async function tornPassages(file: string): Promise<{ count: number; torn: string[] }> {
  const bytes = new Uint8Array(readFileSync(file));
  const { report, passages } = buildReport(await parseFile(bytes, file), {
    sourceKey: path.basename(file),
    contentHash: '0'.repeat(64),
    sizeBytes: bytes.length,
    pipelineFingerprint: 'test',
  });
  const { text } = report;
  const torn = passages.filter(
    ({ start, end }) =>
      !isBorder(text.slice(0, start), text.slice(start)) || !isBorder(text.slice(0, end), text.slice(end)),
  );
  return { count: passages.length, torn: torn.map((passage) => passage.text) };
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/scan/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));

describe.each([
  ['the sample corpus', SAMPLE, 100],
  ['real documents (../shared/data/devset, skipped where it is missing)', DEVSET, 3000],
])('passages of %s', (_, folder, atLeast) => {
  test.skipIf(!existsSync(folder))(
    'begin and end at a sentence, row, heading or paragraph',
    async () => {
      let passages = 0;
      const torn: string[] = [];
      for (const file of filesIn(folder)) {
        const found = await tornPassages(file);
        passages += found.count;
        torn.push(...found.torn);
      }
      expect(torn).toEqual([]);
      expect(passages).toBeGreaterThan(atLeast);
    },
    120_000,
  );
});
