import { afterAll, beforeAll, expect, it } from 'vitest';
import { CABLE, NOTE, openTestApp, type TestApp } from '../server/testing/test-app.ts';
import { type EvalCase, EvalCaseSchema } from './case.ts';
import { casesAtOnce, runSuite } from './run-suite.ts';

const QUESTIONS = [
  'What tuna quota did Maroa offer Arvenland?',
  'Wie viele Menschen kamen an der Brücke von Brask ums Leben?',
  'When does the fisheries agreement between Maroa and Arvenland expire?',
  'Which orchestra toured Patagonia with violins built by Stradivari?',
  'Was fordert die Mission zum Beschuss der Brücke?',
];
const cases = QUESTIONS.map(
  (question, index): EvalCase =>
    EvalCaseSchema.parse({
      id: `c${index}`,
      lang: 'en',
      category: 'factual',
      question,
      asOf: '2026-06-01',
      expect: { answerable: index !== 3 },
    }),
);

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
  await product.add('cable.txt', CABLE);
  await product.add('note.md', NOTE);
});
afterAll(() => product.close());

it('gives the same results however many cases run at a time, in the order of the cases', async () => {
  const results = async (asked: readonly EvalCase[], concurrency: number) =>
    (await runSuite(product.services, asked, { concurrency })).map(({ result }) => result);
  const one = await results(cases, 1);
  expect(one.map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
  expect(one.filter(({ status }) => status === 'error')).toEqual([]);
  expect(one.some(({ answer }) => (answer?.citations.length ?? 0) > 0)).toBe(true);
  for (const concurrency of [2, 5, 8]) expect(await results(cases, concurrency)).toEqual(one);
  expect((await results([...cases].reverse(), 3)).reverse()).toEqual(one);
});

it('takes as many as there are cores, within limits', () => {
  expect([1, 2, 6, 64].map(casesAtOnce)).toEqual([2, 2, 6, 8]);
});
