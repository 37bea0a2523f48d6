import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useRef, useState } from 'react';
import type { Briefing, Change, Changed } from '../../../server/domain/index.ts';
import { postJson, toApiError } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';

export interface Work {
  readonly briefing: Briefing;
  /** Sentences show their actions. */
  readonly editing: boolean;
  readonly busy: boolean;
  /** Makes a new version of what is shown. Null where that failed: the failure is on the page then. */
  readonly change: (change: Change) => Promise<Changed | null>;
}

const WorkContext = createContext<Work | null>(null);
export const WorkProvider = WorkContext.Provider;

/** Null where a briefing is only read. */
export const useWork = (): Work | null => useContext(WorkContext);

/** Sends changes of the briefing, one at a time, and puts the version that comes back in its place. */
export function useChanges(briefing: Briefing | undefined) {
  const client = useQueryClient();
  const [pending, setPending] = useState<Change['type'] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [last, setLast] = useState<{ readonly change: Change; readonly changed: Changed } | null>(null);
  const [isCancelled, setCancelled] = useState(false);
  const running = useRef<AbortController | null>(null);
  const change = async (wanted: Change): Promise<Changed | null> => {
    if (briefing === undefined || pending !== null) return null;
    setPending(wanted.type);
    setError(null);
    setCancelled(false);
    const own = new AbortController();
    running.current = own;
    try {
      const path = `/api/briefings/${encodeURIComponent(briefing.id)}/changes`;
      const changed = await postJson<Changed>(
        path,
        { base: briefing.version ?? 1, change: wanted },
        own.signal,
      );
      if (changed === null) return null;
      client.setQueryData(keys.briefing(briefing.id), changed.version.briefing);
      void client.invalidateQueries({ queryKey: keys.versions(briefing.id) });
      void client.invalidateQueries({ queryKey: keys.briefings });
      setLast({ change: wanted, changed });
      return changed;
    } catch (thrown) {
      if (own.signal.aborted) {
        setCancelled(true);
        setLast(null);
        // Stopped in the moment in which it was saved, it is there.
        void client.invalidateQueries({ queryKey: keys.briefing(briefing.id) });
        return null;
      }
      setError(thrown);
      setLast(null);
      if (toApiError(thrown).code === 'briefing-stale')
        void client.invalidateQueries({ queryKey: keys.briefing(briefing.id) });
      return null;
    } finally {
      setPending(null);
    }
  };
  /** Stops what is being done; nothing is saved of it. */
  const cancel = () => running.current?.abort();
  return { change, cancel, isCancelled, pending, error, last };
}
