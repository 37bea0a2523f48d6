import { AktenlageError, RETENTION_KINDS, type Retention, SYSTEM_ACTOR } from '../domain/index.ts';
import { listDue } from './list-due.ts';
import { removeOriginals } from './remove-originals.ts';
import { type RunParts, runRetention } from './run-retention.ts';

/** The policies of this process: shown, run when somebody asks for it, and daily. */
export interface RetentionDesk {
  show(): Promise<Retention>;
  /** Begins a run and does not wait for it. @throws AktenlageError `conflict` while one is under way here */
  start(actor: string): void;
  /** Keeps what has this id. @throws AktenlageError `conflict` where it is held already */
  hold(id: string, reason: string, actor: string): Promise<void>;
  /** @throws AktenlageError `not-found` */
  release(id: string, actor: string): Promise<void>;
  /** Runs now and then every day; without any policy it removes files of what people removed by hand. */
  openDaily(): void;
  /** Stops a run after its batch. */
  close(): Promise<void>;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const RUNS_SHOWN = 10;

/** @param onProblem a run that failed; the next one takes up what it left */
export function createRetentionDesk(parts: RunParts, onProblem: (thrown: unknown) => void): RetentionDesk {
  const stop = new AbortController();
  const hasPolicy = RETENTION_KINDS.some((kind) => parts.days[kind] !== null);
  let running: Promise<void> | null = null;
  let daily: NodeJS.Timeout | undefined;
  const begin = (actor: string): void => {
    const work = hasPolicy
      ? runRetention(parts, { actor, signal: stop.signal })
      : removeOriginals(parts.store, parts.originals, stop.signal);
    running = work
      .then(() => undefined)
      .catch((thrown) => {
        if (!stop.signal.aborted) onProblem(thrown);
      })
      .finally(() => {
        running = null;
      });
  };
  return {
    async show() {
      const [policies, runs, holds] = [
        await listDue(parts),
        await parts.store.listRuns(RUNS_SHOWN),
        await parts.store.listHolds(),
      ];
      return { policies, runs, holds };
    },
    start(actor) {
      if (running !== null) throw new AktenlageError('conflict', 'A run is under way.');
      if (!stop.signal.aborted) begin(actor);
    },
    async hold(id, reason, actor) {
      if (!(await parts.store.hold(id, reason, actor)))
        throw new AktenlageError('conflict', 'It is held already.');
    },
    async release(id, actor) {
      if (!(await parts.store.release(id, actor)))
        throw new AktenlageError('not-found', 'This hold was not found.');
    },
    openDaily() {
      if (daily !== undefined || stop.signal.aborted) return;
      const run = () => {
        if (running === null) begin(SYSTEM_ACTOR);
      };
      run();
      daily = setInterval(run, DAY_MS);
      daily.unref();
    },
    async close() {
      clearInterval(daily);
      stop.abort(new AktenlageError('cancelled', 'Aktenlage is stopping.'));
      await running;
    },
  };
}
