import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences.ts';

const sentencesOf = (text: string): string[] =>
  splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  it.each([
    [
      'Am 12. März sprach Dr. Meyer. Er nannte z. B. 3,5 Mio. Euro.',
      ['Am 12. März sprach Dr. Meyer.', 'Er nannte z. B. 3,5 Mio. Euro.'],
    ],
    [
      'On July 8, 1848, Secretary of State John M. Middleton wrote. It was short.',
      ['On July 8, 1848, Secretary of State John M. Middleton wrote.', 'It was short.'],
    ],
    [
      'The U.S. Commissioner at Riga wired. Nothing came back.',
      ['The U.S. Commissioner at Riga wired.', 'Nothing came back.'],
    ],
    [
      'Es gilt § 5 Abs. 2 UrhG. Die 19. Wahlperiode begann 2017. Danach wurde gewählt.',
      ['Es gilt § 5 Abs. 2 UrhG.', 'Die 19. Wahlperiode begann 2017.', 'Danach wurde gewählt.'],
    ],
    [
      'KOM (2016) 444 endg. Ratsdok. 10968/16 und BT-Drs. 18/9663 liegen vor. Das Ratsdok. Es fehlt.',
      ['KOM (2016) 444 endg. Ratsdok. 10968/16 und BT-Drs. 18/9663 liegen vor.', 'Das Ratsdok.', 'Es fehlt.'],
    ],
    ['Ja-Stimmen: 541\nNein-Stimmen: 32', ['Ja-Stimmen: 541', 'Nein-Stimmen: 32']],
    ['„Genug!“ rief er. Man ging.', ['„Genug!“ rief er.', 'Man ging.']],
    ['M. Dupont a répondu. La séance est levée.', ['M. Dupont a répondu.', 'La séance est levée.']],
  ])('splits %j', (text, expected) => {
    expect(sentencesOf(text)).toEqual(expected);
  });

  it('covers every character that is not white space, in order and without overlap', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'B', '.', '!', ' ', '\n', '1', '„', '”', 'z. B. ') }),
        (text) => {
          const spans = splitSentences(text);
          let at = 0;
          let covered = '';
          for (const span of spans) {
            expect(span.start).toBeGreaterThanOrEqual(at);
            expect(span.end).toBeGreaterThan(span.start);
            covered += text.slice(span.start, span.end);
            at = span.end;
          }
          expect(covered.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        },
      ),
    );
  });
});
