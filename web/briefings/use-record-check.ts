import { useEffect, useRef, useState } from 'react';
import type { BriefingPlan, BriefingRequest, PlannedQuestion } from '../../server/domain/index.ts';
import { postJson } from '../api/client.ts';

/** What the record holds for a question of a section; undefined where nobody has looked. */
export type HeldFor = (section: string, guiding: string) => PlannedQuestion | undefined;

export interface RecordCheckState {
  readonly running: 'check' | 'propose' | null;
  readonly error: unknown;
  /** Somebody has looked, whatever was asked then. */
  readonly hasPlan: boolean;
  /** What was found for this request, whatever it asks now, or null. */
  planFor(request: BriefingRequest): BriefingPlan | null;
  /** @returns null where that failed, which `error` says, or where another look was begun meanwhile */
  run(request: BriefingRequest, propose?: boolean): Promise<BriefingPlan | null>;
}

/**
 * What the record holds for a request. A result belongs to a question, the topic, the day, the reports and the counterpart:
 * it stays while questions are struck, moved or added, and never stands beside another question.
 */
export function useRecordCheck(): RecordCheckState {
  const [done, setDone] = useState<{ readonly key: string; readonly plan: BriefingPlan } | null>(null);
  const [running, setRunning] = useState<RecordCheckState['running']>(null);
  const [error, setError] = useState<unknown>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  return {
    running,
    error,
    hasPlan: done !== null,
    planFor: (request) => (done?.key === keyOf(request) ? done.plan : null),
    async run(request, propose = false) {
      stop.current?.abort();
      const own = new AbortController();
      stop.current = own;
      setRunning(propose ? 'propose' : 'check');
      setError(null);
      try {
        const body = propose ? { ...request, propose } : request;
        const plan = await postJson<BriefingPlan>('/api/briefings/plan', body, own.signal);
        if (!plan || own.signal.aborted) return null;
        setDone({ key: keyOf(request), plan });
        return plan;
      } catch (thrown) {
        if (!own.signal.aborted) setError(thrown);
        return null;
      } finally {
        if (stop.current === own) setRunning(null);
      }
    },
  };
}

const keyOf = ({ questions: _questions, leaveOut: _leaveOut, ...rest }: BriefingRequest): string =>
  JSON.stringify(rest);
