import { describe, expect, it } from 'vitest';
import { type Briefing, highestMarking, MARKINGS, type Marking, markingLevel } from '../domain/index.ts';
import { renderDocx } from './export-docx/render-docx.ts';
import { sampleBriefing } from './export-docx/testing/sample-briefing.ts';
import { partsOf, textOf } from './export-docx/testing/word-parts.ts';
import { renderMarkdown } from './export-markdown.ts';
import { renderPdf } from './export-pdf/render-pdf.ts';
import { lowerMarking, obstacleTo, tooHigh } from './lower-marking.ts';
import { markingText } from './messages.ts';
import { citation, claim } from './testing/arbitraries.ts';
import { unpdfText } from './testing/pdf-pages.ts';

const OPEN = 'Die Fähre fährt wieder.';
const GRADED = 'Der Minister will zurücktreten.';
const MIXED = 'Beide Botschaften melden Unruhe.';

/** Two reports, one open and one graded, a sentence on each and one on both, and a box of their differing statements. */
function graded(grade: Marking, more: Partial<Briefing> = {}): Briefing {
  return sampleBriefing('de', {
    marking: highestMarking(['OFFEN', grade]),
    minimumMarking: 'OFFEN',
    sources: [
      citation(1, 0, { marking: 'OFFEN', quote: OPEN, title: 'Offener Bericht', language: 'de' }),
      citation(2, 1, { marking: grade, quote: GRADED, title: 'Eingestufter Bericht', language: 'de' }),
    ],
    sections: [
      {
        id: 'lage',
        title: 'Lage',
        questions: ['?'],
        answerIds: [],
        claims: [claim(OPEN, [1]), claim(GRADED, [2]), claim(MIXED, [1, 2])],
        notes: [{ kind: 'bands', terms: ['wohl', 'sicher'], sentence: GRADED }],
        marking: grade,
      },
      {
        id: 'nur',
        title: 'Nur hier',
        questions: ['?'],
        answerIds: [],
        claims: [claim(GRADED, [2])],
        marking: grade,
      },
    ],
    disagreements: [
      {
        kind: 'conflict',
        about: 'Abweichende Angaben',
        sides: [
          { value: 'elf', citation: 1 },
          { value: 'zwölf', citation: 2 },
        ],
      },
    ],
    gaps: [
      {
        section: 'Lage',
        question: 'Wer?',
        message: 'Keine Angaben … Durchsucht: 9 Berichte, der neueste vom 1. Mai.',
      },
    ],
    leftOut: [],
    ...more,
  });
}

describe.each(MARKINGS)('a paper with a source graded %s', (grade) => {
  const briefing = graded(grade);
  const mark = markingText(grade, 'de');
  const secret = markingLevel(grade) >= markingLevel('VS-VERTRAULICH');
  const red = markingLevel(grade) >= markingLevel('GEHEIM');

  it('says so at head and foot of every page in Word, in the colour of the grade', async () => {
    const parts = partsOf(await renderDocx(briefing, null));
    for (const name of ['word/header1.xml', 'word/footer1.xml']) {
      const xml = parts.get(name) ?? '';
      expect(textOf(xml).split('\n')).toContain(mark);
      expect(xml.includes('amtlich geheim gehalten')).toBe(secret);
      expect(xml.includes('w:val="C00000"')).toBe(red);
    }
    // One section of pages, whose default head and foot hold for all of them.
    const body = parts.get('word/document.xml') ?? '';
    expect(body.match(/<w:sectPr/gu)).toHaveLength(1);
    expect(body).not.toContain('w:titlePg');
    const lines = textOf(body).split('\n');
    const portion = grade === 'OFFEN' ? '' : `(${grade}) `;
    expect(lines).toContain(`${grade === 'OFFEN' ? '' : '(OFFEN) '}${OPEN}`);
    expect(lines).toContain(`${portion}${GRADED}`);
    // On both: the higher one.
    expect(lines.some((line) => line.startsWith(`${portion}${MIXED}`))).toBe(true);
  });

  it('says so on top in Markdown, and at the foot where the rules ask for it', () => {
    const markdown = renderMarkdown(briefing).replaceAll('\\', '');
    const line = `**${mark}**`;
    expect(markdown.startsWith(line)).toBe(true);
    expect(markdown.split(line).length - 1).toBe(red ? 2 : 1);
    expect(markdown.includes('amtlich geheim gehalten')).toBe(secret);
  });

  it('says so at head and foot of every page of the PDF', async () => {
    const claims = Array.from({ length: 60 }, (_, index) => claim(`${OPEN} Fahrt ${index}.`, [1]));
    const long = graded(grade, { sections: [{ id: 'a', title: 'A', questions: [], answerIds: [], claims }] });
    const pages = await unpdfText(await renderPdf(long));
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) {
      expect(page.split(mark).length - 1).toBeGreaterThanOrEqual(2);
      expect(page.includes('amtlich geheim gehalten')).toBe(secret);
    }
  });

  it.each(MARKINGS)('is left as it is, or loses what is higher, down to %s', (limit) => {
    const lowered = lowerMarking(briefing, limit);
    const obstacle = obstacleTo(briefing, limit);
    if (markingLevel(grade) <= markingLevel(limit)) {
      expect(obstacle).toBe(null);
      expect(lowered).toBe(briefing);
      return;
    }
    expect(obstacle).toMatchObject({
      marking: grade,
      maxMarking: limit,
      sources: [{ number: 2, title: 'Eingestufter Bericht', marking: grade }],
      sections: [
        { id: 'lage', sentences: 2 },
        { id: 'nur', sentences: 1 },
      ],
    });
    expect(lowered.marking).toBe('OFFEN');
    expect(
      lowered.sections.map(({ claims, gradedOut, marking }) => [claims.length, gradedOut, marking]),
    ).toEqual([
      [1, 2, 'OFFEN'],
      [0, 1, undefined],
    ]);
    expect(lowered.lowered).toEqual({ sources: 1, sentences: 3, disagreements: 1 });
  });
});

