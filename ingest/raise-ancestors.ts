import type { Outcome } from '../server/domain/report.ts';
import type { CorpusWriter } from '../server/ports/store.ts';
import type { IngestDeps } from './ingest-items.ts';
import { afterSecondTry } from './inside-outcome.ts';
import {
  applyManifest,
  asManifestEntry,
  isBelow,
  type Marks,
  markedAs,
  raisedBy,
} from './sources/manifest-row.ts';
import { actorOf } from './store-report.ts';

/**
 * What a document inside another must at least be marked as, and whose groups see it, as the ingest has it: what the other one is
 * of itself and by the list, and what that one lies in; not what the others inside it are, which raise it alone.
 */
export async function inheritedMarking(
  parentKey: string | null,
  deps: Pick<IngestDeps, 'store'>,
): Promise<{ atLeast?: Marks; groups?: readonly string[] }> {
  if (parentKey === null) return {};
  const { corpus } = deps.store;
  const stored = await corpus.findStored(parentKey);
  if (stored === null) return {};
  const found = (await corpus.loadReport(stored.aliasOf ?? parentKey))?.report.found;
  const own: Marks =
    found === undefined ? stored : applyManifest(found, asManifestEntry(stored.manifest)?.row);
  const { atLeast } = await inheritedMarking(stored.parentKey, deps);
  return { atLeast: raisedBy(own, atLeast), groups: stored.groups };
}

/**
 * A document that could be read after all may be marked higher than the mail or archive whose original holds it: those around it
 * are raised to its marks. What became of them stays on record as it was, but for the document that is no longer refused.
 */
export async function raiseAncestors(
  sourceKey: string,
  parentKey: string,
  deps: Pick<IngestDeps, 'store' | 'actor'>,
): Promise<void> {
  const { corpus } = deps.store;
  const part = await corpus.findStored(sourceKey);
  if (part === null) return;
  let key: string | null = parentKey;
  while (key !== null) {
    const loaded: Awaited<ReturnType<typeof corpus.loadReport>> = await corpus.loadReport(key);
    if (loaded === null) return;
    const { report, passages } = loaded;
    const before = await corpus.findOutcome(key);
    const outcome =
      before === null ? raisedOutcome(loaded) : afterSecondTry(before.outcome, before.refusedParts);
    const isRaised = isBelow(report, part);
    if (isRaised) {
      await corpus.replaceReport(
        { ...report, ...markedAs(raisedBy(report, part), report.access.groups) },
        passages,
        // A later version of it that was refused: that is no word on what is stored here.
        outcome.status === 'refused' ? raisedOutcome(loaded) : outcome,
        { keepParts: true, ownReport: true, ...actorOf(deps) },
      );
    }
    if (before !== null && (isRaised || outcome !== before.outcome)) {
      const contentHash = ['partial', 'refused'].includes(outcome.status) ? before.kept.contentHash : null;
      await corpus.recordOutcome(outcome, { ...before.kept, contentHash });
    }
    key = report.parentKey ?? null;
  }
}

const raisedOutcome = ({
  report: { sourceKey, id, pageCount },
  passages,
}: NonNullable<Awaited<ReturnType<CorpusWriter['loadReport']>>>): Outcome => ({
  sourceKey,
  status: 'updated',
  code: null,
  reason: null,
  reportId: id,
  passages: passages.length,
  pages: pageCount,
  durationMs: 0,
  at: new Date().toISOString(),
});
