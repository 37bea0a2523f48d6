import { type ParsedDocument, RefusedFile } from './document.ts';
import { DEFAULT_LIMITS, type ParseLimits } from './limits.ts';
import { workerPool } from './worker-pool.ts';

export type { Block, DocumentPart, FoundMetadata, HiddenText, ParsedDocument } from './document.ts';
export { RefusedFile } from './document.ts';
export { DEFAULT_LIMITS, type ParseLimits } from './limits.ts';

/** Raise whenever the same bytes would give other blocks or metadata: reports are then read anew at the next ingest. */
export const PARSER_VERSION = 'parse-15';

export interface ParseOptions {
  readonly limits?: Partial<ParseLimits>;
  /** Passwords that may open a protected file; tried in this order, never stored, never part of a message. */
  readonly passwords?: readonly string[];
  /**
   * How many documents lie around this one: a caller that reads the `parts` of a document passes the depth of the
   * document plus one. Beyond `maxDepth` a file that only holds other files is refused as `too-deep`.
   */
  readonly depth?: number;
  /** All pages are named in `recognise`, whatever their text: a person distrusts it, or nothing was found. */
  readonly recogniseAll?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Reads a file into blocks, in a thread of its own with limits on time, memory and output. The format is
 * decided by the content; `sourceKey` is only a hint.
 *
 * @throws RefusedFile with a stable code and a sentence for the person who sent the file
 */
export async function parseFile(
  bytes: Uint8Array,
  sourceKey: string,
  options: ParseOptions = {},
): Promise<ParsedDocument> {
  const limits: ParseLimits = { ...DEFAULT_LIMITS, ...options.limits };
  if (bytes.length === 0) throw new RefusedFile('empty', 'The file is empty.');
  if (bytes.length > limits.maxBytes) {
    const size = (bytes.length / 1024 / 1024).toFixed(0);
    const allowed = (limits.maxBytes / 1024 / 1024).toFixed(0);
    throw new RefusedFile('too-large', `The file has ${size} MB; up to ${allowed} MB are allowed.`);
  }
  const { passwords = [], depth = 0, recogniseAll = false, signal } = options;
  return workerPool.parse({ bytes, sourceKey, limits, passwords, depth, recogniseAll }, signal);
}

/** Ends the warm parser threads, for tests and for a clean end of the process; later calls start new ones. */
export const closeParsers = (): Promise<void> => workerPool.close();
