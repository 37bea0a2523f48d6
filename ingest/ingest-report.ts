import { readFile } from 'node:fs/promises';
import { AktenlageError, type Outcome } from '../server/domain/index.ts';
import type { Embedder } from '../server/ports/embedder.ts';
import type { NewPassage, NewReport, Store, StoredDocument } from '../server/ports/store.ts';
import type { PassageDraft } from './build-report.ts';
import { embedPassages, findKnownVectors, type Vectors } from './embed-passages.ts';
import { PIPELINE_FINGERPRINT } from './fingerprint.ts';
import { sha256 } from './identity.ts';
import { storeOriginal } from './originals.ts';
import { refusedOutcome } from './outcome.ts';
import { type ParsedDocument, RefusedFile } from './parse/document.ts';

export interface IngestDeps {
  readonly store: Store;
  readonly embedder: Embedder;
  /** Folder of the originals, content-addressed. */
  readonly originalsDir: string;
  /** Larger files are refused without being read, in bytes. */
  readonly maxFileBytes: number;
  /** @throws RefusedFile */
  readonly parse: (bytes: Uint8Array, sourceKey: string, signal?: AbortSignal) => Promise<ParsedDocument>;
}

/** A document on its way in, wherever its bytes come from. */
export interface IncomingDocument {
  readonly sourceKey: string;
  readonly sizeBytes: number;
  readonly read: () => Promise<Uint8Array>;
}

/** Nothing more is to be done: unchanged, or refused. */
export interface Settled {
  readonly kind: 'settled';
  readonly outcome: Outcome;
  /** Set when the outcome is news for the corpus. */
  readonly record: boolean;
}

/** Read and cut; waits for its vectors and its place in the corpus. */
export interface Prepared {
  readonly kind: 'prepared';
  readonly report: NewReport;
  readonly passages: readonly PassageDraft[];
  /** Vectors that the corpus already holds for these texts. */
  readonly known: Vectors;
  readonly partial: { readonly code: string; readonly reason: string } | null;
  readonly stored: StoredDocument | undefined;
  readonly prepareMs: number;
}

export interface Embedded extends Omit<Prepared, 'kind' | 'passages' | 'known'> {
  readonly kind: 'embedded';
  readonly passages: readonly NewPassage[];
  readonly embedMs: number;
}

/** Failures that would befall every further file as well; they end the job instead of refusing file after file. */
const FATAL = /^(database-|embedder-|cancelled|configuration-)/;
export function isFatal(thrown: unknown): boolean {
  if (thrown instanceof AktenlageError) return FATAL.test(thrown.code);
  return thrown instanceof Error && thrown.name === 'AbortError';
}

/** From a file on disk; its size was taken before, so a file too large is never loaded. */
export function fromDisk(file: { sourceKey: string; path: string; sizeBytes: number }): IncomingDocument {
  return { sourceKey: file.sourceKey, sizeBytes: file.sizeBytes, read: () => readFile(file.path) };
}

/**
 * First leg: bytes → hash → unchanged? → original kept → blocks → text and passages. What is wrong with the file
 * becomes an outcome; only what is wrong with the house (disk, database) is thrown.
 */
export async function prepareReport(
  document: IncomingDocument,
  stored: StoredDocument | undefined,
  deps: IngestDeps,
  signal?: AbortSignal,
): Promise<Settled | Prepared> {
  const started = performance.now();
  const { sourceKey } = document;
  const refuse = (code: string, reason: string): Settled => ({
    kind: 'settled',
    outcome: refusedOutcome(sourceKey, code, reason, stored, performance.now() - started),
    record: true,
  });
  if (document.sizeBytes > deps.maxFileBytes) return refuse('too-large', tooLarge(document.sizeBytes, deps));

  let bytes: Uint8Array;
  try {
    bytes = await document.read();
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    return refuse('unreadable', `The file cannot be read from the disk (${why}).`);
  }
  // It may have grown since it was listed.
  if (bytes.byteLength > deps.maxFileBytes) return refuse('too-large', tooLarge(bytes.byteLength, deps));
  if (bytes.byteLength === 0) return refuse('empty', 'The file is empty.');

  const contentHash = sha256(bytes);
  const same = stored?.contentHash === contentHash && stored.pipelineFingerprint === PIPELINE_FINGERPRINT;
  if (stored !== undefined && same) {
    await keepOriginal(deps.originalsDir, contentHash, bytes);
    // What stands on record still holds, unless a later version was refused: then that is no longer the last word.
    const record = stored.lastStatus === 'refused';
    return { kind: 'settled', outcome: unchanged(sourceKey, stored, started), record };
  }

  let parsed: ParsedDocument;
  try {
    parsed = await deps.parse(bytes, sourceKey, signal);
  } catch (error) {
    if (error instanceof RefusedFile) return refuse(error.code, error.message);
    if (isFatal(error)) throw error;
    return refuse('unreadable', 'The file could not be read: it is damaged or of an unexpected structure.');
  }
  // Loaded with the first document: its language tables take 0.4 s, which a start of the server need not pay.
  const { buildReport } = await import('./build-report.ts');
  const facts = {
    sourceKey,
    contentHash,
    sizeBytes: bytes.byteLength,
    pipelineFingerprint: PIPELINE_FINGERPRINT,
  };
  const { report, passages } = buildReport(parsed, facts);
  if (passages.length === 0) return refuse('no-text', 'No text was found in the file.');
  await keepOriginal(deps.originalsDir, contentHash, bytes);
  const known = await findKnownVectors(passages, deps.store.corpus);
  const prepareMs = performance.now() - started;
  return { kind: 'prepared', report, passages, known, partial: parsed.partial ?? null, stored, prepareMs };
}

