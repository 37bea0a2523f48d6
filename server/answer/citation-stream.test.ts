import { describe, expect, it } from 'vitest';
import { CitationStream, type CitedSentence } from './citation-stream.ts';

const run = (pieces: readonly string[]): CitedSentence[] => {
  const stream = new CitationStream();
  return [...pieces.flatMap((piece) => stream.push(piece)), ...stream.end()];
};

const RECORDED = [
  'Am 12. März 2020 stimmte Dr. Meyer zu [p7k3 "stimmte zu"]. Die U.S. delegation abstained. [p2m8, k4r5]\n\n- Der Betrag war 3,5 Mio. Euro [p7k3 „rund 3,5 Mio. Euro“]. **Nichts** folgte [z9z9]. Derby is a town [1]. A [bracket] stays.',
  'NOT_IN_THE_RECORD',
  'First [a2b3 "one, two"] second part [c4d5]. And an open [bracket',
  'Zeile eins [a2b3]\nZeile zwei [c4d5]\nZeile drei',
];

describe('CitationStream', () => {
  it.each(RECORDED)('does not depend on where the stream is cut: %j', (recorded) => {
    const whole = run([recorded]);
    for (let first = 0; first <= recorded.length; first++) {
      expect(run([recorded.slice(0, first), recorded.slice(first)])).toEqual(whole);
    }
    expect(run([...recorded])).toEqual(whole);
    for (const size of [2, 3, 5, 7]) {
      const pieces = recorded.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
      expect(run(pieces)).toEqual(whole);
    }
  });

  it('attaches markers to the sentence they follow, with the quoted words', () => {
    const sentences = run([RECORDED[0] ?? '']);
    expect(sentences.map((sentence) => sentence.text)).toEqual([
      'Am 12. März 2020 stimmte Dr. Meyer zu.',
      'Die U.S. delegation abstained.',
      'Der Betrag war 3,5 Mio. Euro.',
      'Nichts folgte.',
      'Derby is a town.',
      'A [bracket] stays.',
    ]);
    expect(sentences.map((sentence) => sentence.markers)).toEqual([
      [{ key: 'p7k3', quote: 'stimmte zu' }],
      [{ key: 'p2m8' }, { key: 'k4r5' }],
      [{ key: 'p7k3', quote: 'rund 3,5 Mio. Euro' }],
      [{ key: 'z9z9' }],
      [{ key: '1' }],
      [],
    ]);
    expect(sentences.map((sentence) => sentence.startsLine)).toEqual([
      true,
      false,
      true,
      false,
      false,
      false,
    ]);
  });
});
