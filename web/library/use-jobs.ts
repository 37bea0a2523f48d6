import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Job, JobsEvent } from '../../server/domain/index.ts';
import { CORPUS_KEYS } from '../api/queries.ts';

/** While documents come in the list is asked for anew at most so often, in milliseconds. */
const REFRESH_MS = 4000;

/** Runs of the ingest as they stand now, told by the server; the library follows them. */
export function useJobs(): readonly Job[] {
  const [jobs, setJobs] = useState<readonly Job[]>([]);
  const client = useQueryClient();
  const seen = useRef({ done: -1, running: 0, at: 0 });

  useEffect(() => {
    const refresh = (all: readonly Job[]) => {
      const done = all.reduce((sum, job) => sum + job.done, 0);
      const running = all.filter(({ state }) => state === 'running').length;
      const before = seen.current;
      const first = before.done < 0;
      const ended = running < before.running;
      const due = done !== before.done && Date.now() - before.at > REFRESH_MS;
      seen.current = { done, running, at: before.at };
      if (first || !(ended || due)) return;
      seen.current.at = Date.now();
      for (const queryKey of CORPUS_KEYS) void client.invalidateQueries({ queryKey });
    };
    // The browser reconnects by itself when the server comes back.
    const source = new EventSource('/api/jobs/events');
    source.addEventListener('jobs', ({ data }: MessageEvent<string>) => {
      const event = JSON.parse(data) as JobsEvent;
      if (event.type !== 'jobs') return;
      setJobs(event.jobs);
      refresh(event.jobs);
    });
    return () => source.close();
  }, [client]);
  return jobs;
}
