import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, LOCAL_ASKER } from '../domain/index.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { answerQuestion } from './answer-question.ts';

let record: TestApp;
beforeAll(async () => {
  record = await openTestApp();
  await record.add(
    'fiktiv/hafen.txt',
    'Fiktiver Bericht\n\nDer Hafen von Anlund wurde am 4. März 2025 nach dem Sturm gesperrt. Die Werft in Anlund baut vier Fähren.\n',
  );
  await record.add(
    'fiktiv/port.txt',
    'Fictional report\n\nThe port of Kiew Bay was closed on 9 May 2025 after the storm. Its master is Ruth Halm.\n',
  );
});
afterAll(() => record.close());

async function gapsOf(question: string): Promise<Answer['gaps'] | 'refused'> {
  for await (const event of answerQuestion(record.services, { asker: LOCAL_ASKER, question: { question } }))
    if (event.type === 'answer-end')
      return event.answer.status === 'refused' ? 'refused' : (event.answer.gaps ?? []);
  throw new Error('no answer');
}

describe('what the cited passages do not mention', () => {
  it.each([
    ['Wann wurde der Hafen von Anlund nach dem Sturm gesperrt?', []],
    ['Wie viele Fähren baut die Werft in Anlund?', []],
    ['When was the port of Kiew Bay closed after the storm?', []],
    // Another spelling is the same name.
    ['When was the port of Kyiv Bay closed after the storm?', []],
  ])('nothing: %s', async (question, gaps) => {
    expect(await gapsOf(question)).toEqual(gaps);
  });

  it('a part of the question that the record does not answer, beside the answer to the other', async () => {
    const gaps = await gapsOf(
      'Wie viele Fähren baut die Werft in Anlund und welche Zinssätze gelten in Patagonien?',
    );
    expect(gaps).toContainEqual({ kind: 'part', text: 'Welche Zinssätze gelten in Patagonien?' });
  });

  it.each([
    [
      'When was the port of Kiew Bay closed after the storm, according to Quillfeather?',
      'name',
      'Quillfeather',
    ],
    [
      'Wann wurde der Hafen von Anlund nach dem Sturm gesperrt, zwischen Tessen und Anlund?',
      'name',
      'Tessen',
    ],
  ])('a name: %s', async (question, kind, text) => {
    expect(await gapsOf(question)).toEqual([{ kind, text }]);
  });
});
