import type { EncodedParameter } from './value-types.ts';

export type PgliteStatement =
  | { readonly type: 'query' | 'prepared'; readonly text: string; readonly values: EncodedParameter[] }
  | { readonly type: 'execute'; readonly text: string };

/** What the main thread asks of the worker that holds the embedded database. */
export type PgliteRequest =
  /** One after the other until one fails; the reply has the rows of the last. */
  | { readonly id: number; readonly type: 'run'; readonly statements: readonly PgliteStatement[] }
  | { readonly id: number; readonly type: 'dump' }
  | { readonly id: number; readonly type: 'close' };

export type PgliteReply =
  | { readonly id: number; readonly rows: unknown[] }
  | { readonly id: number; readonly dump: Uint8Array }
  | {
      readonly id: number;
      readonly error: { readonly message: string; readonly code?: string; readonly constraint?: string };
    };

export interface PgliteWorkerData {
  /** Directory on disk, or `memory://`. */
  readonly directory: string;
  /** A dumped data directory to start from (tests). */
  readonly snapshot?: Uint8Array;
}

/** The id of the worker's first message: it is ready, or it could not open. */
export const OPENED = 0;
