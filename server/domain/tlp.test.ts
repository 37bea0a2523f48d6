import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highestTlp, restrictedBy, stricterTlp, TLP_COLOURS, TLPS, tlpLevel, tlpOver } from './tlp.ts';

const label = fc.constantFrom(...TLPS, null);

/** WCAG: relative luminance of a colour. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

describe('the high-water mark of labels', () => {
  it('restricts at least as much as every source, and no more than the strictest', () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 12 }), (labels) => {
        const high = highestTlp(labels);
        for (const one of labels) expect(Math.max(0, tlpLevel(high))).toBeGreaterThanOrEqual(tlpLevel(one));
        if (high !== null) expect(labels).toContain(high);
      }),
    );
  });

  it('never falls with one more source, but that CLEAR ends with one that does not bear it', () => {
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 12 }), label, (labels, more) => {
        const before = highestTlp(labels);
        const after = highestTlp([...labels, more]);
        if (before === 'CLEAR' && more === null) expect(after).toBe(null);
        else expect(tlpLevel(after)).toBeGreaterThanOrEqual(tlpLevel(before));
      }),
    );
  });

  it('does not depend on the order, nor on how sources are grouped where none is open', () => {
    const restricting = fc.array(fc.constantFrom('GREEN', 'AMBER', 'AMBER+STRICT', 'RED', null), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.array(label, { maxLength: 12 }), restricting, restricting, (labels, one, other) => {
        expect(highestTlp(labels.toReversed())).toBe(highestTlp(labels));
        expect(highestTlp([...one, ...other])).toBe(highestTlp([highestTlp(one), highestTlp(other)]));
      }),
    );
  });

  it('opens nothing that bears no label', () => {
    expect(highestTlp([])).toBe(null);
    expect(highestTlp(['CLEAR', 'CLEAR'])).toBe('CLEAR');
    expect(highestTlp(['CLEAR', null])).toBe(null);
    expect(tlpOver([{ tlp: 'CLEAR' }, {}])).toEqual({});
    expect(restrictedBy(null, 'CLEAR')).toBe(null);
    expect(restrictedBy('CLEAR', null)).toBe('CLEAR');
    expect(restrictedBy('GREEN', 'RED')).toBe('RED');
    expect(stricterTlp('AMBER+STRICT', 'AMBER')).toBe('AMBER+STRICT');
  });
});

it.each(TLPS)('TLP:%s is legible on its black: at least 4.5 : 1', (tlp) => {
  expect((luminance(TLP_COLOURS[tlp]) + 0.05) / 0.05).toBeGreaterThan(4.5);
});
