import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Block, closeParsers, type ParsedDocument, parseFile } from './index.ts';

const DEVSET = new URL('../../../shared/data/devset/', import.meta.url);
const available = existsSync(DEVSET);
/** Read by later issues: a scan without a text layer and an old spreadsheet. */
const NOT_YET = new Set(['bundestag/1802611-scan.pdf', 'bundestag/20160922_2_xls-data.xls']);

const QuestionSchema = z.object({
  id: z.string(),
  evidence: z.array(z.object({ file: z.string(), page: z.number().optional(), quote: z.string() })),
});
const evidence = available
  ? readFileSync(new URL('questions.jsonl', DEVSET), 'utf8')
      .trim()
      .split('\n')
      .flatMap((line) => {
        const question = QuestionSchema.parse(JSON.parse(line));
        return question.evidence.map((item) => ({ id: question.id, ...item }));
      })
  : [];

const parsed = new Map<string, Promise<ParsedDocument>>();
function parse(file: string): Promise<ParsedDocument> {
  const known = parsed.get(file) ?? parseFile(readFileSync(new URL(`docs/${file}`, DEVSET)), file);
  parsed.set(file, known);
  return known;
}

afterAll(() => closeParsers());

/** Pages on which a quote is found, white space aside; undefined stands for a format without pages. */
function pagesOf(blocks: readonly Block[], quote: string): (number | undefined)[] {
  return blocks.flatMap((block) => {
    const offset = block.text.indexOf(quote.replace(/\s+/g, ' '));
    if (offset < 0) return [];
    const turned = block.pageBreaks?.findLast((turn) => turn.offset <= offset);
    return [turned?.page ?? block.page];
  });
}

describe.skipIf(!available)('real documents (../shared/data/devset, skipped where it is missing)', () => {
  test.each(evidence.filter((item) => !NOT_YET.has(item.file)))(
    '$id: $file, "$quote"',
    async ({ file, page, quote }) => {
      expect(pagesOf((await parse(file)).blocks, quote)).toContain(page);
    },
  );

  test('a cell of the World Factbook is found under its path', async () => {
    const { blocks, metadata } = await parse('factbook/gm.json');
    const cell = blocks.findIndex((block) => block.text === '2.4% of GDP (2025 est.)');
    const above = (level: number): string | undefined =>
      blocks.slice(0, cell).findLast((block) => block.level === level)?.text;
    expect([above(1), above(2), above(3)]).toEqual([
      'Military and Security',
      'Military expenditures',
      'Military Expenditures 2025',
    ]);
    expect(metadata.title).toContain('Germany');
  });

  test('pages with shifted glyph codes are left out and named', async () => {
    const document = await parse('bundestag/1804093.pdf');
    const unreadable = document.quality.pages
      .filter((page) => page.status === 'unreadable')
      .map((page) => page.page);
    expect(unreadable).toEqual(expect.arrayContaining(Array.from({ length: 18 }, (_, index) => index + 3)));
    expect(document.partial?.reason).toContain('Pages 3–24, 26 could not be read.');
    expect(document.blocks.some((block) => /VNVRWSXEOLF|[\u0000-\u001f]/.test(block.text))).toBe(false);
  });

  test.each([
    [
      'bundestag/1809663.pdf',
      {
        documentNumber: 'Drucksache 18/9663',
        publishedOn: '2016-09-20',
        title: expect.stringContaining('Für freien und fairen Handel'),
      },
    ],
    [
      'bundestag/19018-data.xml',
      { documentNumber: 'Plenarprotokoll 19/18', publishedOn: '2018-03-02', title: 'Plenarprotokoll 19/18' },
    ],
    [
      'bundestag/20160922_2-data.pdf',
      {
        publishedOn: '2016-09-23',
        eventOn: '2016-09-22',
        title: expect.stringContaining('Abstimmung Nr. 2'),
      },
    ],
    [
      'us-history/recognition-kosovo.xml',
      { title: expect.stringMatching(/by Country, since 1776: Kosovo$/) },
    ],
    [
      'us-history/recognition-canada.docx',
      { title: expect.stringMatching(/since 1776: Canada$/), language: 'en' },
    ],
  ])('metadata of %s', async (file, expected) => {
    expect((await parse(file)).metadata).toMatchObject(expected);
  });

  test('every ballot is read with the name of its member', async () => {
    const { blocks } = await parse('bundestag/20150227_1-data.pdf');
    const texts = blocks.map((block) => block.text);
    expect(texts).toContain('Name: Stephan Albani; Ja: X');
    expect(texts).toContain('Name: Thomas Bareiß; Nein: X');
    const votes = (column: string): number =>
      texts.filter((text) => text.startsWith('Name: ') && text.endsWith(`${column}: X`)).length;
    expect({ yes: votes('Ja'), no: votes('Nein'), abstained: votes('Enthaltung') }).toEqual({
      yes: 541,
      no: 32,
      abstained: 13,
    });
  });

  test('speakers of a plenary protocol come with their group', async () => {
    const { blocks } = await parse('bundestag/19134-data.xml');
    expect(blocks.filter((block) => block.kind === 'speaker').map((block) => block.text)).toContain(
      'Frank Steffel (CDU/CSU):',
    );
  });
});