describe('a paper from which graded sources are left out', () => {
  const lowered = lowerMarking(graded('GEHEIM'), 'VS-NfD');
  const SECRETS = [GRADED, MIXED, 'Eingestufter Bericht', 'zwölf', 'GEHEIM', 'Durchsucht: 9', '1. Mai'];

  it('tells in no format what they said, and in each that something is gone', async () => {
    const word = partsOf(await renderDocx(lowered, null));
    const texts = [
      renderMarkdown(lowered).replaceAll('\\', ''),
      [...word.values()].map(textOf).join('\n') + (word.get('docProps/custom.xml') ?? ''),
      (await unpdfText(await renderPdf(lowered))).join('\n'),
    ];
    for (const text of texts) {
      for (const told of SECRETS) expect(text).not.toContain(told);
      expect(text).toContain('2 Sätze beruhen auf höher eingestuften Quellen und sind weggelassen.');
      expect(text).toContain('Weggelassen: 1 Quelle, 3 Sätze, 1 abweichende Angabe.');
      // A section that lost all its sentences is not a section on which the record is silent.
      expect(text).not.toContain('Keine Angaben in der Akte.');
    }
    expect(JSON.stringify(lowered)).not.toMatch(new RegExp(SECRETS.slice(0, 4).join('|')));
  });

  it('keeps the numbers of the others', () => {
    expect(lowered.sources.map(({ number }) => number)).toEqual([1]);
  });

  it('keeps of a language model only what it quoted: it wrote with all passages in view', () => {
    const { provenance } = graded('GEHEIM');
    const own = {
      ...claim(OPEN, [1]),
      verdict: { status: 'supported' as const, method: 'overlap', reason: '' },
    };
    const quoted = {
      ...claim(OPEN, [1]),
      verdict: { status: 'supported' as const, method: 'verbatim', reason: '' },
    };
    const written = graded('GEHEIM', {
      provenance: { ...provenance, writerKind: 'language-model', writer: 'openai:x' },
      sections: [
        { id: 'a', title: 'A', questions: [], answerIds: [], claims: [own, quoted, claim(GRADED, [2])] },
      ],
    });
    expect(lowerMarking(written, 'OFFEN').sections[0]).toMatchObject({ claims: [quoted], gradedOut: 2 });
  });

  it('is not lower than its template marks every draft', () => {
    const marked = graded('GEHEIM', { minimumMarking: 'VS-NfD' });
    expect(lowerMarking(marked, 'VS-NfD').marking).toBe('VS-NfD');
    expect(() => lowerMarking(marked, 'OFFEN')).toThrow(/at least VS-NfD/);
    const obstacle = obstacleTo(marked, 'OFFEN');
    if (obstacle === null) throw new Error('no obstacle');
    expect(tooHigh(obstacle).toBody().error).toMatchObject({
      code: 'marking-too-high',
      retryable: false,
      obstacle,
    });
  });
});

describe('what the model was not given', () => {
  const heldBack = { passages: 3, releasedUpTo: 'OFFEN' } as const;

  it('is said in the paper, and not in one for readers of a lower grade', () => {
    const briefing = graded('GEHEIM', { heldBack });
    expect(renderMarkdown(briefing)).toContain(
      'Dem Sprachmodell nicht gegeben, weil höher eingestuft als OFFEN: 3 Textstellen (je Frage gezählt).',
    );
    for (const lower of [
      lowerMarking(briefing, 'OFFEN'),
      lowerMarking(graded('OFFEN', { heldBack }), 'OFFEN'),
    ]) {
      expect(lower.heldBack).toBeUndefined();
      expect(renderMarkdown(lower)).not.toContain('nicht gegeben');
    }
  });
});
