import type { StoredDocument } from '../server/ports/store.ts';
import type { Embedded, IncomingDocument, IngestDeps } from './ingest-items.ts';
import { applyManifest, markedAs, raisedBy } from './sources/manifest-row.ts';

/**
 * A document whose bytes are the same while the manifest says something else: the stored report with its passages
 * and vectors, under the new metadata. Nothing is parsed or embedded.
 *
 * @returns null where the document has to be read again for it: a mail or an archive, whose parts are concerned too,
 * a further name of another report, or a report stored before its own metadata were kept
 */
export async function reapplyMetadata(
  sourceKey: string,
  stored: StoredDocument,
  document: Pick<IncomingDocument, 'manifest' | 'atLeast' | 'groups'>,
  { store: { corpus } }: Pick<IngestDeps, 'store'>,
  started: number,
): Promise<Embedded | null> {
  if (stored.aliasOf !== null || document.manifest?.parts !== undefined) return null;
  if ((await corpus.marksOfParts(sourceKey)).length > 0) return null;
  const loaded = await corpus.loadReport(sourceKey);
  if (loaded?.report.found === undefined || loaded.passages.length !== stored.passageCount) return null;
  const facts = applyManifest(loaded.report.found, document.manifest?.row);
  return {
    kind: 'embedded',
    report: {
      ...loaded.report,
      ...facts,
      manifest: document.manifest ?? null,
      ...markedAs(raisedBy(facts, document.atLeast), document.groups ?? document.manifest?.row.groups ?? []),
    },
    passages: loaded.passages,
    partial: null,
    stored,
    inside: null,
    prepareMs: performance.now() - started,
    embedMs: 0,
  };
}
