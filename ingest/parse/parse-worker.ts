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
  | {
      readonly id: number;
      readonly refused: {
        readonly code: string;
        readonly reason: string /** For the log only. */;
        readonly detail: string;
      };
    };

const port = parentPort;
port?.on('message', (job: ParseJob) => {
  parseDocument(job.bytes, job.sourceKey, job.limits).then(
    (document) => port.postMessage({ id: job.id, document } satisfies ParseReply),
    (thrown: unknown) => {
      // A fault of ours must not read as a fault of the file.
      const known = thrown instanceof RefusedFile;
      const refused = {
        code: known ? thrown.code : 'internal',
        reason: known
          ? thrown.message
          : 'Reading the file failed for a reason inside Aktenlage, not in the file.',
        detail: describe(known ? thrown.cause : thrown),
      };
      port.postMessage({ id: job.id, refused } satisfies ParseReply);
    },
  );
});

const describe = (thrown: unknown): string =>
  thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown ?? '');
