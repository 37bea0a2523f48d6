import type { CorpusSummary } from '../ports/store.ts';
import type { Retrieval } from './retrieve.ts';
import type { Candidate } from './select-sentences.ts';

/** Evidence and cosine below which nothing is written at all: no model call (bar 2). */
const LEAST_EVIDENCE = 0.15;
const LEAST_COSINE = 0.45;

/** Why nothing is written at all, or null. */
export function noEvidence(
  summary: Pick<CorpusSummary, 'reports'>,
  retrieval: Retrieval,
  candidates: readonly Candidate[],
): 'empty-corpus' | 'nothing-found' | 'too-little-evidence' | null {
  if (summary.reports === 0) return 'empty-corpus';
  if (retrieval.passages.length === 0) return 'nothing-found';
  const evidence = candidates.reduce((best, candidate) => Math.max(best, candidate.evidence), 0);
  const cosine = retrieval.passages.reduce((best, { parts }) => Math.max(best, parts.vector ?? 0), 0);
  return evidence < LEAST_EVIDENCE && cosine < LEAST_COSINE ? 'too-little-evidence' : null;
}
