import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimsOf } from './scorable-from-answer.ts';

describe('claimsOf', () => {
  it('gives each marker to the sentence that it follows', () => {
    expect(claimsOf('Es waren 541 [1]. Am 12. März z. B. nicht. [2, 3] Ende.', 'de')).toEqual([
      { text: 'Es waren 541.', citations: [1] },
      { text: 'Am 12. März z. B. nicht.', citations: [2, 3] },
      { text: 'Ende.', citations: [] },
    ]);
    expect(claimsOf('', 'de')).toEqual([]);
  });

  it('loses no marker of a text that has a sentence', () => {
    const part = fc.constantFrom('It rained.', 'Nobody came', '[1]', '[2, 4]', ' ', '3.5 million');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const claims = claimsOf(`Start. ${parts.join(' ')}`, 'en');
        const wanted = parts.flatMap(
          (piece) => (piece.startsWith('[') ? piece.match(/\d+/g) : []) ?? [],
        ).length;
        expect(claims.flatMap(({ citations }) => citations)).toHaveLength(wanted);
      }),
    );
  });
});
