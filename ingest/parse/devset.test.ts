import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { closeRecognisers, recognise } from '../ocr/index.ts';
import { type Block, closeParsers, type ParsedDocument, parseFile } from './index.ts';

const DEVSET = new URL('../../../shared/data/devset/', import.meta.url);
const available = existsSync(DEVSET);

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
  const known = parsed.get(file) ?? read(file);
  parsed.set(file, known);
  return known;
}

/** As ingestion does it: parsed, and then recognised where pages have no readable text of their own. */
async function read(file: string): Promise<ParsedDocument> {
  const bytes = readFileSync(new URL(`docs/${file}`, DEVSET));
  return recognise(await parseFile(bytes, file), bytes);
}

afterAll(async () => {
  await closeParsers();
  await closeRecognisers();
});

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
  test.each(evidence)('$id: $file, "$quote"', async ({ file, page, quote }) => {
    expect(pagesOf((await parse(file)).blocks, quote)).toContain(page);
  });

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

  test('the evidence is complete: 34 quotes', () => {
    expect(evidence).toHaveLength(34);
  });

  test('pages with shifted glyph codes are put back into writing, the rest is read from its image', async () => {
    const { quality, blocks, partial } = await parse('bundestag/1804093.pdf');
    const noted = (page: number) => quality.pages.find((one) => one.page === page);
    for (let page = 5; page <= 23; page++) {
      expect(noted(page)?.note).toContain('restored from the standard order of glyphs');
    }
    // Fonts with an order of their own, and letters that are images.
    for (const page of [3, 4, 24, 26]) expect(noted(page)?.status).toBe('ocr');
    expect(partial).toBeUndefined();
    const on = (page: number) =>
      blocks
        .filter((block) => block.page === page)
        .map((block) => block.text)
        .join(' ');
    expect(on(3)).toContain('first list of reform measures presented by the Greek authorities');
    expect(on(5)).toContain('in accordance with PM Tsipras’ programmatic statement to Greece’s Parliament');
    expect(on(13)).toContain('Die Mehrwertsteuerpolitik wird im Hinblick auf die Sätze vereinfacht');
    expect(on(13)).toContain(
      'bereits etablierten (obgleich bislang ruhenden) Rats für Finanzpolitik (Fiscal Council)',
    );
    expect(on(24)).toContain('The Commission services have carefully reviewed the Greek government');
    expect(blocks.some((block) => /VNVRWSXEOLF|[\u0000-\u001f]/.test(block.text))).toBe(false);
  });

  test('a scan is read from its image, with a confidence for every page', async () => {
    const { quality, metadata } = await parse('bundestag/1802611-scan.pdf');
    for (const page of quality.pages) {
      expect(page.status).toBe('ocr');
      expect(page.confidence).toBeGreaterThan(0.7);
    }
    expect(metadata).toMatchObject({ documentNumber: 'Drucksache 18/2611', publishedOn: '2014-09-24' });
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
