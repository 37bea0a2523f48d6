import { createHash } from 'node:crypto';
import type { Embedder } from '../../ports/embedder.ts';

const DIMENSIONS = 32;

/** A unit vector from the words of a text: close where words are shared, and made in a moment. */
export function hashedVector(text: string): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['']) {
    const hash = createHash('sha256').update(word).digest();
    for (let i = 0; i < DIMENSIONS; i++) vector[i] = (vector[i] ?? 0) + ((hash[i] ?? 0) - 127.5);
  }
  const norm = Math.hypot(...vector) || 1;
  return vector.map((value) => value / norm);
}

export const hashingEmbedder: Embedder = {
  id: 'leaks:hashed-words',
  dimensions: DIMENSIONS,
  languages: null,
  embedPassages: async (texts) => texts.map(hashedVector),
  embedQuery: async (text) => hashedVector(text),
  close: async () => undefined,
};
