import { describe, expect, it } from 'vitest';
import type { Report } from './domain/report.ts';
import { examplesFromTitles } from './example-questions.ts';

const report = (
  id: string,
  title: string,
  originator: string | null,
  guessed: Report['guessed'] = [],
): Report => ({
  id,
  sourceKey: `${id}.txt`,
  title,
  originator,
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
  sizeBytes: 0,
  pageCount: 0,
  passageCount: 1,
  guessed,
  quality: { pages: [], notes: [] },
  fictional: false,
});

describe('examplesFromTitles', () => {
  it('takes stated titles, each originator once before any twice', () => {
    const examples = examplesFromTitles([
      report('1', 'Bericht zur Lage', 'A'),
      report('2', 'Zweiter Bericht', 'A'),
      report('3', 'scan_0001', 'B'),
      report('4', 'Geratener Titel hier', 'C', ['title']),
      report('5', 'Rede der Ministerin', 'D'),
    ]);
    expect(examples.de).toEqual([
      'Was steht in „Bericht zur Lage“?',
      'Was steht in „Rede der Ministerin“?',
      'Was steht in „Zweiter Bericht“?',
    ]);
    expect(examples.en[0]).toBe('What does “Bericht zur Lage” say?');
  });
});
