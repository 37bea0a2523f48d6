import { readFile } from 'node:fs/promises';
import type { Outcome } from '../server/domain/index.ts';
import type { SecondTry } from '../server/ports/ingestion.ts';
import type { SaidOfFile, StoredRefusal } from '../server/ports/store.ts';
import type { IncomingDocument, IngestDeps } from './ingest-items.ts';
import { actingFor, type IngestOne } from './ingest-one.ts';
import { openJob } from './job.ts';
import { originalPath } from './originals.ts';
import { inheritedMarking, raiseAncestors } from './raise-ancestors.ts';
import { asManifestEntry } from './sources/manifest-row.ts';

/** A refused file once more, from the bytes that were kept, as a job of its own. */
export async function retryFile(
  refusal: StoredRefusal,
  how: SecondTry,
  deps: IngestDeps,
  ingestOne: IngestOne,
  signal?: AbortSignal,
): Promise<Outcome> {
  const { sourceKey, parentKey, contentHash, sizeBytes } = refusal;
  const path = originalPath(deps.originalsDir, contentHash);
  const said = await deps.store.corpus.findSaid(sourceKey);
  const by = { actor: how.asker?.id };
  const job = await openJob(deps.store, {
    kind: 'retry',
    label: sourceKey,
    sourceKeys: [sourceKey],
    more: 0,
    shown: { groups: refusal.groups },
    signal,
  });
  try {
    const outcome = await ingestOne(
      {
        sourceKey,
        sizeBytes,
        read: () => readFile(path),
        parentKey,
        depth: parentKey === null ? 0 : 1,
        passwords: how.password === undefined ? [] : [how.password],
        recogniseAll: how.recognise ?? false,
        again: true,
        ...asSaid(said, refusal),
        // What it lies in may say something else by now.
        ...(await inheritedMarking(parentKey, deps)),
      },
      by,
      job.signal,
    );
    if (parentKey !== null) await raiseAncestors(sourceKey, parentKey, actingFor(deps, by));
    job.count(outcome);
    await job.close('done');
    return outcome;
  } catch (error) {
    await job.fail(error);
    throw error;
  }
}

/** A file is read again under what was said of it when it was refused; of one that was read in part the report knows it. */
function asSaid(
  said: SaidOfFile | null,
  { groups }: StoredRefusal,
): Pick<IncomingDocument, 'manifest' | 'atLeast' | 'groups'> {
  if (said === null) return { groups };
  return { ...said, manifest: asManifestEntry(said.manifest) };
}
