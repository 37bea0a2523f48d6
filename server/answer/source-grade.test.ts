import { describe, expect, it } from 'vitest';
import type { Citation } from '../domain/index.ts';
import { attributionFor, isWeak, writtenGrade } from './source-grade.ts';

type Source = Parameters<typeof attributionFor>[1][number];
const graded = (grade: string): Pick<Citation, 'reliability' | 'credibility'> => ({
  reliability: grade[0] === '–' ? null : (grade[0] as Citation['reliability']),
  credibility: grade[1] === '–' ? null : (grade[1] as Citation['credibility']),
});
const source = (grade: string, more: Partial<Source> = {}): Source => ({
  title: 'Market rumours from Dorvale',
  originator: 'Harbour Gazette, foreign desk',
  sourceKey: 'press/rumours.txt',
  publishedOn: '2027-02-03',
  ...graded(grade),
  ...more,
});

describe('a weak source', () => {
  it.each(['D1', 'D3', 'D6', 'D–', 'E1', 'E4', 'E–', 'F3', 'F4', 'F6', 'F–', 'A4', 'B5', 'C4', '–4', '–5'])(
    '%s',
    (grade) => expect(isWeak(graded(grade))).toBe(true),
  );

  it.each(['A1', 'B2', 'B6', 'C3', 'C6', 'C–', 'F1', 'F2', '–1', '–3', '–6', '––'])('not %s', (grade) =>
    expect(isWeak(graded(grade))).toBe(false),
  );

  it.each(['D4', 'E–', '–5'])('is written %s', (grade) => expect(writtenGrade(graded(grade))).toBe(grade));
});

describe('the attribution of a sentence', () => {
  const SENTENCE = 'Two freighters turned back on Monday.';

  it('names title, grade and date', () => {
    expect(attributionFor(SENTENCE, [source('D4')])).toEqual({
      source: 'Market rumours from Dorvale',
      grade: 'D4',
      publishedOn: '2027-02-03',
    });
  });

  it('is not needed with one source that is not weak, or none at all', () => {
    expect(attributionFor(SENTENCE, [source('D4'), source('B2')])).toBeNull();
    expect(attributionFor(SENTENCE, [source('D4'), source('––')])).toBeNull();
    expect(attributionFor(SENTENCE, [])).toBeNull();
  });

  it('names the weakest of several', () => {
    const worst = source('E5', { title: 'Anonymous letter' });
    expect(attributionFor(SENTENCE, [source('C4'), worst, source('D3')])?.source).toBe('Anonymous letter');
  });

  it.each([
    'According to dockers two freighters turned back.',
    'The harbour master said two freighters turned back.',
    'Dockers reported that two freighters turned back.',
    'As the Harbour Gazette has it, two freighters turned back.',
    'Market rumours from Dorvale speak of two freighters.',
    'Laut Hafenmeister kehrten zwei Frachter um.',
    'Nach Angaben der Lotsen kehrten zwei Frachter um.',
    'Dem Hafenamt zufolge kehrten zwei Frachter um.',
    'Der Hafenmeister sagte, zwei Frachter seien umgekehrt.',
    'Selon les pilotes, deux cargos ont fait demi-tour.',
  ])('stands in the sentence itself: %s', (sentence) => {
    expect(attributionFor(sentence, [source('D4')])).toBeNull();
  });

  it.each([
    'Zwei Frachter kehrten mit lautem Hupen um.',
    'Two freighters of the coastal states turned back.',
    'Two freighters turned back near the harbour of Dorvale.',
    'Der Frachter lief laut tutend aus.',
    'Deux cargos ont fait demi-tour lundi.',
    'The state of the harbour is unknown.',
  ])('does not: %s', (sentence) => {
    expect(attributionFor(sentence, [source('D4')])).not.toBeNull();
  });

  it.each([
    ['Presseschau Dorvale, 3. bis 7. Februar 2027', 'Presseschau Dorvale'],
    ['Bericht der Lotsen vom 3. Februar 2027', 'Bericht der Lotsen'],
    ['Weekly digest – 7 February 2027', 'Weekly digest'],
    ['Pilots in the winter of 2027', 'Pilots in the winter'],
    ['Haushalt 2027', 'Haushalt 2027'],
    ['2027', '2027'],
  ])('calls "%s" "%s"', (title, name) => {
    expect(attributionFor(SENTENCE, [source('E4', { title })])?.source).toBe(name);
  });

  it('falls back to the originator and shortens at a word', () => {
    expect(attributionFor(SENTENCE, [source('E4', { title: ' ' })])?.source).toMatch(/^Harbour Gazette/u);
    const long = attributionFor(SENTENCE, [source('E4', { title: 'rumour '.repeat(40) })])?.source ?? '';
    expect(long.length).toBeLessThan(95);
    expect(long.endsWith('rumour …')).toBe(true);
  });
});
