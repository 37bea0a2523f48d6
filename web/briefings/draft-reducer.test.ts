import { describe, expect, it } from 'vitest';
import type { BriefingEvent } from '../../server/domain/index.ts';
import { ApiError } from '../api/client.ts';
import { type DraftState, draftReducer } from './use-draft.ts';

const IDLE: DraftState = { phase: 'idle', sections: [], error: null };
const section = { id: 'lage', title: 'Lage', questions: [], claims: [], answerIds: [] };

describe('draftReducer', () => {
  it('follows the sections through their states', () => {
    let state = draftReducer(IDLE, { type: 'start' });
    const events: BriefingEvent[] = [
      { type: 'briefing-start', id: '1', sections: ['Lage', 'Ausblick'] },
      { type: 'section-start', index: 0, title: 'Lage' },
      { type: 'section-end', index: 0, section },
      { type: 'section-start', index: 1, title: 'Ausblick' },
    ];
    for (const event of events) {
      state = draftReducer(state, { type: 'event', event });
    }
    expect(state.sections).toEqual([
      { title: 'Lage', state: 'done', section },
      { title: 'Ausblick', state: 'working', section: null },
    ]);
    const failed = draftReducer(state, { type: 'fail', error: new ApiError('offline', '', true) });
    expect(failed.phase).toBe('failed');
    expect(draftReducer(failed, { type: 'stop' })).toBe(failed);
  });
});
