import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, LOCAL_ASKER } from '../domain/index.ts';
import { createLanguageModelWriter } from '../models/index.ts';
import {
  fencedPassages,
  type ScriptedOpenAi,
  startScriptedOpenAi,
} from '../models/testing/scripted-openai.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { answerQuestion } from './answer-question.ts';
import {
  type FaultRow,
  faultTable,
  formatFaultTable,
  type PlantedCase,
  plantedCases,
  verdictOf,
} from './testing/planted-faults.ts';

const cases = plantedCases();
const within = cases.filter(({ direction }) => direction !== 'across');
const across = cases.filter(({ direction }) => direction === 'across');

const shareCaught = (rows: readonly FaultRow[], kind: string): number => {
  const row = rows.find((one) => one.kind === kind);
  if (row === undefined) throw new Error(`no faults of kind ${kind}`);
  return row.caught / (row.caught + row.missed);
};
const falseAlarms = (rows: readonly FaultRow[]): number =>
  rows.reduce((sum, row) => sum + row.falseAlarms, 0) / rows.reduce((sum, row) => sum + row.right, 0);

/** Figures, quotes and missing citations do not depend on the language. */
const EXACT = [
  'number',
  'date',
  'amount',
  'invented quote',
  'stitched quote',
  'quote of another source',
  'uncited',
];
/** What needs words of the same language; measured on 2026-11-24: all caught within one language. */
const WORDED = ['wrong citation', 'negation', 'certainty', 'actors', 'outside the passages'];
/**
 * Across languages only names, figures and the glossary let sentence and source meet: measured 2026-11-30, with the larger glossary
 * (8 or 32 of a kind), actors .88, certainty .88, negation .88, wrong citation .56; before it .88, .63, .50, .41. What is missed there is shown as "unchecked", never as supported.
 */
const ACROSS: Readonly<Record<string, number>> = {
  actors: 0.8,
  certainty: 0.8,
  negation: 0.8,
  'wrong citation': 0.5,
};

describe('planted faults', () => {
  it('are at least two hundred, half of them written apart from the rules', () => {
    const faults = cases.filter(({ right }) => !right);
    expect(faults.length).toBeGreaterThanOrEqual(200);
    expect(faults.filter(({ half }) => half === 'held-out').length).toBeGreaterThanOrEqual(100);
  });

  for (const half of ['seen', 'held-out'] as const) {
    const inHalf = ({ half: own }: PlantedCase): boolean => own === half;
    it(`${half}, within one language`, () => {
      const rows = faultTable(within.filter(inHalf));
      console.log(formatFaultTable(`${half}, within one language`, rows));
      for (const kind of [...EXACT, ...WORDED])
        expect(shareCaught(rows, kind), kind).toBeGreaterThanOrEqual(kind === 'negation' ? 0.9 : 0.98);
      expect(falseAlarms(rows)).toBeLessThanOrEqual(0.02);
    });

    it(`${half}, across languages`, () => {
      const rows = faultTable(across.filter(inHalf));
      console.log(formatFaultTable(`${half}, across languages`, rows));
      for (const kind of EXACT) expect(shareCaught(rows, kind), kind).toBeGreaterThanOrEqual(0.98);
      expect(falseAlarms(rows)).toBeLessThanOrEqual(0.02);
    });
  }

  it('across languages: what is reached of the rest', () => {
    const rows = faultTable(across);
    for (const [kind, floor] of Object.entries(ACROSS))
      expect(shareCaught(rows, kind), kind).toBeGreaterThanOrEqual(floor);
  });

  it('no planted fault is ever shown as supported', () => {
    const shown = cases.filter((planted) => !planted.right && verdictOf(planted).status === 'supported');
    expect(shown.map(({ sentence }) => sentence)).toEqual([]);
  });
});

describe('planted faults through the whole path', () => {
  let record: TestApp;
  let server: ScriptedOpenAi;
  const passage =
    'Am 14. März 2024 stimmte die Nationalversammlung von Sorvan mit 112 Stimmen dem Haushalt zu. Der Finanzminister hat die Erhöhung der Grundsteuer nicht unterstützt.';

  beforeAll(async () => {
    record = await openTestApp();
    await record.add('fiktiv/sorvan.txt', `Fiktiver Bericht\n\n${passage}\n`);
    await record.add(
      'fiktiv/maroa.txt',
      'Fiktiver Bericht\n\nDie Flotte von Maroa lief in Sorvan ein und blieb zwei Tage im Haushaltshafen.\n',
    );
    server = await startScriptedOpenAi();
  });
  afterAll(async () => {
    await server.close();
    await record.close();
  });

  /** @param written `KEY` is the key of the right passage, `OTHER` that of the wrong one */
  async function answer(written: string): Promise<Answer> {
    server.setScript({
      chat: (request) => {
        const keyOf = (word: string): string =>
          fencedPassages(request).find(({ text }) => text.includes(word))?.key ?? 'z9z9';
        return {
          text: written.replaceAll('KEY', keyOf('Nationalversammlung')).replaceAll('OTHER', keyOf('Flotte')),
        };
      },
    });
    const { store, embedder } = record.services;
    const writer = createLanguageModelWriter({ baseUrl: server.baseUrl, apiKey: 'key', model: 'scripted' });
    const question = { question: 'Wie stimmte die Nationalversammlung von Sorvan über den Haushalt ab?' };
    for await (const event of answerQuestion(
      { store, embedder, writer, fallbackWriter: null },
      { asker: LOCAL_ASKER, question },
    ))
      if (event.type === 'answer-end') return event.answer;
    throw new Error('no answer');
  }

  const RIGHT = 'Die Nationalversammlung von Sorvan stimmte dem Haushalt am 14. März 2024 mit 112 Stimmen zu';
  it.each([
    ['right', `${RIGHT}. [KEY "mit 112 Stimmen dem Haushalt zu"]`, 'supported', 'overlap'],
    ['wrong number', `${RIGHT.replace('112', '121')}. [KEY]`, 'unsupported', 'numbers'],
    ['wrong date', `${RIGHT.replace('14. März', '15. März')}. [KEY]`, 'unsupported', 'numbers'],
    ['wrong citation', `${RIGHT}. [OTHER]`, 'unsupported', 'numbers'],
    ['invented quote', `${RIGHT}. [KEY "nach langer und hitziger Debatte"]`, 'unsupported', 'verbatim'],
    [
      'stitched quote',
      `${RIGHT}. [KEY "mit 112 Stimmen dem Haushalt die Erhöhung der Grundsteuer"]`,
      'partial',
      'verbatim',
    ],
    [
      'dropped negation',
      'Der Finanzminister unterstützte die Erhöhung der Grundsteuer. [KEY]',
      'contradicted',
      'negation',
    ],
  ])('%s', async (_name, written, status, method) => {
    expect((await answer(written)).claims[0]?.verdict).toMatchObject({ status, method });
  });

  it('uncited beside a cited sentence', async () => {
    const { claims } = await answer(`${RIGHT}. [KEY]\nDas war zu erwarten.`);
    expect(claims[1]?.verdict.status).toBe('uncited');
  });
});
