import { parentPort } from 'node:worker_threads';
import { type ParsedDocument, RefusedFile } from './document.ts';
import type { ParserInput } from './format.ts';
import { parseDocument } from './parse-document.ts';

export interface ParseJob extends ParserInput {
  readonly id: number;
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
  parseDocument(job).then(
    (document) => {
      // Attachments travel without being copied.
      const buffers = new Set((document.parts ?? []).map((part) => part.bytes.buffer as ArrayBuffer));
      port.postMessage({ id: job.id, document } satisfies ParseReply, [...buffers]);
    },
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
