import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answer, LOCAL_ASKER } from '../domain/index.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { answerQuestion } from './answer-question.ts';
import { createExtractiveWriter } from './extractive-writer.ts';

/** Fictional, as the other text. Found first, with nothing to read in them: a sentence of fewer than four words is not shown. */
const HEADINGS = ['Port of Tavos.', 'The Tavos port.', 'Tavos, the port.', 'Tavos has cranes.'];
const SECRET = 'The keeper told nobody what he saw in the port of Tavos.';
const AROUND =
  'Bread was dear that winter and the mills stood still. Nobody in the hills had seen so much snow, and the roads were closed until April. The school of music kept its pupils at home. A new mayor was sworn in, whose name the paper spelled wrongly.';

let record: TestApp;

beforeAll(async () => {
  record = await openTestApp();
  for (const [index, text] of HEADINGS.entries())
    await record.add(`open/${index}.txt`, `${text} ${text} How many cranes? Port, cranes, Tavos.`);
  await record.add('secret/keeper.md', `---\nmarking: GEHEIM\n---\n${AROUND} ${SECRET} ${AROUND}`);
});
afterAll(() => record.close());

async function ask(question: string): Promise<Answer | undefined> {
  const { store, embedder } = record.services;
  const deps = { store, embedder, writer: createExtractiveWriter(), fallbackWriter: null };
  for await (const event of answerQuestion(deps, { asker: LOCAL_ASKER, question: { question } }))
    if (event.type === 'answer-end') return event.answer;
  return undefined;
}

it('marks a refusal by every sentence that it shows, also one that was found behind others', async () => {
  const answer = await ask('How many cranes does the port of Tavos have?');
  const secret = answer?.retrieved.findIndex(({ sourceKey }) => sourceKey === 'secret/keeper.md');
  expect(secret).toBeGreaterThanOrEqual(3);
  expect(answer?.refusal?.closest?.map(({ quote }) => quote)).toContain(SECRET);
  expect(answer).toMatchObject({ status: 'refused', marking: 'GEHEIM' });
});
