import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { type Briefing, BriefingSchema } from '../domain/index.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { renderMarkdown } from './export-markdown.ts';
import { answer, citation, claim } from './testing/arbitraries.ts';

function briefing(parts: Partial<Briefing> = {}): Briefing {
  return BriefingSchema.parse({
    id: 'b1',
    title: 'Sachstand: Hadrin',
    topic: 'Hadrin',
    audience: 'Referat',
    template: { id: 'sachstand', version: '1.0', title: 'Sachstand' },
    language: 'de',
    asOf: '2026-08-10',
    marking: 'OFFEN',
    sections: [],
    sources: [],
    gaps: [],
    disagreements: [],
    status: 'draft',
    createdAt: '2026-08-10T08:00:00.000Z',
    provenance: answer({}).provenance,
    timings: { totalMs: 1 },
    ...parts,
  });
}

const section = (claims: Briefing['sections'][number]['claims']) => ({
  id: 's',
  title: 'Lage',
  questions: ['Was?'],
  claims,
  answerIds: ['a'],
});

const html = (markdown: string) => marked.parse(markdown, { async: false, gfm: true });
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const textOf = (page: string) =>
  page
    .replace(/<[^>]+>/gu, '')
    .replace(/&(amp|lt|gt|quot|#39);/gu, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/gu, ' ')
    .trim();

describe('escaped text', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc
      .array(
        fc.constantFrom(
          ...[
            '[',
            ']',
            '(',
            ')',
            '<',
            '>',
            '!',
            '`',
            '```',
            '*',
            '_',
            '~~',
            '#',
            '-',
            '+',
            '1.',
            '2)',
            '|',
            '\n',
            '\n\n',
          ],
          ...[
            'https://evil.example',
            'www.evil.example',
            'a@evil.example',
            'mailto:a@evil.example',
            'ftp://e.example',
          ],
          ...[
            '<img src=x onerror=alert(1)>',
            '&lt;',
            '&#91;',
            '\\',
            '$x$',
            '{{topic}}',
            '[1]: https://e.example',
            '[^1]',
          ],
          ...[
            '---',
            '===',
            ':---',
            ' ',
            '    ',
            '\t',
            'Wort',
            '14',
            '<!--',
            '-->',
            '[x]',
            '://',
            'javascript:alert(1)',
          ],
        ),
      )
      .map((parts) => parts.join('')),
  );

  it('comes out of Markdown as the same text in one paragraph, with no element in it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
        const page = html(escapeMarkdown(text)).trim();
        expect(textOf(page)).toBe(plain);
        if (plain !== '') expect(page).toMatch(/^<p>[^<]*<\/p>$/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same after a list marker and before a citation', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
        fc.pre(plain !== '');
        const page = html(`- ${escapeMarkdown(text)} [1]`).trim();
        expect(page).toMatch(/^<ul>\s*<li>[^<]*<\/li>\s*<\/ul>$/u);
        expect(textOf(page)).toBe(`${plain} [1]`);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves ordinary sentences readable', () => {
    const text = 'Am 9. Juni 2025 starben 14 Menschen (5 Kinder); Sorvan: „endgültig“ – 71,3 %.';
    expect(escapeMarkdown(text)).toBe(text);
  });
});

