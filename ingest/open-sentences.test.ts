import { describe, expect, test } from 'vitest';
import { CHUNK_LIMITS, cutPassages } from './chunk.ts';
import { composeText } from './compose-text.ts';
import { groupOpenSentences } from './open-sentences.ts';
import type { Block } from './parse/document.ts';

const block = (text: string, kind: Block['kind'] = 'paragraph'): Block => ({ kind, text });
const groupsOf = (...blocks: Block[]): number[] =>
  groupOpenSentences(composeText(blocks, 0).placed).map((group) => group.length);

describe('blocks that a sentence runs through', () => {
  test.each<[string, Block[], number[]]>([
    [
      'a call from the floor within a sentence',
      [
        block('Wir stehen dazu,'),
        block('(Beifall bei der FDP)'),
        block('weil es richtig ist.'),
        block('Neues.'),
      ],
      [3, 1],
    ],
    [
      'a call, and a noun after it',
      [block('Wir brauchen,'), block('(Zuruf: Nein!)'), block('Europa und seine Kraft.')],
      [3],
    ],
    [
      'a call between sentences',
      [block('Das ist so.'), block('(Beifall)'), block('Und es bleibt so.')],
      [1, 1, 1],
    ],
    ['the end of a block that is none', [block('Dritte Beratung'), block('und Schlussabstimmung.')], [2]],
    ['points of a list', [block('Ich rufe auf'), block('b) Beratung des Antrags')], [1, 1]],
    ['another speaker', [block('Das kann nicht,'), block('Anna Berg:', 'speaker'), block('doch.')], [1, 2]],
    ['an address', [block('Auswärtiges Amt'), block('Werderscher Markt 1')], [1, 1]],
  ])('%s', (_, blocks, groups) => {
    expect(groupsOf(...blocks)).toEqual(groups);
  });

  test('a long speech is cut between its sentences, never at a call within one', () => {
    const said = Array.from({ length: 30 }, (_, i) => [
      block(
        `Das ist der Satz Nummer ${i} von mehreren, die in dieser Rede gehalten wurden. Der nächste aber,`,
      ),
      block('(Beifall bei der SPD)'),
      block(`der die Nummer ${i} ebenfalls trägt, endet erst hier. Dann folgt noch einer.`),
    ]).flat();
    const { text, placed } = composeText(said, 0);
    const passages = cutPassages(text, placed).map(({ start, end }) => text.slice(start, end));
    expect(passages.length).toBeGreaterThan(4);
    for (const passage of passages) {
      expect(passage).toMatch(/^(Das ist|Dann folgt|Der nächste)/);
      expect(passage).toMatch(/(wurden|hier|einer)\.$/);
      expect(passage.length).toBeLessThanOrEqual(CHUNK_LIMITS.max);
    }
  });
});
