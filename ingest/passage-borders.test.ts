import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { buildReport } from './build-report.ts';
import { composeText, type PlacedBlock } from './compose-text.ts';
import type { Block } from './parse/document.ts';
import { closeParsers, parseFile } from './parse/index.ts';

const SAMPLE = fileURLToPath(new URL('../eval/corpus/', import.meta.url));
const DEVSET = fileURLToPath(new URL('../../shared/data/devset/docs/', import.meta.url));

afterAll(() => closeParsers());

// Told by the signs around a cut and by the kinds of blocks alone, so that a fault of the sentence splitter or of the
// cutter shows: nothing of either is used here.
const STOP = /[.!?…]["'”“’»«)\]¹²³⁰-⁹\d]*\s*$/u;
const ABBREVIATED =
  /(?:^|[\s(„“"«])(?:\p{Lu}|Dr|Prof|Nr|Nrn|Art|Abs|Bd|[Vv]gl|Kap|Ziff|No|Drs|ca|bzw|sog|Mio|Mrd|Mrs?|Ms|St|Gen|Col|Lt|Sen|Rep|Gov|Jr|vol|pp?|cf|z|u|i|d|S|e\.g|i\.e|vs|etc|Hon|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.\s*$/u;
const CALL = /^\(.*\)$/su;
const POINT = /^(?:\p{Ll}{1,2}\)|\p{Ll}\.\s)/u;

/** What is wrong with a border inside a block; empty where it stands between two sentences. */
function faultInside(before: string, after: string): string {
  if (!STOP.test(before)) return 'no sentence end before it';
  if (/^\s*\p{Ll}/u.test(after)) return 'a small letter after it';
  return ABBREVIATED.test(before) ? 'an abbreviation before it' : '';
}

/**
 * What is wrong with a border between two blocks. Headings, table rows, points of lists, speakers and notes are
 * borders; the end of a paragraph is one unless its sentence visibly goes on in the next.
 */
function faultBetween(before: Block, after: Block): string {
  if (after.kind !== 'paragraph' || !['paragraph', 'list-item', 'speaker'].includes(before.kind)) return '';
  if (STOP.test(before.text)) return '';
  if (/^\p{Ll}/u.test(after.text) && !POINT.test(after.text)) return 'a sentence goes on after it';
  const open = /[\p{L}”“"][,‐-]$/u.test(before.text);
  return open && CALL.test(after.text) ? 'a call parts a sentence' : '';
}

/**
 * Values of the World Factbook are notes without stops that begin with small letters, a line each: where a line of a
 * JSON value ends, its statement ends.
 */
const statesItsLines = (file: string): boolean => file.endsWith('.json');

function faultAt(at: number, text: string, placed: readonly PlacedBlock[], lines: boolean): string {
  const index = placed.findIndex(({ end }) => end >= at);
  const here = placed[index];
  if (!here) return at >= text.length ? '' : 'after the last block';
  if (at > here.start && at < here.end)
    return faultInside(text.slice(here.start, at), text.slice(at, here.end));
  const [before, after] = at === here.end ? [here, placed[index + 1]] : [placed[index - 1], here];
  return before && after && !lines ? faultBetween(before.block, after.block) : '';
}

async function check(file: string): Promise<{ borders: number; torn: string[] }> {
  const bytes = new Uint8Array(readFileSync(file));
  const parsed = await parseFile(bytes, file);
  const { report, passages } = buildReport(parsed, {
    sourceKey: path.basename(file),
    contentHash: '0'.repeat(64),
    sizeBytes: bytes.length,
    pipelineFingerprint: 'test',
  });
  const { placed } = composeText(parsed.blocks, parsed.pageCount);
  const borders = [...new Set(passages.flatMap(({ start, end }) => [start, end]))];
  const torn = borders.flatMap((at) => {
    const fault = faultAt(at, report.text, placed, statesItsLines(file));
    const around = `${report.text.slice(Math.max(0, at - 60), at)}⏐${report.text.slice(at, at + 60)}`;
    return fault === '' ? [] : [`${path.basename(file)}: ${fault}: ${around.replace(/\n+/g, '⏎')}`];
  });
  return { borders: borders.length, torn };
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/scan/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));

describe.each([
  ['the sample corpus', SAMPLE, 200],
  ['real documents (../shared/data/devset, skipped where it is missing)', DEVSET, 6000],
])('passages of %s', (_, folder, atLeast) => {
  test.skipIf(!existsSync(folder))(
    'begin and end at a sentence, heading, row, point or end of a paragraph',
    async () => {
      let borders = 0;
      const torn: string[] = [];
      for (const file of filesIn(folder)) {
        const found = await check(file);
        borders += found.borders;
        torn.push(...found.torn);
      }
      if (torn.length > 0) console.error(torn.join('\n'));
      expect(torn).toEqual([]);
      expect(borders).toBeGreaterThan(atLeast);
    },
    120_000,
  );
});
