import { describe, expect, it } from 'vitest';
import type { Briefing, BriefingSection, Claim, SentenceWork } from '../../domain/index.ts';
import { sampleBriefing, sampleCitation } from '../../store/testing/fixtures.ts';
import { renderMarkdown } from '../export-markdown.ts';
import { exportView } from './export-view.ts';

const claim = (text: string, ...citations: number[]): Claim => ({
  text,
  start: 0,
  end: text.length,
  citations,
  verdict: { status: 'supported', method: 'verbatim', reason: '' },
});
const work = (id: string, state: SentenceWork['state']): SentenceWork => ({ id, origin: 'draft', state });

const section = (id: string, more: Partial<BriefingSection>): BriefingSection => ({
  id,
  title: `Section ${id}`,
  questions: ['First?', 'Second?'],
  claims: [],
  answerIds: [],
  ...more,
});

const briefing = (...sections: BriefingSection[]): Briefing =>
  sampleBriefing('b1', {
    status: 'draft',
    language: 'en',
    sections,
    sources: [1, 2, 3].map((number) => sampleCitation(number, `doc-${number}`)),
    since: [2, 3].map((number) => ({ number, event: 'withdrawn' as const, at: null, successor: null })),
  });

describe('what leaves the house', () => {
  it('is everything where nothing was struck', () => {
    const whole = briefing(section('a', { claims: [claim('One.', 1), claim('Two.', 2)] }));
    expect(exportView(whole)).toEqual(whole);
  });

  it('is without struck sentences and what only they cite; numbers stay', () => {
    const seen = exportView(
      briefing(
        section('a', {
          claims: [claim('One.', 1, 2), claim('Two.', 2), claim('Three.', 3)],
          work: [work('1', 'struck'), work('2', 'accepted'), work('3', 'open')],
        }),
      ),
    );
    expect(seen.sections[0]?.claims).toMatchObject([
      { text: 'Two.', start: 0 },
      { text: 'Three.', start: 9 },
    ]);
    expect(seen.sources.map(({ number }) => number)).toEqual([2, 3]);
    expect(seen.since?.map(({ number }) => number)).toEqual([2, 3]);
  });

  it('is without comments, earlier words and the request; that a person wrote is said of the sentence', () => {
    const done = { by: 'anna', at: '2026-11-21T08:00:00.000Z' };
    const seen = exportView({
      ...briefing(
        section('a', {
          claims: [claim('One.', 1), claim('Two.', 2)],
          work: [
            { ...work('1', 'open'), edited: { ...done, first: 'SECRET' } },
            { ...work('2', 'accepted'), comments: [{ ...done, text: 'SECRET' }] },
          ],
        }),
      ),
      request: { topic: 'SECRET', template: 'sachstand' },
    });
    expect(JSON.stringify(seen)).not.toContain('SECRET');
    expect(seen.sections[0]?.claims.map(({ byHand }) => byHand)).toEqual([true, undefined]);
    expect(renderMarkdown(seen)).toContain('One sentence was written or changed by hand.');
  });

  it('never says that the record holds nothing where the author struck what it holds', () => {
    const struck = briefing(
      section('a', { claims: [claim('One.', 1)], work: [work('1', 'struck')] }),
      section('b', {
        layout: 'questions',
        claims: [claim('Two.', 2), claim('Three.', 3)],
        claimQuestions: [0, 1],
        work: [work('2', 'struck'), work('3', 'open')],
      }),
    );
    const seen = exportView(struck);
    expect(seen.sections).toMatchObject([{ id: 'b', questions: ['Second?'], claimQuestions: [0] }]);
    expect(seen.leftOut).toEqual([{ id: 'a', title: 'Section a', reason: 'not-wanted' }]);
    const text = renderMarkdown(seen);
    expect(text).not.toMatch(/No information in the record|Nothing was found/);
    expect(text).toContain('Section a: not wanted');
    expect(text).toContain('Three.');
  });
});
