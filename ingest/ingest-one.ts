import { AktenlageError, type Asker, type Outcome } from '../server/domain/index.ts';
import { adoptOrphans } from './adopt-orphans.ts';
import { runPipeline } from './document-pipeline.ts';
import { createGate } from './gate.ts';
import type { IncomingDocument, IngestDeps } from './ingest-items.ts';
import { sweepIncoming } from './originals.ts';
import { underWhatWasSaid } from './under-what-was-said.ts';

/** For whom a document is read in. */
export interface Behalf {
  readonly actor: string | undefined;
  readonly bringer?: Asker | undefined;
}

export type IngestOne = (document: IncomingDocument, by: Behalf, signal?: AbortSignal) => Promise<Outcome>;

/** Uploads read at once; the rest wait, so that ten dropped files do not start ten parsers. */
const UPLOADS_AT_ONCE = 2;

/** Before anything is read in. @throws AktenlageError `embedder-mismatch` */
export async function prepareIngest({
  store,
  embedder,
  originalsDir,
}: Pick<IngestDeps, 'store' | 'embedder' | 'originalsDir'>): Promise<void> {
  await store.bindEmbedder(embedder.id, embedder.dimensions);
  await sweepIncoming(originalsDir);
}

export const actingFor = (deps: IngestDeps, { actor, bringer }: Behalf): IngestDeps => ({
  ...deps,
  ...(actor === undefined ? {} : { actor }),
  ...(bringer === undefined ? {} : { bringer }),
});

/**
 * Reads in single documents with everything inside them, a few at a time; of two of one name at the same moment the second sees
 * what the first stored. The document's own outcome is given.
 */
export function createIngestOne(deps: IngestDeps): IngestOne {
  const gate = createGate(UPLOADS_AT_ONCE);
  const oneByOne = new Map<string, Promise<unknown>>();
  return async (document, by, signal) => {
    const { sourceKey } = document;
    const before = oneByOne.get(sourceKey) ?? Promise.resolve();
    const run = before.then(() => gate(() => ingestOne(document, actingFor(deps, by), signal)));
    const settled = run.catch(() => undefined);
    oneByOne.set(sourceKey, settled);
    try {
      return await run;
    } finally {
      if (oneByOne.get(sourceKey) === settled) oneByOne.delete(sourceKey);
    }
  };
}

async function ingestOne(
  document: IncomingDocument,
  deps: IngestDeps,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  await prepareIngest(deps);
  const { sourceKey } = document;
  const { corpus } = deps.store;
  const stored = (await corpus.findStored(sourceKey)) ?? undefined;
  const refusal = (await corpus.findRefusals([sourceKey])).get(sourceKey);
  // A second try has it already, as it is now.
  const said = document.again ? null : await corpus.findSaid(sourceKey);
  const meant = said === null ? document : underWhatWasSaid(document, said, stored);
  let outcome: Outcome | null = null;
  let changed = false;
  const tasks = (async function* () {
    yield { document: { ...meant, refusal }, stored };
  })();
  for await (const finished of runPipeline(tasks, deps, { signal })) {
    changed ||= ['added', 'updated', 'partial'].includes(finished.outcome?.status ?? '');
    if (finished.task !== undefined) outcome = finished.outcome;
  }
  if (outcome === null) throw new AktenlageError('internal', 'The document was lost on its way.');
  if (!changed) return outcome;
  for await (const _ of adoptOrphans(deps, signal)) signal?.throwIfAborted();
  await corpus.linkSuperseded();
  return outcome;
}
