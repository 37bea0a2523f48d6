import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBoilerplate } from './boilerplate.ts';
import { CHUNK_LIMITS, cutPassages } from './chunk.ts';
import { composeText } from './compose-text.ts';
import type { Block } from './parse/document.ts';

const paragraph = (text: string, page?: number): Block => ({
  kind: 'paragraph',
  text,
  ...(page === undefined ? {} : { page }),
});
const heading = (text: string, level = 1): Block => ({ kind: 'heading', level, text });

function cut(blocks: readonly Block[], pageCount = 0) {
  const { text, placed } = composeText(blocks, pageCount);
  const cuts = cutPassages(text, placed, findBoilerplate(blocks));
  return cuts.map((one) => ({ ...one, text: text.slice(one.start, one.end) }));
}
const sentences = (count: number, word = 'Wort') =>
  Array.from(
    { length: count },
    (_, i) => `Das ist der ${word} Nummer ${i} in einem längeren Satz über Lage und Zahl.`,
  ).join(' ');

describe('cutPassages', () => {
  it('puts headings at the start of the first passage beneath them and into every path', () => {
    const cuts = cut([
      heading('Lage'),
      heading('Norden', 2),
      paragraph(sentences(25)),
      heading('Süden', 2),
      paragraph('Im Süden ist es ruhig.'),
    ]);
    expect(cuts.map((one) => one.headingPath)).toEqual([
      ['Lage', 'Norden'],
      ['Lage', 'Norden'],
      ['Lage', 'Süden'],
    ]);
    expect(cuts[0]?.text.startsWith('Lage\n\nNorden\n\nDas ist')).toBe(true);
    expect(cuts[1]?.text.startsWith('Das ist')).toBe(true);
    expect(cuts[2]?.text).toBe('Süden\n\nIm Süden ist es ruhig.');
  });

  it('merges short neighbours under one heading and not across headings', () => {
    const cuts = cut([
      heading('A'),
      paragraph('Erster Satz.'),
      paragraph('Zweiter Satz.'),
      heading('B'),
      paragraph('Dritter Satz.'),
    ]);
    expect(cuts.map((one) => one.text)).toEqual(['A\n\nErster Satz.\n\nZweiter Satz.', 'B\n\nDritter Satz.']);
  });

  it('puts tiny sections under one heading together, the closest first', () => {
    const cuts = cut([
      heading('Griechenland'),
      heading('Höhe', 2),
      heading('höchster Punkt', 3),
      paragraph('Olymp 2.917 m'),
      heading('niedrigster Punkt', 3),
      paragraph('Mittelmeer 0 m'),
      heading('Bevölkerung', 2),
      paragraph(sentences(5)),
    ]);
    expect(cuts.map((one) => one.headingPath)).toEqual([
      ['Griechenland', 'Höhe'],
      ['Griechenland', 'Bevölkerung'],
    ]);
    expect(cuts[0]?.text).toMatch(/^Griechenland\n\nHöhe\n\nhöchster Punkt\n\nOlymp.*Mittelmeer 0 m$/s);
  });

  it('never makes a passage of a heading alone, and never loses a figure set as one', () => {
    expect(cut([heading('Lage'), paragraph('Text.'), heading('Anlage')]).map((one) => one.text)).toEqual([
      'Lage\n\nText.',
    ]);
    expect(cut([paragraph('Text.'), heading('Ja-Stimmen: 541')]).map((one) => one.text)).toEqual([
      'Text.',
      'Ja-Stimmen: 541',
    ]);
  });

  it('keeps long headings apart from a sentence that does not end', () => {
    const long = (word: string) => `${word} `.repeat(80).trim();
    const cuts = cut([
      heading(long('Lage')),
      heading(long('Folge')),
      paragraph(`${'wort '.repeat(558)}Ende.`),
      paragraph('Kurz.'),
    ]);
    expect(cuts.map((one) => one.text.slice(0, 5))).toEqual(['Lage ', 'wort ', 'Kurz.']);
  });

  it('separates speakers and names them in the path', () => {
    const cuts = cut([
      { kind: 'speaker', text: 'Dr. Anna Beispiel (SPD):' },
      paragraph('Ich stimme zu.'),
      { kind: 'speaker', text: 'Karl Muster (FDP):' },
      paragraph('Ich lehne ab.'),
    ]);
    expect(cuts.map((one) => one.headingPath)).toEqual([['Dr. Anna Beispiel (SPD)'], ['Karl Muster (FDP)']]);
    expect(cuts[1]?.text).toBe('Karl Muster (FDP):\n\nIch lehne ab.');
  });

  it('cuts tables at rows', () => {
    const rows: Block[] = Array.from({ length: 60 }, (_, i) => ({
      kind: 'table-row',
      text: `Land ${i} | ${i} Mio. Euro | Ausfuhr`,
    }));
    const cuts = cut([heading('Handel'), ...rows]);
    expect(cuts.length).toBeGreaterThan(1);
    for (const one of cuts) {
      expect(one.headingPath).toEqual(['Handel']);
      expect(one.text).toMatch(/Ausfuhr$/);
    }
  });

  it('knows the pages of a passage, also where the page turns inside a paragraph', () => {
    const first = sentences(4);
    const second = sentences(4, 'Ort');
    const cuts = cut(
      [
        {
          kind: 'paragraph',
          text: `${first} ${second}`,
          page: 1,
          pageBreaks: [{ offset: first.length + 1, page: 2 }],
        },
        paragraph(sentences(12), 3),
      ],
      3,
    );
    expect(cuts.map((one) => [one.pageFrom, one.pageTo])).toEqual([
      [1, 2],
      [3, 3],
    ]);
    expect(cut([paragraph('Ohne Seiten.')])[0]).toMatchObject({ pageFrom: null, pageTo: null });
  });

  it('leaves imprint and contents out of the passages', () => {
    const cuts = cut([
      heading('Inhaltsverzeichnis'),
      paragraph('1 Lage ........ 3'),
      paragraph('2 Ausblick ........ 7'),
      heading('Lage'),
      paragraph('Die Lage ist stabil.'),
      paragraph('Gesamtherstellung: H. Heenemann GmbH & Co., Buch- und Offsetdruckerei, Berlin'),
      paragraph('Sie bleibt es.'),
      paragraph('ISSN 0722-8333'),
    ]);
    expect(cuts.map((one) => one.text)).toEqual(['Lage\n\nDie Lage ist stabil.', 'Sie bleibt es.']);
  });

  it('keeps a table of figures drawn with dots', () => {
    const rows = ['Einfuhr ........ 120', 'Ausfuhr ........ 95', 'Saldo ........ 25'].map((text) =>
      paragraph(text),
    );
    expect(cut(rows)).toHaveLength(1);
  });
});

