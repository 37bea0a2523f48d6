import type { Asker, Job } from '../domain/index.ts';
import type { ShownTo } from './incoming-files.ts';

/** Progress as the working process tells it. */
export type JobProgress = Pick<Job, 'total' | 'done' | 'passages' | 'counts' | 'currentKey'>;

/** The queue: jobs and their documents, shared by all processes on one database. */
export interface JobQueue {
  /**
   * Opens a running job. It is hidden from whoever may not see what is on record of its documents. One with the same kind and
   * label whose process is gone is closed as `interrupted`.
   */
  open(
    job: Pick<Job, 'id' | 'kind' | 'label'>,
    sourceKeys: readonly string[],
    shown?: ShownTo,
  ): Promise<void>;
  /**
   * Takes up to `limit` documents. Those on which another living job works at this moment come last, so that two
   * processes on one folder share it.
   */
  claim(jobId: string, limit: number): Promise<{ readonly ordinal: number; readonly sourceKey: string }[]>;
  /** Tells progress and that the process lives; `finished` are ordinals that have their outcome. */
  report(jobId: string, progress: JobProgress, finished: readonly number[]): Promise<{ cancelled: boolean }>;
  close(jobId: string, state: 'done' | 'cancelled' | 'failed', error?: string): Promise<void>;
  /** False when there is no such running job that the asker may see. */
  cancel(asker: Asker, jobId: string): Promise<boolean>;
}
