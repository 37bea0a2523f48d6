import { describe, expect, it } from 'vitest';
import { markQuote, withoutOverlap } from './mark-quote.ts';

const report = 'Erster Absatz. Der Pass ist zu. Der Pass ist zu. Ende.';
const place = (start: number, end: number) => ({ text: report.slice(start, end), start, end });

describe('markQuote', () => {
  const passage = place(15, 48);

  it('marks the quote at its offsets, not its first occurrence', () => {
    const second = report.lastIndexOf('Der Pass ist zu.');
    expect(markQuote(passage, 'Der Pass ist zu.', { start: second, end: second + 16 })).toEqual({
      before: 'Der Pass ist zu. ',
      quote: 'Der Pass ist zu.',
      after: '',
    });
  });

  it('falls back to the words where the offsets do not hold them', () => {
    expect(markQuote(passage, 'Der Pass', { start: 20, end: 28 }).before).toBe('');
    expect(markQuote(passage, 'Der Pass', null).quote).toBe('Der Pass');
  });

  it('marks nothing that does not stand there', () => {
    expect(markQuote(passage, 'Der Tunnel', { start: 15, end: 25 })).toEqual({
      before: passage.text,
      quote: '',
      after: '',
    });
    expect(markQuote(passage, null, { start: 0, end: 4 }).quote).toBe('');
  });
});

describe('withoutOverlap', () => {
  it('shows every word of the surroundings once', () => {
    const { before, after } = withoutOverlap([place(0, 25)], place(15, 31), [place(25, 40), place(35, 54)]);
    expect([...before, report.slice(15, 31), ...after].join('')).toBe(report);
  });

  it('leaves out neighbours that hold nothing of their own', () => {
    expect(withoutOverlap([place(16, 20)], place(15, 31), [place(20, 31)])).toEqual({
      before: [],
      after: [],
    });
  });
});
