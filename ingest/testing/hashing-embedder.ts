import { createHash } from 'node:crypto';
import { AktenlageError } from '../../server/domain/index.ts';
import type { Embedder } from '../../server/ports/embedder.ts';

/**
 * A real, if humble, embedder for tests: words hashed into 32 dimensions. Deterministic, starts at once, and can
 * be told to fail.
 */
export class HashingEmbedder implements Embedder {
  readonly id = 'hashing-32';
  readonly dimensions = 32;
  readonly languages = null;
  /** Texts embedded so far: shows what was reused. */
  texts = 0;
  failing = false;

  async embedPassages(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> {
    signal?.throwIfAborted();
    if (this.failing)
      throw new AktenlageError('embedder-unavailable', 'The embedding model does not answer.');
    this.texts += texts.length;
    return texts.map(embed);
  }
  async embedQuery(text: string): Promise<Float32Array> {
    return embed(text);
  }
  async close(): Promise<void> {}
}

function embed(text: string): Float32Array {
  const vector = new Float32Array(32);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['']) {
    const digest = createHash('md5').update(word).digest();
    const at = digest.readUInt8(0) % 32;
    vector[at] = (vector[at] ?? 0) + (digest.readUInt8(1) % 2 === 0 ? 1 : -1);
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector.fill(Math.sqrt(1 / 32)) : vector.map((value) => value / length);
}
