import { createHash } from 'node:crypto';

/** sha-256 in lower-case hex. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The same document keeps its id whatever becomes of its content: old links stay alive. */
export function reportIdOf(sourceKey: string): string {
  return `r_${sha256(sourceKey).slice(0, 20)}`;
}

/**
 * Stable as long as the words of the passage stand in the document, wherever they move to.
 * `occurrence` counts equal texts in one document, from 0.
 */
export function passageIdOf(sourceKey: string, text: string, occurrence: number): string {
  return `p_${sha256(`${sourceKey}\0${occurrence}\0${text}`).slice(0, 24)}`;
}
