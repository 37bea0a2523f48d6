import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ASKER } from '../domain/index.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { answerQuestion } from './answer-question.ts';

let record: TestApp;
beforeAll(async () => {
  record = await openTestApp();
  await record.add(
    'fiktiv/land.md',
    `# Länderaufzeichnung Republik Ruvien

*FIKTIVES BEISPIEL*

## Eckdaten

| Merkmal | Angabe |
|---|---|
| Präsident | Jan Pelk (seit 2023) |
| Ministerpräsidentin | Ilse Norrig (seit 2026) |
| Außenminister | Ivo Senn (seit 2022) |

## Beziehungen zu Tolmar

Ministerpräsidentin Norrig besuchte Anlund am 21. April 2026. Tolmar ist der zweitgrößte Handelspartner. Ruvien ist Mitglied des Nordbunds.
`,
  );
});
afterAll(() => record.close());

async function textOf(question: string): Promise<string> {
  for await (const event of answerQuestion(record.services, { asker: LOCAL_ASKER, question: { question } }))
    if (event.type === 'answer-end') return event.answer.text;
  throw new Error('no answer');
}

describe('who holds an office', () => {
  it('is answered with its holder and no other', async () => {
    const text = await textOf('Wer ist Ministerpräsidentin von Ruvien?');
    expect(text).toContain('Norrig');
    expect(text).not.toMatch(/Senn|Pelk/u);
  });

  it('is not answered with who stands under a heading about the country', async () => {
    expect(await textOf('Wer ist Ministerpräsidentin von Tolmar?')).toBe('');
    expect(await textOf('Who is the prime minister of Tolmar?')).toBe('');
  });
});

describe('a yes or no of somebody', () => {
  it('is not answered with somebody else', async () => {
    expect(await textOf('Ist Ruvien Mitglied des Nordbunds?')).toContain('Ruvien ist Mitglied');
    expect(await textOf('Ist Halmara Mitglied des Nordbunds?')).toBe('');
  });
});
