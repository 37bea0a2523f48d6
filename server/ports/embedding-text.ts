import { createHash } from 'node:crypto';

/**
 * What the embedder reads of a passage: the line of context (title, headings), then the passage itself.
 * Ingestion and `reindex` use this one form, so that vectors of both are the same.
 */
export function embeddingText(context: string, text: string): string {
  return context === '' ? text : `${context}\n${text}`;
}

/** Key under which an embedding is found again: sha-256 (hex) of the embedded text, whatever report it stands in. */
export function embeddingKey(context: string, text: string): string {
  return createHash('sha256').update(embeddingText(context, text)).digest('hex');
}
