import { parentPort } from 'node:worker_threads';
import { type ParsedDocument, RefusedFile } from './document.ts';
import type { ParseLimits } from './limits.ts';
import { parseDocument } from './parse-document.ts';

export interface ParseJob {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly sourceKey: string;
  readonly limits: ParseLimits;
}

export type ParseReply =
  | { readonly id: number; readonly document: ParsedDocument }
  | { readonly id: number; readonly refused: { readonly code: string; readonly reason: string } };

const port = parentPort;
port?.on('message', (job: ParseJob) => {
  parseDocument(job.bytes, job.sourceKey, job.limits).then(
    (document) => port.postMessage({ id: job.id, document } satisfies ParseReply),
    (thrown: unknown) => {
      const refused =
        thrown instanceof RefusedFile
          ? { code: thrown.code, reason: thrown.message }
          : { code: 'damaged', reason: 'The file is damaged: its content could not be read.' };
      port.postMessage({ id: job.id, refused } satisfies ParseReply);
    },
  );
});
