import type { ReportReader } from '../server/ports/store.ts';
import type { Evidence } from './case.ts';
import { findQuote, type Span } from './match.ts';
import type { EvidenceLocation } from './scorable.ts';
import { documentId } from './scorable-from-answer.ts';

interface PlacedPassage extends Span {
  readonly id: string;
  readonly ordinal: number;
}

/**
 * Reads the document of each piece of evidence as the reader's asker and finds the passages that carry it.
 * `byDocument`: for a run of another system, which names documents only; nothing is read.
 */
export async function locateEvidence(
  reader: ReportReader,
  evidence: readonly Evidence[],
  byDocument = false,
): Promise<EvidenceLocation[]> {
  const locations: EvidenceLocation[] = [];
  for (const piece of evidence) {
    if (byDocument) {
      locations.push({ evidence: piece, status: 'found', carriers: [[documentId(piece.source)]] });
      continue;
    }
    const report = await reader.findReportBySourceKey(piece.source);
    const stored = report === null ? null : await reader.getReport(report.id);
    if (stored === null) {
      locations.push({ evidence: piece, status: 'no-report', carriers: [] });
      continue;
    }
    if (piece.quote === undefined) {
      const carriers = (await reader.listPassages(stored.id)).map(({ id }) => [id]);
      locations.push({ evidence: piece, status: carriers.length === 0 ? 'no-passage' : 'found', carriers });
      continue;
    }
    const spans = findQuote(stored.text, piece.quote);
    if (spans.length === 0) {
      locations.push({ evidence: piece, status: 'not-in-text', carriers: [] });
      continue;
    }
    const passages = await reader.listPassages(stored.id);
    const carriers = spans.flatMap((span) => carriersOf(span, passages));
    locations.push({ evidence: piece, status: carriers.length === 0 ? 'no-passage' : 'found', carriers });
  }
  return locations;
}

/** Passages that hold the whole span; where there is none, the run of neighbours that covers it together. */
export function carriersOf(span: Span, passages: readonly PlacedPassage[]): string[][] {
  const whole = passages.filter(({ start, end }) => start <= span.start && end >= span.end);
  if (whole.length > 0) return whole.map(({ id }) => [id]);
  const touching = passages
    .filter(({ start, end }) => start < span.end && end > span.start)
    .sort((a, b) => a.start - b.start);
  const first = touching[0];
  const last = touching.at(-1);
  if (first === undefined || last === undefined) return [];
  return first.start <= span.start && last.end >= span.end ? [touching.map(({ id }) => id)] : [];
}
