import type { Outcome } from '../server/domain/index.ts';

/** What is stored of a document before this run; decides between added, updated and unchanged. */
export interface Stored {
  readonly id: string;
  readonly contentHash: string;
  readonly pipelineFingerprint: string;
}

/**
 * The file could not become a report. Where an earlier version of the document is in the corpus it stays there,
 * and the reason says so.
 */
export function refusedOutcome(
  sourceKey: string,
  code: string,
  reason: string,
  stored: Stored | undefined,
  durationMs = 0,
): Outcome {
  return {
    sourceKey,
    status: 'refused',
    code,
    reason: stored === undefined ? reason : `${endSentence(reason)} The previous version is kept.`,
    reportId: stored?.id ?? null,
    passages: 0,
    pages: 0,
    durationMs: Math.round(durationMs),
    at: new Date().toISOString(),
  };
}

const endSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
