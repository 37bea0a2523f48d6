import { describe, expect, it } from 'vitest';
import type { Passage, Report } from '../../server/domain/index.ts';
import { modelDrafts } from './model-drafts.ts';
import { draftsOf } from './rules.ts';

const report = { id: 'r', title: 'Note on Lumen', sourceKey: 'note.md' } as Report;
const passageOf = (text: string, language: string): Passage => ({
  id: 'p',
  reportId: 'r',
  ordinal: 0,
  text,
  start: 0,
  end: text.length,
  pageFrom: 2,
  pageTo: 2,
  headingPath: [],
  language,
});

describe('drafts by rules', () => {
  it.each([
    [
      'en',
      'Minister Olvann said that Kelmar will not sign the water treaty this year.',
      'position',
      'Minister Olvann',
    ],
    [
      'en',
      'The harbour authority of Lumen handled 4,310 containers during the spring.',
      'number',
      'How many containers',
    ],
    [
      'de',
      'Die Hafenbehörde von Lumen fertigte im Frühjahr 4.310 Container ab.',
      'number',
      'Wie viele Container',
    ],
    [
      'de',
      'Staatssekretär Tannhof erklärte, die Mission brauche weitere Beobachter.',
      'position',
      'Was sagte Staatssekretär Tannhof',
    ],
    [
      'en',
      'Inspector Vale closed the northern pier of Lumen on 12 May 2024 after an inspection.',
      'date',
      'Which date',
    ],
  ])('%s: %s', (language, text, kind, question) => {
    const [draft] = draftsOf(passageOf(text, language), report);
    expect(draft).toMatchObject({ kind, quote: text, page: 2 });
    expect(draft?.question).toContain(question);
  });

  it.each([
    [
      'de',
      'Jahr: 2024; Ausfuhr nach Kelmar (Millionen Kronen): 2.018; Einfuhr aus Kelmar (Millionen Kronen): 1.340',
      'Welchen Wert nennt „Note on Lumen“ unter „Ausfuhr nach Kelmar (Millionen Kronen)“ für Jahr 2024?',
      '2.018',
    ],
    [
      'en',
      'Option: A. Regulated asset; Public share: 20 %; Remark: Slow, but cheapest',
      'What does “Note on Lumen” give as “Public share” for Option A. Regulated asset?',
      '20 %',
    ],
    // A date names the row here, and is no head of a letter.
    [
      'en',
      'Date: 1 August 2025; Content (billion cubic metres): 1.8; Share of capacity: 26 %',
      'What does “Note on Lumen” give as “Content (billion cubic metres)” for Date 1 August 2025?',
      '1.8',
    ],
    ['en', 'Turnout: 61.4 %', 'What value does “Note on Lumen” give for Turnout?', '61.4 %'],
  ])('%s, a row of a table: %s', (language, text, question, fact) => {
    const [draft] = draftsOf(passageOf(text, language), report);
    expect(draft).toMatchObject({ kind: 'table', quote: text, question, fact });
  });

  it('take neither the head of a letter nor a row without figures for a table', () => {
    for (const text of [
      'Datum: 14.03.2025',
      'Stand: 2. Juni 2026',
      'Vote: Against; States: none',
      'Ref: 12/2026',
    ]) {
      expect(draftsOf(passageOf(text, 'de'), report), text).toEqual([]);
    }
  });

  it('count things, not their adjectives', () => {
    const text =
      'By September 118 heavy weapons systems listed in the annex stood in the agreed storage sites.';
    const [draft] = draftsOf(passageOf(text, 'en'), report);
    expect(draft).toMatchObject({ kind: 'number', fact: '118 heavy weapons systems' });
  });

  it('draft nothing where they know no language, and nothing from a heading', () => {
    expect(
      draftsOf(passageOf('La flotte de Lumen compte 38 bateaux de pêche au port.', 'fr'), report),
    ).toEqual([]);
    expect(draftsOf(passageOf('Fleet', 'en'), report)).toEqual([]);
  });
});

describe('drafts by a model', () => {
  it('are kept only with a quote that stands in the passage', async () => {
    const reply = JSON.stringify([
      { question: 'How large is the fleet of Lumen?', quote: 'consists of 38 boats', fact: '38' },
      { question: 'How old is the fleet of Lumen?', quote: 'is 40 years old' },
    ]);
    const passage = passageOf('The fishing fleet of Lumen consists of 38 boats.', 'en');
    const drafts = await modelDrafts(async () => `Here: ${reply}`)(passage, report);
    expect(drafts.map(({ question, fact }) => [question, fact])).toEqual([
      ['How large is the fleet of Lumen?', '38'],
    ]);
    expect(await modelDrafts(async () => 'no JSON')(passage, report)).toEqual([]);
  });
});
