import { describe, expect, it } from 'vitest';
import type { ContextPassage } from '../ports/writer.ts';
import { quotableSpans } from './quotable-spans.ts';

const entryOf = (
  text: string,
  headingPath: string[] = [],
  title = 'Namentliche Abstimmung',
): ContextPassage => ({
  key: 'p7k3',
  score: 1,
  passage: {
    id: 'p',
    reportId: 'r',
    ordinal: 0,
    text,
    start: 0,
    end: text.length,
    pageFrom: 1,
    pageTo: 1,
    headingPath,
    language: 'de',
  },
  report: {
    id: 'r',
    title,
    originator: null,
    publishedOn: null,
    sourceKey: 'r.pdf',
    language: 'de',
    reliability: null,
    credibility: null,
    marking: 'OFFEN' as const,
    supersededBy: null,
    documentNumber: null,
  },
});

const texts = (entry: ContextPassage, rows: boolean) =>
  quotableSpans(entry)
    .filter((span) => span.rows === rows)
    .map(({ start, end }) => entry.passage.text.slice(start, end));

describe('what may be quoted from a passage', () => {
  const table = 'Ja-Stimmen: 541\nNein-Stimmen: 32\nEnthaltungen: 13';

  it('is each row of a table, and the rows that stand together as one', () => {
    expect(texts(entryOf(table), false)).toEqual(table.split('\n'));
    expect(texts(entryOf(table), true)).toEqual([table]);
  });

  it('is no run across a sentence, and none of one row', () => {
    const text =
      'Ja-Stimmen: 541\n\nDer Antrag wurde in der Sitzung am Freitag mit großer Mehrheit angenommen.\n\nNein-Stimmen: 32';
    expect(texts(entryOf(text), true)).toEqual([]);
  });

  it('bounds a run, so that a long table is not quoted whole', () => {
    const rows = Array.from({ length: 20 }, (_, i) => `Posten ${i}: ${i * 10}`);
    for (const run of texts(entryOf(rows.join('\n')), true))
      expect(run.split('\n').length).toBeLessThanOrEqual(8);
  });

  it('follows a quotation to its end, and is not led astray by a mark that is never closed', () => {
    const speech = 'He said: “We can count shells. We cannot say who fires them.” Nobody answered.';
    expect(texts(entryOf(speech), false)).toEqual([
      'He said: “We can count shells. We cannot say who fires them.”',
      'Nobody answered.',
    ]);
    const german = 'Er sagte: „Wir zählen. Mehr nicht.“ Danach schwieg er.';
    expect(texts(entryOf(german), false)).toEqual([
      'Er sagte: „Wir zählen. Mehr nicht.“',
      'Danach schwieg er.',
    ]);
    const broken =
      'Er sagte: „Wir zählen. Danach schwieg er. Es wurde still. Es blieb still. Ende der Sitzung.';
    expect(texts(entryOf(broken), false)[0]).toBe('Er sagte: „Wir zählen.');
  });

  it('leaves headings out and joins a label to what it names', () => {
    const text = 'Ergebnis\n\nMilitary Expenditures 2025\n\n2.9% of GDP (2025 est.)';
    expect(texts(entryOf(text, ['Ergebnis']), false)).toEqual([
      'Military Expenditures 2025\n\n2.9% of GDP (2025 est.)',
    ]);
  });
});
