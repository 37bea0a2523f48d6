import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { closeParsers } from '../parse/index.ts';
import { type SurveyRow, surveyFile, surveyFiles } from './survey-files.ts';

const ROOT = fileURLToPath(new URL('../../../shared/data/formats', import.meta.url));
const present = existsSync(ROOT);
if (!present) console.warn(`Skipped: the collection of formats is not at ${ROOT}.`);

afterAll(() => closeParsers());

/**
 * Everything that was made to hurt, and of each other format every fifth file: half a minute on two cores. The whole
 * collection is read by `format-survey.ts`.
 */
function sample(files: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return files.filter((file) => {
    if (file.startsWith('crafted-hostile/')) return true;
    const extension = /[^./]*$/.exec(file)?.[0] ?? '';
    const count = seen.get(extension) ?? 0;
    seen.set(extension, count + 1);
    return count % 5 === 0;
  });
}

test.skipIf(!present)(
  'every file of the collection is read or refused with a reason',
  async () => {
    const rows: SurveyRow[] = [];
    for (const file of sample(surveyFiles(ROOT))) rows.push(...(await surveyFile(ROOT, file, ['tika'])));
    expect(rows.length).toBeGreaterThan(150);
    for (const row of rows) {
      expect(row.code, `${row.file}: ${row.reason}`).not.toBe('internal');
      expect(row.code, row.file).not.toBe('timeout');
      if (row.outcome === 'refused') expect(row.reason, row.file).toMatch(/^[A-Z].{10,}\.$/s);
      // Nothing is silently empty: there is text, or there are documents inside, or pages wait to be recognised.
      else
        expect(row.characters + row.parts + (row.document?.recognise?.length ?? 0), row.file).toBeGreaterThan(
          0,
        );
      for (const block of row.document?.blocks ?? []) {
        if (
          !/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|undefinedundefined/.test(
            block.text,
          )
        )
          continue;
        throw new Error(`${row.file}: control characters in ${JSON.stringify(block.text.slice(0, 100))}`);
      }
      for (const part of row.document?.parts ?? [])
        expect(part.name, row.file).not.toMatch(/(^|\/)\.\.?(\/|$)|^\/|^[A-Za-z]:|\\/);
    }
  },
  300_000,
);