describe('the exported briefing', () => {
  it('has marking, disclosure, date, sections, gaps, disagreements and sources', () => {
    const markdown = renderMarkdown(
      briefing({
        marking: 'VS-NfD',
        sections: [
          section([
            claim('Die Brücke wurde beschossen.', [1]),
            claim('23 Menschen starben.', [2], { status: 'partial', reason: 'Nur Zahlen geprüft.' }),
          ]),
          { ...section([]), id: 'leer', title: 'Ausblick' },
        ],
        sources: [
          citation(1, 0, { page: 2, marking: 'VS-NfD', reliability: 'E', credibility: '4' }),
          citation(2, 1, { originator: null, publishedOn: null, supersededBy: 'documents/new.md' }),
        ],
        gaps: [{ section: 'Ausblick', question: 'Was?', message: 'Keine Angaben in der Akte zu „Was?“.' }],
        disagreements: [
          {
            kind: 'conflict',
            about: 'Abweichende Angaben',
            sides: [
              { value: '23', citation: 2 },
              { value: '14', citation: 1 },
            ],
          },
        ],
      }),
    );
    expect(markdown).toBe(
      [
        '**VS – NUR FÜR DEN DIENSTGEBRAUCH**',
        '# Sachstand: Hadrin',
        'Stand: 10. August 2026 · Für: Referat · Vorlage: Sachstand 1.0',
        '> **Entwurf, KI-/maschinell erstellt, nicht geprüft.** Die Sätze sind wörtlich den Quellen entnommen; ein Sprachmodell wurde nicht verwendet. Enthält fiktive Beispieldokumente.',
        '## Lage',
        '*17. Januar 2026, An embassy:*',
        '- Die Brücke wurde beschossen. [1]',
        '*ohne Datum, Urheber unbekannt, Title of passage-1:*',
        '- 23 Menschen starben. [2] *(nur teilweise belegt: Nur Zahlen geprüft.)*',
        '## Ausblick',
        '*Keine Angaben in der Akte.*',
        '## Abweichende und überholte Angaben',
        '- **Abweichende Angaben**\n  - 23 [2]\n  - 14 [1]',
        '## Lücken',
        '- **Ausblick:** Keine Angaben in der Akte zu „Was?“.',
        '## Quellen',
        '- [1] **Title of passage-0**, An embassy, 17. Januar 2026, S. 2, VS – NUR FÜR DEN DIENSTGEBRAUCH, Bewertung E4, fiktives Beispiel: „Quoted words number 0 of the record.“\n' +
          '- [2] **Title of passage-1**, Urheber unbekannt, ohne Datum, ersetzt durch documents/new.md, fiktives Beispiel: „Quoted words number 1 of the record.“',
        '<!-- {"generator":"Aktenlage","briefing":"b1","machine-generated":true,"ai-generated":false,"reviewed":false,"status":"draft","marking":"VS-NfD","as-of":"2026-08-10","template":"sachstand 1.0","writer":"extractive-1"} -->',
        '',
      ]
        .join('\n\n')
        .replace(/\n\n$/u, '\n'),
    );
  });

  it('names weak sources before a sentence, its kind after it, and notes on its words below', () => {
    const weak = {
      ...claim('14 Menschen starben wahrscheinlich.', [1], { method: 'verbatim' }),
      attribution: { source: 'Presse_schau', grade: 'D4', publishedOn: '2026-01-17' },
      kind: 'judgement' as const,
    };
    const plain = { ...claim('Die Schleuse ist offen.', [1]), kind: 'fact' as const };
    const noted = {
      ...section([weak, plain]),
      notes: [
        { kind: 'bands' as const, terms: ['wahrscheinlich', 'sehr wahrscheinlich'], sentence: 'Ein *Satz*.' },
      ],
    };
    const markdown = (language: 'de' | 'en') =>
      renderMarkdown(briefing({ language, sections: [noted], sources: [citation(1, 0)] }));
    expect(markdown('de')).toContain(
      '- *Laut Presse\\_schau (D4), 17.01.2026:* 14 Menschen starben wahrscheinlich. [1] *(Einschätzung der Quelle)*\n' +
        '- Die Schleuse ist offen. [1]\n\n' +
        '> *Prüfhinweis:* Dieselbe Aussage ist einmal „wahrscheinlich“, einmal „sehr wahrscheinlich“: verschiedene Wahrscheinlichkeiten. „Ein \\*Satz\\*.“',
    );
    expect(markdown('en')).toContain(
      '- *According to Presse\\_schau (D4), 17 Jan 2026:* 14 Menschen starben wahrscheinlich. [1] *(judgement of the source)*',
    );
  });

  it('carries GEHEIM at the top and at the foot, with the statutory addition', () => {
    const markdown = renderMarkdown(briefing({ marking: 'GEHEIM', language: 'en' }));
    expect(markdown.match(/GEHEIM \(SECRET\)/gu)).toHaveLength(2);
    expect(markdown.match(/amtlich geheim gehalten/gu)).toHaveLength(2);
  });

  it('says which model wrote, and that it failed in between', () => {
    const { provenance } = briefing();
    const fallback = { from: 'openai:big', code: 'model-timeout', message: 'slow' };
    const markdown = renderMarkdown(
      briefing({
        provenance: { ...provenance, writerKind: 'language-model', writer: 'openai:big', fallback },
      }),
    );
    expect(markdown).toContain('Geschrieben von openai:big. Das eingestellte Sprachmodell (openai:big) fiel');
    expect(markdown).toContain('"ai-generated":true');
  });

  it('lets no field of a document or of a request become a link, an image or HTML', () => {
    const attacks = fc.constantFrom(
      '![x](https://evil.example/?q=1)',
      '[click](javascript:alert(1))',
      '<script>alert(1)</script>',
      '<https://evil.example>',
      'see https://evil.example and www.evil.example',
      '\n\n# Heading\n\n[1]: https://evil.example\n\n[1]',
      '--> <img src=x>',
      '| a | b |\n|---|---|\n| c | d |',
      '```\ncode',
    );
    fc.assert(
      fc.property(fc.array(attacks, { minLength: 9, maxLength: 9 }), (texts) => {
        const at = (index: number) => texts[index] ?? '';
        const page = html(
          renderMarkdown(
            briefing({
              title: at(0),
              audience: at(1),
              sections: [
                { ...section([claim(at(2), [1], { status: 'unsupported', reason: at(3) })]), title: at(4) },
              ],
              sources: [
                citation(1, 0, { title: at(5), originator: at(6), quote: at(7), supersededBy: at(8) }),
              ],
              gaps: [{ section: at(0), question: at(1), message: at(2) }],
              disagreements: [
                {
                  kind: 'conflict',
                  about: at(3),
                  sides: [
                    { value: at(4), citation: 1 },
                    { value: at(5), citation: 1 },
                  ],
                },
              ],
            }),
          ),
        );
        const elements = new Set([...page.matchAll(/<([a-z][a-z0-9]*)/gu)].map((match) => match[1]));
        const ours = new Set(['p', 'strong', 'em', 'h1', 'h2', 'ul', 'li', 'blockquote']);
        expect([...elements].filter((name) => name !== undefined && !ours.has(name))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
