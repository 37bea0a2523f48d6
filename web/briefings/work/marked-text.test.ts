import { describe, expect, it } from 'vitest';
import { fromMarks, withMarks } from './marked-text.ts';

describe('a sentence with its sources as numbers', () => {
  it('comes back as it was', () => {
    for (const [text, citations] of [
      ['Elf Menschen starben.', [1, 12]],
      ['Ohne Quelle.', []],
    ] as const)
      expect(fromMarks(withMarks(text, citations))).toEqual({ text, citations });
  });

  it('takes marks wherever they are typed, each once, and leaves other brackets alone', () => {
    expect(fromMarks('  Erst [3], dann [ 1 ] und\n[3] „[sic]“ [0].')).toEqual({
      text: 'Erst, dann und „[sic]“.',
      citations: [3, 1],
    });
  });
});
