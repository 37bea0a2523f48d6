import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerQuestion } from '../server/answer/answer-question.ts';
import { type Answer, LOCAL_ASKER } from '../server/domain/index.ts';
import type { Store } from '../server/ports/store.ts';
import { openTestApp, type TestApp } from '../server/testing/test-app.ts';
import { EvalCaseSchema } from './case.ts';
import { locateEvidence } from './locate-evidence.ts';
import { tryNoise } from './noise.ts';
import { scorableFromAnswer } from './scorable-from-answer.ts';

const TOWNS = 'Lumen Vellin Ostrel Brask Nalva Teska Hadrin Anaro'.split(' ');
const factOf = (town: string, index: number): string =>
  `The harbour of ${town} handled ${4110 + 37 * index} containers in March 2024.`;

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
  for (const [index, town] of TOWNS.entries())
    await product.add(`${town}.md`, `# ${town}\n\n${factOf(town, index)}\n`);
});
afterAll(() => product.close());

async function ask(question: string, store: Store): Promise<Answer> {
  const deps = { ...product.services, store, newId: () => 'noise' };
  for await (const event of answerQuestion(
    deps,
    { asker: LOCAL_ASKER, question: { question } },
    new AbortController().signal,
  )) {
    if (event.type === 'answer-end') return event.answer;
  }
  throw new Error('no answer');
}

it('lets nothing be found but the evidence, and then with as many distractors as the share asks for', async () => {
  const evalCase = EvalCaseSchema.parse({
    id: 'brask',
    lang: 'en',
    category: 'factual',
    question: 'How many containers did the harbour of Brask handle in March 2024?',
    expect: {
      answerable: true,
      nuggets: [{ text: '4221 containers' }],
      citations: [{ source: 'Brask.md', quote: factOf('Brask', 3) }],
    },
  });
  const { store } = product.services;
  const reader = store.as(LOCAL_ASKER);
  const evidence = await locateEvidence(reader, evalCase.expect.citations);
  const first = await scorableFromAnswer(reader, await ask(evalCase.question, store));
  const found: string[][] = [];
  const trial = await tryNoise(
    evalCase,
    first,
    evidence,
    store,
    async (restricted) => {
      const answer = await ask(evalCase.question, restricted);
      found.push([...new Set(answer.retrieved.map(({ sourceKey }) => sourceKey))].sort());
      return answer;
    },
    (answer) => scorableFromAnswer(reader, answer),
  );
  // One passage of evidence: beside it none, one (half; two thirds of one there are not), and four (80 %).
  expect(found.map(({ length }) => length)).toEqual([1, 2, 5]);
  expect(found.every((sources) => sources.includes('Brask.md'))).toBe(true);
  expect(found[2]).toEqual(expect.arrayContaining(found[1] ?? []));
  expect(trial).toEqual({ clean: true, at40: true, at80: true });

  // Without enough to distract with there is no trial, and never a share that was not reached.
  const few = { ...first, retrieved: (first.retrieved ?? []).slice(0, 3) };
  const never = async (): Promise<Answer> => {
    throw new Error('must not ask');
  };
  expect(
    await tryNoise(evalCase, few, evidence, store, never, (answer) => scorableFromAnswer(reader, answer)),
  ).toBeNull();
});
