import { createHash } from 'node:crypto';
import { embeddingKey } from '../../ports/embedding-text.ts';
import type { NewPassage, NewReport } from '../../ports/store.ts';

/** 64 bits over everything of a report that an answer could depend on, as a signed number in text form. */
export function reportDigest(report: NewReport, passages: readonly NewPassage[]): string {
  const { text: _text, ...metadata } = report;
  const content = [
    Object.entries(metadata).sort(([a], [b]) => (a < b ? -1 : 1)),
    passages.map((p) => [p.id, p.ordinal, p.start, p.end, embeddingKey(p.context, p.text)]),
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest().readBigInt64BE().toString();
}
