import { describe, expect, it } from 'vitest';
import type { BriefingEvent } from '../../server/domain/index.ts';
import { ApiError } from '../api/client.ts';
import { type DraftState, draftReducer, NOTHING_YET } from './use-draft.ts';

const section = { id: 'lage', title: 'Lage', questions: [], claims: [], answerIds: [] };
const EVENTS: readonly BriefingEvent[] = [
  { type: 'briefing-start', id: '1', sections: ['Lage', 'Ausblick'] },
  { type: 'section-start', index: 0, title: 'Lage' },
  { type: 'section-end', index: 0, section },
  { type: 'section-start', index: 1, title: 'Ausblick' },
];
const heardAfter = (state: DraftState, events: readonly BriefingEvent[]): DraftState =>
  events.reduce((now, event) => draftReducer(now, { type: 'event', event }), state);

describe('draftReducer', () => {
  it('follows the sections through their states', () => {
    const state = heardAfter(NOTHING_YET, EVENTS);
    expect(state.sections).toEqual([
      { title: 'Lage', state: 'done', section },
      { title: 'Ausblick', state: 'working', section: null },
    ]);
    const failed = draftReducer(state, { type: 'fail', error: new ApiError('model-timeout', '', true) });
    expect(failed).toMatchObject({ phase: 'failed', sections: state.sections });
    expect(draftReducer(failed, { type: 'follow' })).toEqual(state);
  });

  it('takes no step back when the connection was lost and everything is told again', () => {
    const state = heardAfter(NOTHING_YET, EVENTS);
    const lost = draftReducer(state, { type: 'lost' });
    expect(lost.phase).toBe('lost');
    for (let heard = 1; heard <= EVENTS.length; heard++) {
      expect(heardAfter(lost, EVENTS.slice(0, heard))).toEqual(state);
    }
  });
});
