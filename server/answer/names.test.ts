import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answer, LOCAL_ASKER } from '../domain/index.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { answerQuestion } from './answer-question.ts';
import { createExtractiveWriter } from './extractive-writer.ts';

let record: TestApp;

beforeAll(async () => {
  record = await openTestApp();
  await record.add(
    'notes/larnia.md',
    '# FICTIONAL SAMPLE: Larnia\n\nPresident Pavlo Zhurovskyy of Larnia opened the port of Tarrow in May 2024.\n\nGeneral Nadim Kharif left the council of Larnia in June 2024.\n',
  );
  await record.add(
    'notes/ostik.md',
    '# FIKTIVES BEISPIEL: Ostik\n\nDie Lieferung nach Kyjiw verließ den Hafen Ostik am 4. Juli 2024.\n',
  );
  await record.add(
    'notes/commission.md',
    '# FIKTIVES BEISPIEL: Wasserfragen\n\nDie Zwischenstaatliche Pegelkommission (ZPK) wurde 2019 gegründet.\n',
  );
  await record.add(
    'notes/seat.md',
    '# FIKTIVES BEISPIEL: Sitz\n\nDie ZPK nahm am 9. März 2022 ihre Arbeit in Ostik auf.\n',
  );
  await record.add(
    'notes/vote.md',
    '# FICTIONAL SAMPLE: Vote\n\nThe United States abstained from the vote on Larnia on 3 June 2021.\n',
  );
});
afterAll(() => record.close());

async function ask(question: string): Promise<Answer> {
  const { store, embedder } = record.services;
  const deps = { store, embedder, writer: createExtractiveWriter(), fallbackWriter: null };
  for await (const event of answerQuestion(deps, { asker: LOCAL_ASKER, question: { question } }))
    if (event.type === 'answer-end') return event.answer;
  throw new Error('The stream ended without an answer.');
}

it.each([
  ['When did President Schurowskij open the port of Tarrow?', 'Zhurovskyy'],
  ['Wann eröffnete Präsident Schurowskyj den Hafen von Tarrow?', 'Zhurovskyy'],
  ['Quand le président Jourovski a-t-il ouvert le port de Tarrow ?', 'Zhurovskyy'],
  ['When did General al-Kharif leave the council of Larnia?', 'Kharif'],
  ['Wann verließ General el-Kharif den Rat von Larnia?', 'Kharif'],
  ['Wann verließ die Lieferung nach Kiew den Hafen Ostik?', 'Kyjiw'],
  ['Wann nahm die Zwischenstaatliche Pegelkommission ihre Arbeit in Ostik auf?', '9. März 2022'],
  ['When did the U.S. abstain from the vote on Larnia?', '3 June 2021'],
  ['When did the Americans abstain from the vote on Larnia?', '3 June 2021'],
])('%s is answered with %s', async (question, name) => {
  const answer = await ask(question);
  expect(answer.citations[0]?.quote).toContain(name);
});
