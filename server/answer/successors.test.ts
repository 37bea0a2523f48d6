import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asker, LOCAL_ASKER, type Question } from '../domain/index.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { retrieve } from './retrieve.ts';

/** Fictional. The later papers share no word with the question; the others have all of them. */
const QUESTION = 'Wie viele Beobachter hat die Mission in Tavos höchstens?';
const paper = (fields: readonly string[], text: string): string =>
  `---\n${fields.join('\n')}\n---\n\n${text}\n`;

let record: TestApp;

beforeAll(async () => {
  record = await openTestApp();
  for (let number = 1; number <= 12; number++)
    await record.add(
      `notes/${number}.md`,
      `Notiz ${number}: Wie viele Beobachter die Mission in Tavos hat, fragte Abgeordneter ${number}.`,
    );
  await record.add(
    'old.md',
    paper(['published: 2024-03-01'], 'Die Mission in Tavos hat höchstens 320 Beobachter.'),
  );
  await record.add(
    'new.md',
    paper(
      ['published: 2025-03-01', 'supersedes: old.md'],
      'Up to 450 monitors are now stationed along the coast.',
    ),
  );
  await record.add(
    'newest.md',
    paper(
      ['published: 2026-03-01', 'supersedes: new.md', 'marking: GEHEIM'],
      'From spring, 510 monitors are stationed along the coast.',
    ),
  );
}, 60_000);
afterAll(() => record.close());

async function found(
  question: Partial<Question> = {},
  { limit = 5, asker = LOCAL_ASKER }: { limit?: number; asker?: Asker } = {},
): Promise<string[]> {
  const { store, embedder } = record.services;
  const asked = { question: QUESTION, ...question };
  const { passages } = await retrieve({ reader: store.as(asker), embedder }, asked, { limit });
  return passages.map(({ report }) => report.sourceKey);
}

describe('what replaced a paper that is found', () => {
  it('is found as well, before it, although it lies behind everything else, and what replaced that', async () => {
    const names = await found();
    expect(names).toContain('old.md');
    expect(names).toContain('new.md');
    // Only the last stands where the found one stood: the other was replaced as well.
    expect(names[0]).toBe('newest.md');
  });

  it('is looked into where another passage of it was found, for what the replaced passage said', async () => {
    const larger = await openTestApp();
    try {
      const filler = Array.from(
        { length: 12 },
        (_, index) =>
          `Die Mission in Tavos und ihre Beobachter: Bemerkung ${index}. ${'Dies und jenes. '.repeat(40)}`,
      );
      await larger.add(
        'old.md',
        paper(['published: 2024-03-01'], 'Die Mission in Tavos hat höchstens 320 Beobachter.'),
      );
      await larger.add(
        'new.md',
        paper(
          ['published: 2025-03-01', 'supersedes: old.md'],
          `${filler.join('\n\n')}\n\nUp to 450 monitors are now stationed along the coast.`,
        ),
      );
      const { store, embedder } = larger.services;
      const { passages } = await retrieve(
        { reader: store.as(LOCAL_ASKER), embedder },
        { question: QUESTION },
        { limit: 6 },
      );
      expect(passages.some(({ passage }) => passage.text.includes('450 monitors'))).toBe(true);
    } finally {
      await larger.close();
    }
  });

  it('is not shown where it is hidden', async () => {
    const asker = { ...LOCAL_ASKER, clearance: 0 };
    expect(await found({}, { asker })).not.toContain('newest.md');
    expect(await found({}, { asker })).toContain('new.md');
  });

  it('is not known before its day', async () => {
    const names = await found({ asOf: '2025-06-01' });
    expect(names).toContain('new.md');
    expect(names).not.toContain('newest.md');
  });

  it('is not added where somebody asks in certain reports only', async () => {
    expect(await found({ filter: { sources: ['old.md'] } })).toEqual(['old.md']);
    expect(await found({ filter: { withoutSources: ['new.md'] } })).not.toContain('new.md');
  });
});
