import { describe, expect, it } from 'vitest';
import type { Embedder } from '../ports/embedder.ts';
import { closenessOf } from './closeness.ts';

const measured: Pick<Embedder, 'evidentCosine'> = {
  evidentCosine: { passage: { en: 0.5 }, sentence: {} },
};

describe('closenessOf', () => {
  it('is 1 in the middle, grows a little above it and shrinks to a half below', () => {
    expect(closenessOf(measured, 'en', 'en', 0.5)).toBe(1);
    expect(closenessOf(measured, 'en', 'en', 0.9)).toBeCloseTo(1.1);
    expect(closenessOf(measured, 'en', 'en', 0.3)).toBeCloseTo(0.8);
    expect(closenessOf(measured, 'en', 'en', -1)).toBe(0.5);
  });

  it('is a little less across languages, whatever the cosine and the model', () => {
    expect(closenessOf(measured, 'en', 'de', 0.1)).toBe(0.95);
    expect(closenessOf({}, 'fr', 'en', undefined)).toBe(0.95);
  });

  it('says nothing in a language that was not measured, of another model, and without a cosine', () => {
    expect(closenessOf(measured, 'de', 'de', 0.1)).toBe(1);
    expect(closenessOf({}, 'en', 'en', 0.1)).toBe(1);
    expect(closenessOf(measured, 'en', 'en', undefined)).toBe(1);
  });
});
