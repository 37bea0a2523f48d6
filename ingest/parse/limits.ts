/** What a single file may cost. Every limit can be set by the caller; the defaults fit a 2-core machine. */
export interface ParseLimits {
  /** Bytes of the file as it came. */
  readonly maxBytes: number;
  /** Wall-clock time of the parser in milliseconds, after which its thread is ended. */
  readonly timeoutMs: number;
  /** Heap of the parser's thread in MiB. */
  readonly memoryMb: number;
  /** Characters of text that a file may yield. */
  readonly maxTextLength: number;
  readonly maxBlocks: number;
  /** Entries of an archive (DOCX, ODT, ZIP), those of the archives inside it included. */
  readonly maxArchiveEntries: number;
  /** Bytes that an archive may expand to, the archives inside it included. */
  readonly maxExpandedBytes: number;
  /** Documents inside documents: how many lie around one another (mail in mail, archive in archive). */
  readonly maxDepth: number;
  /** Attachments and archive entries that one file may bring along. */
  readonly maxParts: number;
}

export const DEFAULT_LIMITS: ParseLimits = {
  maxBytes: 100 * 1024 * 1024,
  timeoutMs: 120_000,
  memoryMb: 768,
  maxTextLength: 30_000_000,
  maxBlocks: 400_000,
  maxArchiveEntries: 5_000,
  maxExpandedBytes: 150 * 1024 * 1024,
  maxDepth: 4,
  maxParts: 2_000,
};
