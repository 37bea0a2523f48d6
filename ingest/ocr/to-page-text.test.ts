import { describe, expect, test } from 'vitest';
import type { RecognisedLine } from './tesseract-pool.ts';
import { toPageText } from './to-page-text.ts';

const IMAGE = { width: 1240, height: 1754, dpi: 150 };

function line(text: string, baseline: number, height: number): RecognisedLine {
  let left = 100;
  const words = text.split(' ').map((word) => {
    const right = left + word.length * 12;
    const placed = { text: word, confidence: 0.9, left, right, height };
    left = right + 8;
    return placed;
  });
  return { words, baseline, height };
}

const itemsOf = (...lines: RecognisedLine[]) => toPageText(1, { lines, confidence: 0.9 }, IMAGE).page.items;

describe('recognised lines', () => {
  test('rows of a paragraph are one size although their heights scatter over a step', () => {
    const body = Array.from({ length: 8 }, (_, index) =>
      line('the committee met and heard the report on the matter', 600 + index * 40, 20),
    );
    // 1.35 steps around 20: the border lies at 23.2.
    const title = [
      line('Motion of the members Anna Berg', 100, 22),
      line('Bernd Kohl and Clara Dorn', 135, 24),
    ];
    const sizes = new Set(
      itemsOf(...title, ...body)
        .slice(0, 11)
        .map(({ size }) => size),
    );
    expect(sizes.size).toBe(1);
  });

  test('a heading well above the size of the text keeps its own', () => {
    const items = itemsOf(
      line('Report', 100, 34),
      line('the committee met and heard the report', 160, 20),
      line('and took note of it', 190, 20),
    );
    expect(items[0]?.size).toBeGreaterThan((items[1]?.size ?? 0) * 1.2);
  });

  test('a bar before a small letter is the English pronoun, and stays a bar in German', () => {
    const english = itemsOf(
      line('| assume that it is clear that the basis for concluding the current review', 100, 20),
      line('will be the existing commitments in the memorandum of understanding', 130, 20),
    );
    const german = itemsOf(
      line('| der Ausschuss hat in seiner Sitzung über den Antrag beraten und ihn', 100, 20),
      line('mit den Stimmen der Mehrheit abgelehnt', 130, 20),
    );
    expect([english[0]?.text, german[0]?.text]).toEqual(['I', '|']);
  });
});
