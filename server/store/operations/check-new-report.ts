import { AktenlageError, markingLevel } from '../../domain/index.ts';
import type { NewPassage, NewReport } from '../../ports/store.ts';
import { type BoundEmbedder, embedderMismatch } from './settings.ts';

/** Refuses what must never be stored, before anything is written. */
export function checkNewReport(report: NewReport, passages: readonly NewPassage[]): void {
  const texts = [report.id, report.sourceKey, report.title, report.text, ...passages.map((p) => p.text)];
  if (texts.some((text) => text.includes('\0'))) {
    throw new AktenlageError(
      'bad-request',
      `"${report.sourceKey.replaceAll('\0', '')}" contains NUL characters and cannot be stored as text.`,
    );
  }
  if (report.access.level !== markingLevel(report.marking)) {
    throw new AktenlageError(
      'bad-request',
      `"${report.sourceKey}" is marked ${report.marking}, but its access level is ${report.access.level}.`,
    );
  }
}

/** Every vector is of the embedder in use. */
export function checkEmbeddings(
  passages: readonly NewPassage[],
  bound: BoundEmbedder | null,
  embedder: string | null,
): BoundEmbedder {
  if (bound === null) {
    throw new AktenlageError('embedder-mismatch', 'No embedding model is bound to the corpus yet.');
  }
  if (embedder !== null && embedder !== bound.embedder) throw embedderMismatch(bound.embedder, embedder);
  for (const { embedding } of passages) {
    if (embedding.length !== bound.dimensions) {
      throw embedderMismatch(`${bound.embedder} (${bound.dimensions})`, `${embedding.length} dimensions`);
    }
  }
  return bound;
}
