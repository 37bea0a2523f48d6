import { describe, expect, it } from 'vitest';
import { quantiseBlocks, quantiseColumns, quantiseRows, transpose } from './quantise.ts';
import { halfToNumber } from './safetensors.ts';

describe('quantisation', () => {
  const data = Float32Array.of(1, -2, 0.5, 0, 0, 0);

  it('keeps the largest value of a row exact and the others within half a step', () => {
    const { values, scales } = quantiseRows(data, 2, 3);
    expect([...values]).toEqual([64, -127, 32, 0, 0, 0]);
    expect(scales[0]).toBeCloseTo(2 / 127, 8);
    expect(scales[1]).toBe(1);
  });

  it('turns the matrix for columns', () => {
    expect([...transpose(data, 2, 3)]).toEqual([1, 0, -2, 0, 0.5, 0]);
    expect([...quantiseColumns(data, 2, 3).values]).toEqual([31, 0, -63, 0, 16, 0]);
  });

  it('writes blocks around 128', () => {
    expect([...quantiseBlocks(data, 3).values]).toEqual([192, 1, 160, 128, 128, 128]);
  });

  it('reads half precision', () => {
    expect([0x3c00, 0xc000, 0x0001, 0x7bff, 0x8000].map(halfToNumber)).toEqual([1, -2, 2 ** -24, 65_504, -0]);
    expect(halfToNumber(0x7c00)).toBe(Number.POSITIVE_INFINITY);
    expect(halfToNumber(0x7e00)).toBeNaN();
  });
});
