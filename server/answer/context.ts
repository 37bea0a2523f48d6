import { createHash } from 'node:crypto';
import type { ContextPassage } from '../ports/writer.ts';
import type { RetrievedPassage } from './retrieve.ts';

/** How many passages the writer sees, and how many of those found are shown as "also found". */
export const CONTEXT_PASSAGES = 20;

/**
 * Puts passages under distinctive keys such as `p7k3`: a letter, a digit, a letter, a digit, derived from the
 * passage and the answer, so that a key cannot be guessed from a document and two answers share no keys.
 */
export function contextOf(passages: readonly RetrievedPassage[], answerId: string): ContextPassage[] {
  const used = new Set<string>();
  return passages.map((entry) => {
    let key = '';
    for (let attempt = 0; key === '' || used.has(key); attempt++)
      key = keyOf(`${answerId}:${entry.passage.id}:${attempt}`);
    used.add(key);
    return {
      key,
      passage: entry.passage,
      report: entry.report,
      score: entry.score,
      closeness: entry.closeness,
    };
  });
}

const LETTERS = 'abcdefghkmnpqrstuvwxyz';

function keyOf(seed: string): string {
  const digest = createHash('sha256').update(seed).digest();
  const letter = (index: number): string => LETTERS[(digest[index] ?? 0) % LETTERS.length] ?? 'x';
  const digit = (index: number): string => String(2 + ((digest[index] ?? 0) % 8));
  return `${letter(0)}${digit(1)}${letter(2)}${digit(3)}`;
}
