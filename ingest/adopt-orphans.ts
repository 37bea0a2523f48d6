import { readFile, stat } from 'node:fs/promises';
import type { Outcome } from '../server/domain/index.ts';
import type { Orphan } from '../server/ports/store.ts';
import { runPipeline, type Task } from './document-pipeline.ts';
import type { IngestDeps } from './ingest-items.ts';
import { originalPath } from './originals.ts';
import { inheritedMarking } from './raise-ancestors.ts';
import { asManifestEntry } from './sources/manifest-row.ts';

/**
 * Contents that were known as a further name of a report which now holds something else: each becomes a report of
 * its own again, from its original.
 */
export async function* adoptOrphans(deps: IngestDeps, signal?: AbortSignal): AsyncGenerator<Outcome> {
  const orphans = await deps.store.corpus.findOrphans();
  if (orphans.length === 0) return;
  for await (const { outcome } of runPipeline(tasks(orphans, deps), deps, { signal })) {
    if (outcome !== null) yield outcome;
  }
}

async function* tasks(orphans: readonly Orphan[], deps: IngestDeps): AsyncGenerator<Task> {
  for (const { sourceKey, contentHash, parentKey, manifest } of orphans) {
    const path = originalPath(deps.originalsDir, contentHash);
    const sizeBytes = await stat(path).then(
      (info) => info.size,
      // Reading it says what is wrong, as an outcome.
      () => 1,
    );
    const inherited = await inheritedMarking(parentKey, deps);
    const document = {
      ...{ sourceKey, sizeBytes, parentKey, manifest: asManifestEntry(manifest) },
      ...inherited,
    };
    yield { document: { ...document, read: () => readFile(path) }, stored: undefined };
  }
}
