import { useEffect, useRef, useState } from 'react';
import type { BriefingPlan, BriefingRequest } from '../../server/domain/index.ts';
import { postJson } from '../api/client.ts';

export interface RecordCheckState {
  readonly isRunning: boolean;
  readonly error: unknown;
  /** Somebody has looked, whatever was asked then. */
  readonly hasPlan: boolean;
  /** What was found for exactly this request, or null. */
  planFor(request: BriefingRequest): BriefingPlan | null;
  run(request: BriefingRequest): Promise<void>;
}

/** What the record holds for a request; kept with the request, so that a result never stands beside other questions. */
export function useRecordCheck(): RecordCheckState {
  const [done, setDone] = useState<{ readonly key: string; readonly plan: BriefingPlan } | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  return {
    isRunning,
    error,
    hasPlan: done !== null,
    planFor: (request) => (done?.key === JSON.stringify(request) ? done.plan : null),
    async run(request) {
      stop.current?.abort();
      const own = new AbortController();
      stop.current = own;
      setIsRunning(true);
      setError(null);
      try {
        const plan = await postJson<BriefingPlan>('/api/briefings/plan', request, own.signal);
        if (plan && !own.signal.aborted) setDone({ key: JSON.stringify(request), plan });
      } catch (thrown) {
        if (!own.signal.aborted) setError(thrown);
      } finally {
        if (stop.current === own) setIsRunning(false);
      }
    },
  };
}
