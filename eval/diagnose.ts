import { describeEvidence, type EvidenceLocation, type ScorableAnswer } from './scorable.ts';

/** The part of the product to look at first. */
export type Layer = 'corpus' | 'parse' | 'chunk' | 'retrieval' | 'refusal' | 'writer' | 'check';

export interface Diagnosis {
  readonly layer: Layer;
  readonly text: string;
}

/** Where one piece of evidence got lost; `rank` is 1-based, the place at which retrieval had carried it. */
export interface EvidenceTrace {
  readonly source: string;
  readonly page: number | null;
  readonly quote: string | null;
  /** Relevance in the qrels where they grade. */
  readonly grade?: number;
  readonly status: EvidenceLocation['status'];
  readonly rank: number | null;
  readonly cited: boolean;
}

export function traceEvidence(
  answer: ScorableAnswer,
  evidence: readonly EvidenceLocation[],
): EvidenceTrace[] {
  return evidence.map((location) => ({
    source: location.evidence.source,
    page: location.evidence.page ?? null,
    quote: location.evidence.quote ?? null,
    ...(location.evidence.grade === undefined ? {} : { grade: location.evidence.grade }),
    status: location.status,
    rank: rankOf(answer, location),
    cited: location.carriers.some((carrier) =>
      carrier.every((id) => answer.citations.some(({ passageId }) => passageId === id)),
    ),
  }));
}

function rankOf(answer: ScorableAnswer, location: EvidenceLocation): number | null {
  const ranks = location.carriers.map((carrier) => {
    const places = carrier.map((id) =>
      (answer.retrieved ?? []).findIndex(({ passageId }) => passageId === id),
    );
    return places.includes(-1) ? Number.POSITIVE_INFINITY : Math.max(...places) + 1;
  });
  const best = Math.min(...ranks);
  return Number.isFinite(best) ? best : null;
}

/** The earliest layer that lost something which a later one could not make good. `null` when nothing failed. */
export function diagnose(
  answerable: boolean,
  answer: ScorableAnswer,
  evidence: readonly EvidenceLocation[],
  failed: readonly { metric: string; reason: string }[],
): Diagnosis | null {
  if (failed.length === 0) return null;
  const reasons = failed.map(({ metric, reason }) => `${metric}: ${reason}`).join(' | ');
  if (!answerable && !answer.refused) return { layer: 'refusal', text: reasons };
  const lost = evidence.filter(({ status }) => status !== 'found');
  for (const [status, layer] of [
    ['no-report', 'corpus'],
    ['not-in-text', 'parse'],
    ['no-passage', 'chunk'],
  ] as const) {
    const here = lost.filter((location) => location.status === status);
    if (here.length > 0) return { layer, text: `${here.map(describeEvidence).join('; ')} | ${reasons}` };
  }
  if (failed.some(({ metric }) => metric.startsWith('evidence-recall'))) {
    const ranks = evidence.map((location) => `rank ${rankOf(answer, location) ?? '> retrieved'}`);
    return { layer: 'retrieval', text: `${ranks.join(', ')} | ${reasons}` };
  }
  if (answerable && answer.refused) return { layer: 'refusal', text: reasons };
  const onlyChecks = failed.every(({ metric }) =>
    ['citation-resolution', 'quote-fidelity', 'number-containment', 'leak'].includes(metric),
  );
  return { layer: onlyChecks ? 'check' : 'writer', text: reasons };
}
