import type { Outcome } from '../server/domain/index.ts';
import type { StoredDocument } from '../server/ports/store.ts';

/**
 * The file could not become a report. Where an earlier version of the document is in the corpus it stays there,
 * and the reason says so.
 */
export function refusedOutcome(
  sourceKey: string,
  code: string,
  reason: string,
  stored: StoredDocument | undefined,
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
