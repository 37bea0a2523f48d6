import { createHash } from 'node:crypto';
import type { Outcome } from '../server/domain/index.ts';
import type { NewReport } from '../server/ports/store.ts';

/** A report of which nothing is known but its words: open, for everybody, without pages. */
export const bareReport = (
  id: string,
  sourceKey: string,
  text: string,
  known: Pick<NewReport, 'title' | 'language' | 'pipelineFingerprint'> & Partial<NewReport>,
): NewReport => ({
  id,
  sourceKey,
  originator: null,
  author: null,
  documentNumber: null,
  publishedOn: null,
  eventOn: null,
  mediaType: 'text/plain',
  marking: 'OFFEN',
  reliability: null,
  credibility: null,
  supersededBy: null,
  supersedes: null,
  contentHash: createHash('sha256').update(text).digest('hex'),
  sizeBytes: Buffer.byteLength(text),
  pageCount: 0,
  guessed: [],
  quality: { pages: [], notes: [] },
  fictional: false,
  text,
  pageStarts: [],
  access: { level: 0, groups: [], owner: null },
  ...known,
});

export const addedOutcome = ({ id, sourceKey }: NewReport, passages: number): Outcome => ({
  sourceKey,
  status: 'added',
  code: null,
  reason: null,
  reportId: id,
  passages,
  pages: 0,
  durationMs: 0,
  at: new Date().toISOString(),
});
