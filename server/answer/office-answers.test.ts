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

describe('how many somebody has', () => {
  it('is not answered with a count of somewhere else', async () => {
    await record.add(
      'fiktiv/hospital.txt',
      'Fictional report\n\nThe Mission inspected the records of the 12 hospitals of Anlund. The hospitals of Anlund have 400 beds.\n',
    );
    expect(await textOf('How many hospitals does Anlund have?')).toContain('12 hospitals');
    expect(await textOf('How many hospitals does Halmara have?')).toBe('');
    expect(await textOf('Wie viele Krankenhäuser gibt es in Halmara?')).toBe('');
  });

  it('turnout is told in percent', async () => {
    await record.add(
      'fiktiv/wahl.txt',
      'Fictional report\n\nTo publish the turnout in the election of Halmara, all protocols must come within 24 hours. The turnout in the election of Halmara was 61.4 per cent.\n',
    );
    expect(await textOf('What was the turnout in the election of Halmara?')).toMatch(
      /^[^\n]*61\.4 per cent/u,
    );
  });
});
