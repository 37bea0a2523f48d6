import { describe, expect, it } from 'vitest';
import type { Report } from '../../server/domain/index.ts';
import { applyView, formatName, type LibraryView, readView, tlpChoices, writeView } from './report-view.ts';

const report = (title: string, changes: Partial<Report> = {}): Report => ({
  id: title,
  sourceKey: `${title}.txt`,
  title,
  originator: null,
  author: null,
  documentNumber: null,
  publishedOn: null,
  eventOn: null,
  ingestedAt: '2026-01-01T00:00:00Z',
  language: 'de',
  mediaType: 'text/plain',
  marking: 'OFFEN',
  reliability: null,
  credibility: null,
  supersededBy: null,
  parentKey: null,
  alsoKnownAs: [],
  supersededHow: null,
  contentHash: '',
  pipelineFingerprint: '',
  sizeBytes: 1,
  pageCount: 0,
  passageCount: 1,
  guessed: [],
  quality: { pages: [], notes: [] },
  fictional: true,
  ...changes,
});

const reports = [
  report('Zoll', { publishedOn: '2026-01-05', passageCount: 10, tlp: 'AMBER+STRICT' }),
  report('Äther', { publishedOn: '2026-03-01', passageCount: 9, language: 'fr' }),
  report('Bericht 10', { originator: 'Botschaft Ostrel' }),
  report('Bericht 9', { publishedOn: '2025-12-31', mediaType: 'application/pdf' }),
];
const DEFAULT: LibraryView = readView(new URLSearchParams());
const titles = (changes: Partial<LibraryView>) =>
  applyView(reports, { ...DEFAULT, ...changes }, 'de').map(({ title }) => title);

describe('applyView', () => {
  it('shows the newest first and what has no date last, in both directions', () => {
    expect(titles({})).toEqual(['Äther', 'Zoll', 'Bericht 9', 'Bericht 10']);
    expect(titles({ descending: false })).toEqual(['Bericht 9', 'Zoll', 'Äther', 'Bericht 10']);
  });

  it('sorts words by language, numbers in words as numbers and numbers as numbers', () => {
    expect(titles({ sort: 'title', descending: false })).toEqual([
      'Äther',
      'Bericht 9',
      'Bericht 10',
      'Zoll',
    ]);
    expect(titles({ sort: 'passages', descending: true }).slice(0, 2)).toEqual(['Zoll', 'Äther']);
  });

  it('finds all words anywhere, and narrows by language and format', () => {
    expect(titles({ query: 'OSTREL bericht' })).toEqual(['Bericht 10']);
    expect(titles({ language: 'fr' })).toEqual(['Äther']);
    expect(titles({ format: 'PDF' })).toEqual(['Bericht 9']);
    expect(titles({ query: 'nichts davon' })).toEqual([]);
    expect(titles({ tlp: 'AMBER+STRICT' })).toEqual(['Zoll']);
    expect(titles({ tlp: 'NONE' })).toEqual(['Äther', 'Bericht 9', 'Bericht 10']);
    expect(titles({ tlp: 'RED' })).toEqual([]);
  });
});

describe('the labels to choose from', () => {
  it('are those that reports bear, in their order, and none where none does', () => {
    expect(tlpChoices([report('a', { tlp: 'RED' }), report('b', { tlp: 'GREEN' }), ...reports])).toEqual([
      'GREEN',
      'AMBER+STRICT',
      'RED',
      'NONE',
    ]);
    expect(tlpChoices([report('a', { tlp: 'CLEAR' })])).toEqual(['CLEAR']);
    expect(tlpChoices([report('a'), report('b', { tlp: null })])).toEqual([]);
  });
});

describe('the view in the address', () => {
  it('survives the way there and back, and says nothing where all is as usual', () => {
    const view: LibraryView = {
      query: 'a b',
      language: 'de',
      format: 'PDF',
      tlp: 'AMBER+STRICT',
      sort: 'title',
      descending: false,
    };
    expect(readView(writeView(view))).toEqual(view);
    expect(writeView(DEFAULT).toString()).toBe('');
    expect(readView(new URLSearchParams('sort=nothing&tlp=PINK'))).toEqual(DEFAULT);
  });
});

describe('formatName', () => {
  it('says what people call the format', () => {
    expect(formatName('text/plain; charset=utf-8')).toBe('TXT');
    expect(formatName('application/tei+xml')).toBe('XML');
  });
});
