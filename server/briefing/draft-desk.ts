import { randomUUID } from 'node:crypto';
import { loadTemplates } from '../../prompts/load-templates.ts';
import {
  AktenlageError,
  type Asker,
  type BriefingEvent,
  type BriefingRequest,
  covers,
  toAktenlageError,
} from '../domain/index.ts';
import { type BriefingDependencies, writeDraft } from './draft-briefing.ts';
import { EventLog } from './event-log.ts';
import { asPlanned, type PlannedDraft, planDraft } from './plan-draft.ts';
import { takeTurns } from './take-turns.ts';
import { watchStored } from './watch-stored.ts';

/** Drafts of this process, and every way in which one asks something of them. */
export interface DraftDesk {
  /**
   * Plans and stores a draft and begins to write it, whoever listens.
   *
   * @returns its id, which will be that of the briefing
   * @throws AktenlageError as `planDraft`; `too-many-requests`
   */
  begin(asker: Asker, request: BriefingRequest): Promise<string>;
  /**
   * A draft from its first event on, wherever and whether it is written; the last event is `briefing-end` or
   * `briefing-error`. Leaving does not stop the draft.
   */
  watch(asker: Asker, id: string, signal: AbortSignal): AsyncGenerator<BriefingEvent>;
  /** Stops the calls under way and keeps what is answered. False when the asker sees no draft being written. */
  cancel(asker: Asker, id: string): Promise<boolean>;
  /** Goes on with a failed or cancelled draft. False when the asker sees none. */
  resume(asker: Asker, id: string): Promise<boolean>;
  /** Takes up what processes that are gone left unfinished, now and every few seconds from then on. */
  open(): Promise<void>;
  /** Ends all work, for the next process to go on with. May be called twice. */
  close(): Promise<void>;
}

export interface DeskOptions {
  /** Questions answered at a time, in one draft and in all together; drafts take turns. */
  readonly parallel: number;
  /** Failures that nobody else hears of, such as a database that is away while a draft is to be marked as failed. */
  readonly onProblem: (thrown: unknown) => void;
  /** How often leases are renewed and abandoned drafts looked for, in milliseconds. */
  readonly lookMs?: number;
}

interface Run {
  readonly asker: Asker;
  readonly log: EventLog<BriefingEvent>;
  readonly stop: AbortController;
  readonly settled: Promise<void>;
}

const LOOK_MS = 5_000;
/** Drafts written at the same time by one process; others wait for the next look. */
const MOST_RUNS = 20;

export function createDraftDesk(deps: BriefingDependencies, options: DeskOptions): DraftDesk {
  const { parallel, onProblem, lookMs = LOOK_MS } = options;
  const queue = deps.store.drafts;
  const holder = randomUUID();
  const pace = { parallel, turns: takeTurns(parallel) };
  const runs = new Map<string, Run>();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let closing: Promise<void> | undefined;

  const start = (draft: PlannedDraft): void => {
    // Taken up by ourselves once more, after a lease that ran out under a process that was only slow.
    if (runs.has(draft.id)) return;
    const log = new EventLog<BriefingEvent>();
    const stop = new AbortController();
    const settled = write(draft, log, stop.signal)
      .catch(onProblem)
      .finally(() => {
        log.end();
        runs.delete(draft.id);
      });
    runs.set(draft.id, { asker: draft.asker, log, stop, settled });
    keepLooking();
  };

  const write = async (
    draft: PlannedDraft,
    log: EventLog<BriefingEvent>,
    signal: AbortSignal,
  ): Promise<void> => {
    const save = async (briefing: Parameters<typeof queue.finish>[1]) => {
      if (!(await queue.finish(draft.asker, briefing, holder))) throw lost();
    };
    const extend = async (sections: PlannedDraft['sections']) => {
      if (!(await queue.extend(draft.id, holder, sections))) throw lost();
    };
    for await (const event of writeDraft(deps, draft, { pace, save, extend }, signal)) {
      if (event.type !== 'briefing-error') {
        log.append(event);
        continue;
      }
      if (signal.aborted) {
        // Who stopped it has said what becomes of it.
        log.append({ ...event, error: toAktenlageError(signal.reason).toBody().error });
        continue;
      }
      // Where that cannot be written, the lease runs out and the draft is taken up again.
      await queue.fail(draft.id, holder, event.error).catch(onProblem);
      log.append(event);
    }
  };

  const look = async (): Promise<void> => {
    // As they are now: what begins or is resumed meanwhile is another run.
    const mine = [...runs];
    const held = await queue.renew(
      holder,
      mine.map(([id]) => id),
    );
    for (const [id, run] of mine) if (!held.includes(id)) run.stop.abort(await whyNotHeld(id, run));
    if (closing !== undefined || runs.size >= MOST_RUNS) return;
    for (const work of await queue.takeUp(holder, MOST_RUNS - runs.size)) start(asPlanned(work));
  };

  /** Cancelled by another process, or taken over by it. */
  const whyNotHeld = async (id: string, { asker }: Run): Promise<AktenlageError> => {
    const draft = await deps.store.as(asker).getDraft(id);
    return draft?.state === 'cancelled' ? cancelled() : lost();
  };

  const keepLooking = (): void => {
    if (timer !== undefined || closing !== undefined) return;
    timer = setInterval(() => {
      looking = looking.then(look).catch(onProblem);
    }, lookMs);
    timer.unref();
  };

  const close = async (): Promise<void> => {
    clearInterval(timer);
    for (const { stop } of runs.values()) stop.abort(stopping());
    await looking;
    await Promise.all([...runs.values()].map(({ settled }) => settled));
    await queue.release(holder).catch(onProblem);
  };

  return {
    async begin(asker, request) {
      const draft = planDraft(asker, request, await (deps.loadTemplates ?? loadTemplates)());
      if (closing !== undefined) throw stopping();
      await queue.open(draft, holder);
      start(draft);
      return draft.id;
    },
    async *watch(asker, id, signal) {
      const run = runs.get(id);
      // A draft shows what its author may see; whoever has lost a right since is shown what is stored, as himself.
      if (run === undefined || !covers(asker, run.asker)) {
        yield* watchStored(deps, { asker, id }, signal);
        return;
      }
      let ended = false;
      for await (const event of run.log.follow(signal)) {
        ended = event.type === 'briefing-end' || event.type === 'briefing-error';
        yield event;
      }
      if (!ended) {
        // Its reader left, who hears nothing more, or the server stops.
        yield { type: 'briefing-error', error: (signal.aborted ? stopping() : lost()).toBody().error };
      }
    },
    async cancel(asker, id) {
      if (!(await queue.cancel(asker, id))) return false;
      const run = runs.get(id);
      run?.stop.abort(cancelled());
      await run?.settled;
      return true;
    },
    async resume(asker, id) {
      // What was stopped a moment ago may still be letting go of its calls.
      const run = runs.get(id);
      if (run?.stop.signal.aborted) await run.settled;
      if (closing !== undefined) throw stopping();
      const work = await queue.resume(asker, id, holder);
      if (work === null) return false;
      start(asPlanned(work));
      return true;
    },
    async open() {
      keepLooking();
      looking = looking.then(look).catch(onProblem);
      await looking;
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}

const cancelled = () =>
  new AktenlageError('cancelled', 'Drafting was cancelled. What is answered is kept; it can be resumed.');

const lost = () => new AktenlageError('interrupted', 'Another process has taken this draft over.');

const stopping = () =>
  new AktenlageError('interrupted', 'Aktenlage is stopping. It goes on with the draft when it starts again.');
