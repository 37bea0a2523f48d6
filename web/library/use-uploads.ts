import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Outcome } from '../../server/domain/index.ts';
import { type ApiError, toApiError } from '../api/client.ts';
import { CORPUS_KEYS } from '../api/queries.ts';
import { uploadReport } from '../api/upload.ts';

export interface Upload {
  readonly id: number;
  readonly name: string;
  readonly file: File;
  readonly state: 'waiting' | 'sending' | 'reading' | 'done' | 'failed';
  /** Share sent, 0–1. */
  readonly sent: number;
  readonly outcome: Outcome | null;
  readonly error: ApiError | null;
}

export interface Uploads {
  readonly uploads: readonly Upload[];
  add(files: readonly File[]): void;
  retry(id: number): void;
  clear(): void;
}

/** Sends files one after the other; a file that fails does not stop the next. */
export function useUploads(): Uploads {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const client = useQueryClient();
  const counter = useRef(0);
  const busy = useRef(false);
  const next = uploads.find((upload) => upload.state === 'waiting');

  const change = (id: number, changes: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, ...changes } : upload)));

  async function send({ id, file, name }: Upload): Promise<void> {
    change(id, { state: 'sending', sent: 0, error: null });
    try {
      const outcome = await uploadReport(file, name, (sent) =>
        change(id, sent < 1 ? { sent } : { sent, state: 'reading' }),
      );
      change(id, { state: 'done', outcome });
    } catch (thrown) {
      change(id, { state: 'failed', error: toApiError(thrown) });
    }
    for (const queryKey of CORPUS_KEYS) {
      void client.invalidateQueries({ queryKey });
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: each waiting file starts exactly once, in its turn
  useEffect(() => {
    if (!next || busy.current) return;
    busy.current = true;
    void send(next).finally(() => {
      busy.current = false;
      setUploads((all) => [...all]);
    });
  }, [next?.id, uploads]);

  return {
    uploads,
    add(files) {
      const added = files.map((file): Upload => {
        counter.current += 1;
        const name = file.webkitRelativePath || file.name;
        return { id: counter.current, name, file, state: 'waiting', sent: 0, outcome: null, error: null };
      });
      setUploads((all) => [...all, ...added]);
    },
    retry: (id) => change(id, { state: 'waiting' }),
    clear: () => setUploads((all) => all.filter(({ state }) => state !== 'done' && state !== 'failed')),
  };
}
