import type { Outcome } from '../server/domain/index.ts';
import type { StoredDocument } from '../server/ports/store.ts';
import type { ManifestNotice } from './sources/apply-manifests.ts';

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

/** Problems named in one outcome; more than these nobody mends at once. */
const PROBLEMS_SHOWN = 20;

/** A list of reports is no document: its outcome says how much of it could be applied, and what is wrong where. */
export function manifestOutcome({ sourceKey, rows, problems, unreadable }: ManifestNotice): Outcome {
  const shown = problems.slice(0, PROBLEMS_SHOWN).map(endSentence).join(' ');
  const more = problems.length > PROBLEMS_SHOWN ? ` And ${problems.length - PROBLEMS_SHOWN} more.` : '';
  const trouble = problems.length > 0;
  return {
    sourceKey,
    status: unreadable ? 'refused' : trouble ? 'partial' : 'added',
    code: unreadable ? 'manifest-unreadable' : trouble ? 'manifest-rows' : 'manifest',
    reason: trouble
      ? `${capital(shown)}${more}`
      : `List of reports: ${rows === 1 ? '1 row' : `${rows} rows`} applied.`,
    reportId: null,
    passages: 0,
    pages: 0,
    durationMs: 0,
    at: new Date().toISOString(),
  };
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
export const endSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