/** Second leg: vectors for several documents at once, so that small ones fill the embedder's batches. */
export async function embedReports(
  prepared: readonly Prepared[],
  deps: IngestDeps,
  signal?: AbortSignal,
  onEmbedded?: (count: number) => void,
): Promise<Embedded[]> {
  const started = performance.now();
  const all = prepared.flatMap((item) => item.passages);
  const known = new Map(prepared.flatMap((item) => [...item.known]));
  const embedded = await embedPassages(all, known, deps.embedder, signal, onEmbedded);
  const spent = performance.now() - started;
  let from = 0;
  return prepared.map((item) => {
    const passages = embedded.slice(from, from + item.passages.length);
    from += item.passages.length;
    return { ...item, kind: 'embedded', passages, embedMs: (spent * passages.length) / all.length };
  });
}

/** Third leg: one transaction replaces the report and records its outcome. */
export async function writeReport(item: Embedded, deps: IngestDeps): Promise<Outcome> {
  const started = performance.now();
  const { report, passages, partial, stored } = item;
  const outcome: Outcome = {
    sourceKey: report.sourceKey,
    status: partial !== null ? 'partial' : stored === undefined ? 'added' : 'updated',
    code: partial?.code ?? null,
    reason: partial?.reason ?? null,
    reportId: report.id,
    passages: passages.length,
    pages: report.pageCount,
    durationMs: Math.round(item.prepareMs + item.embedMs),
    at: new Date().toISOString(),
  };
  try {
    await deps.store.corpus.replaceReport(report, passages, outcome);
  } catch (error) {
    if (isFatal(error)) throw error;
    // A database that is gone would refuse every file; one that answers did not like this one.
    await deps.store.ping();
    const reason = 'The document was read but could not be stored.';
    const refused = refusedOutcome(report.sourceKey, 'not-stored', reason, stored, outcome.durationMs);
    await deps.store.corpus.recordOutcome(refused);
    return refused;
  }
  return { ...outcome, durationMs: Math.round(outcome.durationMs + performance.now() - started) };
}

/** A settled document: its outcome, on record where it is news. */
export async function settle(item: Settled, deps: IngestDeps): Promise<Outcome> {
  if (item.record) await deps.store.corpus.recordOutcome(item.outcome);
  return item.outcome;
}

async function keepOriginal(originalsDir: string, contentHash: string, bytes: Uint8Array): Promise<void> {
  try {
    await storeOriginal(originalsDir, contentHash, bytes);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new AktenlageError(
      'configuration-invalid',
      `Originals cannot be kept in ${originalsDir} (${why}).`,
      {
        cause: error,
      },
    );
  }
}

function unchanged(sourceKey: string, stored: StoredDocument, started: number): Outcome {
  return {
    sourceKey,
    status: 'unchanged',
    code: null,
    reason: null,
    reportId: stored.id,
    passages: stored.passageCount,
    pages: stored.pageCount,
    durationMs: Math.round(performance.now() - started),
    at: new Date().toISOString(),
  };
}

function tooLarge(size: number, { maxFileBytes }: IngestDeps): string {
  const megabytes = (bytes: number) => Math.ceil(bytes / (1024 * 1024));
  return `The file is too large: ${megabytes(size)} MB, at most ${megabytes(maxFileBytes)} MB are read.`;
}
