import type { Asker, Job } from '../server/domain/index.ts';
import type { UploadJob } from '../server/ports/ingestion.ts';
import type { Store } from '../server/ports/store.ts';
import { openJob } from './job.ts';
import { shownTo } from './store-report.ts';

/** A job whose files come over HTTP ends when none has come for so long. */
const UPLOADS_IDLE_MS = 30 * 60_000;

/** A job whose files come one by one from elsewhere, and which ends by itself when they no longer do. */
export async function openUploadJob(
  store: Store,
  label: string,
  total: number,
  kind: Job['kind'],
  asker: Asker | undefined,
): Promise<UploadJob> {
  const shown = shownTo(undefined, asker === undefined ? {} : { bringer: asker });
  const job = await openJob(store, { kind, label, sourceKeys: [], more: total, shown });
  // A command that was killed says no goodbye.
  let idle: NodeJS.Timeout | undefined;
  const wait = () => {
    clearTimeout(idle);
    // Its failure is that of the database, which every request reports.
    idle = setTimeout(() => void job.close('cancelled').catch(() => undefined), UPLOADS_IDLE_MS);
    idle.unref();
  };
  wait();
  return {
    id: job.id,
    async finished(outcome) {
      wait();
      job.count(outcome);
      job.onEmbedded(outcome.sourceKey, outcome.passages);
      await job.tell();
    },
    async close() {
      clearTimeout(idle);
      await job.close(job.signal.aborted ? 'cancelled' : 'done');
    },
  };
}
