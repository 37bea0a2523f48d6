import type { AppServices } from './routes/context.ts';
import type { Health } from './routes/health.ts';
import { within } from './within.ts';

const PING_MS = 5_000;

/**
 * @param opened undefined while the database opens
 * @throws AktenlageError `database-unavailable` where it does not answer any more
 */
export async function describeHealth(
  base: Pick<Health, 'version' | 'loading'>,
  opened: AppServices | undefined,
): Promise<Health> {
  if (opened === undefined) {
    return { ...base, status: 'starting', database: null, embedder: null, writer: null };
  }
  const { store, embedder, writer } = opened;
  const versions = await within(PING_MS, store.ping(), 'The database does not answer.');
  return {
    ...base,
    status: 'ready',
    database: { kind: store.kind, ...versions },
    embedder: { id: embedder.id, dimensions: embedder.dimensions },
    writer: { id: writer.id, kind: writer.kind },
  };
}
