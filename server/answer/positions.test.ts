import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answer, LOCAL_ASKER } from '../domain/index.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { answerQuestion } from './answer-question.ts';

let record: TestApp;

beforeAll(async () => {
  record = await openTestApp();
  await record.add(
    'debates/2026-02-03.md',
    `# FIKTIVES BEISPIEL: Wortprotokoll der Debatte vom 3. Februar 2026

## Tagesordnungspunkt 4: Teska-Vertrag

### Mira Alvar (Kelmar)

Herr Präsident! Wir lehnen den Teska-Vertrag in dieser Fassung ab, weil der Mindestabfluss zu niedrig ist.

(Beifall bei Kelmar)

### Jon Ostrik (Sorvan)

Wir begrüßen den Teska-Vertrag, denn er gibt uns Sicherheit für den Bau. Kelmar wird aufgefordert, dem Teska-Vertrag zuzustimmen.
`,
  );
});
afterAll(() => record.close());

async function ask(question: string): Promise<Answer> {
  const { store, embedder, writer } = record.services;
  const deps = { store, embedder, writer, fallbackWriter: null };
  for await (const event of answerQuestion(deps, { asker: LOCAL_ASKER, question: { question } }))
    if (event.type === 'answer-end') return event.answer;
  throw new Error('The stream ended without an answer.');
}

it.each([
  ['Wie steht Kelmar zum Teska-Vertrag?', 'Mira Alvar (Kelmar): ', 'lehnen'],
  ['Wie steht Sorvan zum Teska-Vertrag?', 'Jon Ostrik (Sorvan): ', 'begrüßen'],
  ['Was sagte Mira Alvar zum Teska-Vertrag?', 'Mira Alvar (Kelmar): ', 'lehnen'],
])(
  '%s is answered in the words of the holder, whose name stands before them',
  async (question, name, word) => {
    const answer = await ask(question);
    expect(answer.claims[0]?.text).toContain(name);
    expect(answer.claims[0]?.text).toContain(word);
    expect(answer.claims[0]?.verdict.status).toBe('supported');
    expect(answer.citations[0]?.quote).not.toContain(name);
  },
);
