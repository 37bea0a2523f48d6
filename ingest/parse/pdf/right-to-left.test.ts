import { describe, expect, test } from 'vitest';
import { BlockCollector } from '../block-collector.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { addPages } from './page-blocks.ts';
import { seatMarks } from './right-to-left.ts';
import type { TextItem } from './text-item.ts';

describe('from right to left', () => {
  const item = (text: string, x: number, y: number, width: number): TextItem => ({
    text,
    x,
    y,
    width,
    size: 11,
    font: 'f',
    bold: false,
    spaced: false,
  });

  test('a vowel sign drawn by itself follows the letter that is drawn after it', () => {
    const read = (items: readonly TextItem[]): string =>
      [...seatMarks(items)]
        .sort((one, other) => other.x - one.x)
        .map(({ text }) => text)
        .join('');
    // Places as a browser prints them: over its letter, and reaching over the letter on the left.
    const over = [
      item('ا', 62, 565, 3.4),
      item(' ً', 65.6, 563, 0),
      item('م', 65.4, 565, 5.9),
      item('د', 71.3, 565, 5.8),
    ];
    const beside = [
      item('د', 507, 741, 5.8),
      item('م', 513, 741, 6.4),
      item('ُ', 518.2, 740, 0),
      item('ت', 519.3, 741, 3.3),
    ];
    expect(read(over)).toBe('دمًا');
    expect(read(beside)).toBe('تُمد');
  });

  test('the right column is read first and lines join to paragraphs', () => {
    const words = ['السلام', 'والأمن', 'الدولي', 'والتعاون', 'بين', 'الشعوب'];
    const column = (x: number, last: string): TextItem[] =>
      Array.from({ length: 10 }, (_, row) =>
        item(
          row === 9 ? `${last}.` : words.join(' '),
          row === 9 ? x + 150 : x,
          700 - row * 14,
          row === 9 ? 70 : 220,
        ),
      ).flat();
    const collector = new BlockCollector(DEFAULT_LIMITS);
    const page = { number: 1, width: 595, height: 842, turned: [], hasImage: false, incomplete: false };
    addPages([{ ...page, items: [...column(50, 'يسار'), ...column(320, 'يمين')] }], collector);
    expect(collector.blocks.map(({ text }) => text.slice(-6))).toEqual([' يمين.', ' يسار.']);
  });
});
