import { describe, expect, it } from 'vitest';
import { isFiltered, NO_FILTER, readFilter, toRequest, writeFilter } from './filter-state.ts';

const filter = {
  asOf: '2026-11-03',
  from: '2026-01-01',
  to: null,
  languages: ['de', 'fr'],
  originators: ['Botschaft Aldor, Referat 2'],
  tlps: ['AMBER+STRICT' as const, 'NONE' as const],
  documents: ['kabel/2026-03.md'],
};

describe('the filter in the address', () => {
  it('survives the way there and back and leaves the rest of the address alone', () => {
    const written = writeFilter(new URLSearchParams('source=3&lang=en'), filter);
    expect(readFilter(written)).toEqual(filter);
    expect(written.get('source')).toBe('3');
    expect(readFilter(writeFilter(written, NO_FILTER))).toEqual(NO_FILTER);
  });

  it('counts what is malformed as absent', () => {
    expect(readFilter(new URLSearchParams('asof=yesterday&lang=<b>&originator=&tlp=PURPLE&tlp='))).toEqual(
      NO_FILTER,
    );
  });

  it('becomes the body of the request', () => {
    expect(toRequest(filter)).toEqual({
      asOf: '2026-11-03',
      filter: {
        publishedFrom: '2026-01-01',
        languages: ['de', 'fr'],
        originators: ['Botschaft Aldor, Referat 2'],
        tlps: ['AMBER+STRICT', 'NONE'],
        sources: ['kabel/2026-03.md'],
      },
    });
    expect(toRequest(NO_FILTER)).toEqual({});
    expect(isFiltered(NO_FILTER)).toBe(false);
    expect(isFiltered(filter)).toBe(true);
  });
});
