import { describe, expect, it } from 'vitest';
import { isFictionalMark, isMemoHead } from './front-matter.ts';

describe('the head of a paper', () => {
  it.each([
    'Datum: 14.03.2025',
    'DKOR-Nr.: VELL-2025-0147',
    'À : Ministère des Affaires étrangères, Direction des affaires politiques',
    'To: Ministry of Foreign Affairs, Economic Department',
    'Datum: 20.05.2026\nDKOR-Nr.: OSTR-2026-0211',
  ])('%s', (line) => {
    expect(isMemoHead(line)).toBe(true);
  });

  it.each([
    'Bevölkerung: 6,4 Millionen (2025)',
    'Position: Sorvan rejects arbitration.',
    'Date palms cover a third of the valley.',
    'Von 186 Systemen waren 131 in den Lagern.',
    'Datum: 20.05.2026\nBevölkerung: 6,4 Millionen',
  ])('is not: %s', (line) => {
    expect(isMemoHead(line)).toBe(false);
  });
});

it('knows the mark of invented material from a sentence about it', () => {
  expect(isFictionalMark('FICTIONAL SAMPLE – all states and people are invented.')).toBe(true);
  expect(isFictionalMark('*FIKTIVES BEISPIEL*')).toBe(true);
  expect(isFictionalMark('Every page carries the words FICTIONAL SAMPLE.')).toBe(false);
});