const words = fc.array(
  fc.constantFrom('Lage', 'Zahl', 'z. B.', 'Dr.', '12. März', 'État', '𝔘ml', 'the', '1.350', 'S.'),
  {
    minLength: 1,
    maxLength: 120,
  },
);
const sentence = words.map((list) => `Satz ${list.join(' ')} endet.`);
const block: fc.Arbitrary<Block> = fc
  .record({
    kind: fc.constantFrom<Block['kind']>(
      'heading',
      'paragraph',
      'list-item',
      'table-row',
      'speaker',
      'footnote',
    ),
    level: fc.integer({ min: 1, max: 4 }),
    text: fc.oneof(
      fc.array(sentence, { minLength: 1, maxLength: 12 }).map((list) => list.join(' ')),
      fc
        .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
        .map((text) => text.replace(/\s+/g, ' ').trim() || 'x'),
      fc.integer({ min: 1, max: 9000 }).map((length) => 'ä😀'.repeat(length)),
    ),
  })
  .map(({ kind, level, text }) => (kind === 'heading' ? { kind, level, text } : { kind, text }));

describe('cutPassages on any document', () => {
  it('keeps offsets exact, in order, apart, trimmed, bounded, and loses no body text', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 25 }), fc.nat(3), (blocks, pagesEach) => {
        const paged = blocks.map((one, i) =>
          pagesEach === 0 ? one : { ...one, page: 1 + Math.floor(i / pagesEach) },
        );
        const pageCount = paged.reduce((most, one) => Math.max(most, 'page' in one ? one.page : 0), 0);
        const { text, placed, pageStarts } = composeText(paged, pageCount);
        for (const item of placed) expect(text.slice(item.start, item.end)).toBe(item.block.text);
        expect(pageStarts).toHaveLength(pageCount);
        for (const [i, start] of pageStarts.entries())
          expect(start).toBeGreaterThanOrEqual(pageStarts[i - 1] ?? 0);

        const cuts = cutPassages(text, placed);
        let reached = 0;
        for (const one of cuts) {
          const passage = text.slice(one.start, one.end);
          expect(one.start).toBeGreaterThanOrEqual(reached);
          expect(passage).toBe(passage.trim());
          expect(passage.length).toBeGreaterThan(0);
          expect(passage.length).toBeLessThanOrEqual(CHUNK_LIMITS.sentenceMax + 600);
          expect(/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(passage)).toBe(false);
          reached = one.end;
        }
        // Every character of the body that is not white space stands in some passage.
        const inside = (offset: number) => cuts.some((one) => one.start <= offset && offset < one.end);
        for (const item of placed) {
          if (item.block.kind === 'heading' || item.block.kind === 'speaker') continue;
          for (const match of item.block.text.matchAll(/\S+/gu)) {
            expect(inside(item.start + match.index)).toBe(true);
            expect(inside(item.start + match.index + match[0].length - 1)).toBe(true);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
