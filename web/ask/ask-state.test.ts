import { describe, expect, it } from 'vitest';
import type { AnswerEvent } from '../../server/domain/index.ts';
import { ApiError } from '../api/client.ts';
import { ANSWER } from '../browser/fixture-answer.ts';
import { type AskState, askReducer, fromAnswer, IDLE } from './ask-state.ts';

const run = (state: AskState, events: readonly AnswerEvent[]) =>
  events.reduce((before, event) => askReducer(before, { type: 'event', event }), state);
const running = askReducer(IDLE, { type: 'ask', question: ANSWER.question });
const [citation] = ANSWER.citations;
const [claim] = ANSWER.claims;

describe('askReducer', () => {
  it('lets text, citations and claims grow and ends with the stored answer', () => {
    if (!citation || !claim) throw new Error('The fixture has no citation or claim.');
    const growing = run(running, [
      { type: 'status', phase: 'searching', reports: 14 },
      { type: 'citation', citation },
      { type: 'text-delta', text: 'Der Pass ' },
      { type: 'text-delta', text: 'ist zu. [1]' },
      { type: 'claim', index: 0, claim },
    ]);
    expect(growing).toMatchObject({
      phase: 'running',
      text: 'Der Pass ist zu. [1]',
      citations: [citation],
      claims: [claim],
    });
    expect(run(growing, [{ type: 'answer-end', answer: ANSWER }])).toEqual(fromAnswer(ANSWER));
  });

  it('throws away what was streamed when the model falls away', () => {
    const fallen = run(running, [
      { type: 'text-delta', text: 'Der Pass' },
      { type: 'fallback', code: 'model-timeout', message: '' },
    ]);
    expect(fallen).toMatchObject({ phase: 'running', text: '', citations: [], claims: [], fellBack: true });
  });

  it('takes nothing more after the reader has stopped or the answer has failed', () => {
    const late: AnswerEvent[] = [{ type: 'text-delta', text: 'late' }];
    const stopped = askReducer(running, { type: 'stop' });
    expect(run(stopped, late)).toBe(stopped);
    const failed = askReducer(running, { type: 'fail', error: new ApiError('offline', '', true) });
    expect(run(failed, late)).toBe(failed);
    expect(askReducer(stopped, { type: 'fail', error: new ApiError('offline', '', true) })).toBe(stopped);
  });
});
