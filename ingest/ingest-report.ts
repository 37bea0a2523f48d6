import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { AktenlageError, type Marking, markingLevel, type Outcome } from '../server/domain/index.ts';
import type { Embedder } from '../server/ports/embedder.ts';
import type {
  KeptFile,
  KnownRefusal,
  NewPassage,
  NewReport,
  Store,
  StoredDocument,
} from '../server/ports/store.ts';
import type { PassageDraft } from './build-report.ts';
import { embedPassages, findKnownVectors, type Vectors } from './embed-passages.ts';
import { PIPELINE_FINGERPRINT } from './fingerprint.ts';
import { sha256 } from './identity.ts';
import { storeOriginal } from './originals.ts';
import { refusedOutcome } from './outcome.ts';
import { type DocumentPart, type ParsedDocument, RefusedFile } from './parse/document.ts';
import { reapplyMetadata } from './reapply-metadata.ts';
import { asManifestEntry, type ManifestEntry } from './sources/manifest-row.ts';

/** How a document is to be read, beyond its bytes. */
export interface ReadOptions {
  readonly passwords: readonly string[];
  /** 0 for a file of its own, 1 for an attachment, … */
  readonly depth: number;
  /** Every page goes to text recognition, whatever text it holds. */
  readonly recogniseAll: boolean;
  readonly signal?: AbortSignal | undefined;
}

export interface IngestDeps {
  readonly store: Store;
  readonly embedder: Embedder;
  /** Folder of the originals, content-addressed. */
  readonly originalsDir: string;
  /** Larger files are refused without being read, in bytes. */
  readonly maxFileBytes: number;
  /** Documents read at the same time. */
  readonly workers: number;
  /** @throws RefusedFile */
  readonly parse: (bytes: Uint8Array, sourceKey: string, options: ReadOptions) => Promise<ParsedDocument>;
  /**
   * Text recognition of the pages that `parsed.recognise` names (of all where `recogniseAll`); the better result of
   * each page wins. Absent where there is none: such pages stay as they are.
   */
  readonly recognise?: (
    parsed: ParsedDocument,
    bytes: Uint8Array,
    options: ReadOptions,
  ) => Promise<ParsedDocument>;
}

/** A document on its way in, wherever its bytes come from. */
export interface IncomingDocument {
  readonly sourceKey: string;
  readonly sizeBytes: number;
  readonly read: () => Promise<Uint8Array>;
  /** sourceKey of the mail or archive it lies in. */
  readonly parentKey?: string | null;
  readonly depth?: number;
  /** What a manifest says of it; null: nothing; absent: what was said before stays. */
  readonly manifest?: ManifestEntry | null;
  /** Marking of what it lies in. */
  readonly atLeast?: Marking;
  readonly refuse?: { readonly code: string; readonly reason: string };
  /** How it was refused the last time. */
  readonly refusal?: KnownRefusal | undefined;
  readonly passwords?: readonly string[];
  readonly recogniseAll?: boolean;
  /** Pages for text recognition: read now, or the whole document put off so that it keeps nobody waiting. */
  readonly slow?: 'now' | 'later';
  /** Read again although nothing has changed. */
  readonly again?: boolean;
}

/** Nothing more is to be done: unchanged, or refused. */
export interface Settled {
  readonly kind: 'settled';
  readonly outcome: Outcome;
  /** Set when the outcome is news for the corpus. */
  readonly record: boolean;
  /** Of what stands in the corpus. */
  readonly marking: Marking | null;
  readonly kept?: KeptFile;
}

/** Waits for text recognition, for which the document is read again. */
export interface Deferred {
  readonly kind: 'deferred';
  readonly sourceKey: string;
}

/** How it went with the documents inside a mail or an archive. */
export interface Inside {
  /** Their source keys. */
  readonly names: readonly string[];
  readonly refused: number;
  /** Sentences about what was not even looked at. */
  readonly notes: readonly string[];
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
  /** Attachments and archive entries, each to become a report before this one is stored. */
  readonly parts: readonly DocumentPart[];
  readonly inside: Inside | null;
  readonly prepareMs: number;
}

export interface Embedded extends Omit<Prepared, 'kind' | 'passages' | 'known' | 'parts'> {
  readonly kind: 'embedded';
  readonly passages: readonly NewPassage[];
  readonly embedMs: number;
}

export type Item = Settled | Deferred | Prepared | Embedded;

/** Failures that would befall every further file as well; they end the job instead of refusing file after file. */
const FATAL = /^(database-|embedder-|cancelled|configuration-)/;
export function isFatal(thrown: unknown): boolean {
  if (thrown instanceof AktenlageError) return FATAL.test(thrown.code);
  return thrown instanceof Error && thrown.name === 'AbortError';
}

/** Names what a file is read with: a refusal holds until that changes. */
const readerOf = ({ recognise }: Pick<IngestDeps, 'recognise'>): string =>
  recognise === undefined ? PIPELINE_FINGERPRINT : `${PIPELINE_FINGERPRINT}.ocr`;

/** A second try with something that the first may not have had. */
const asksForMore = ({ passwords = [], recogniseAll = false, again = false }: IncomingDocument): boolean =>
  passwords.length > 0 || recogniseAll || again;

/** From a file on disk; its size was taken before, so a file too large is never loaded. */
export function fromDisk<T extends { readonly path: string }>(
  file: T,
): T & { read: () => Promise<Uint8Array> } {
  return { ...file, read: () => readFile(file.path) };
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
): Promise<Item> {
  const started = performance.now();
  const { sourceKey, parentKey = stored?.parentKey ?? null } = document;
  let contentHash: string | null = null;
  const refuse = (code: string, reason: string, forGood = false): Settled => ({
    kind: 'settled',
    outcome: refusedOutcome(sourceKey, code, reason, stored, performance.now() - started),
    record: true,
    marking: stored?.marking ?? null,
    kept: {
      contentHash,
      sizeBytes: document.sizeBytes,
      parentKey,
      ...(forGood && { refusedBy: readerOf(deps) }),
    },
  });
  if (document.refuse !== undefined) return refuse(document.refuse.code, document.refuse.reason);
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

  const hash = sha256(bytes);
  const known = asManifestEntry(stored?.manifest);
  const manifest = document.manifest === undefined ? known : document.manifest;
  // A further name of a report is as new as that report.
  const same =
    stored?.contentHash === hash &&
    (stored.aliasOf !== null || stored.pipelineFingerprint === PIPELINE_FINGERPRINT) &&
    !document.again;
  if (stored !== undefined && same) {
    const marked = markingLevel(stored.marking) >= markingLevel(document.atLeast ?? 'OFFEN');
    if (marked && isDeepStrictEqual(manifest, known)) {
      await keepOriginal(deps.originalsDir, hash, bytes);
      // What stands on record still holds, unless a later version was refused: then that is no longer the last word.
      const record = stored.lastStatus === 'refused';
      const outcome = unchanged(sourceKey, stored, started);
      return { kind: 'settled', outcome, record, marking: stored.marking };
    }
    const again = await reapplyMetadata(sourceKey, stored, { ...document, manifest }, deps, started);
    if (again !== null) return again;
  }

  const { refusal } = document;
  if (refusal?.contentHash === hash && refusal.refusedBy === readerOf(deps) && !asksForMore(document)) {
    await keepOriginal(deps.originalsDir, hash, bytes);
    const outcome = refusedOutcome(sourceKey, refusal.code, '', stored, performance.now() - started);
    const marking = stored?.marking ?? null;
    return { kind: 'settled', outcome: { ...outcome, reason: refusal.reason }, record: false, marking };
  }
  const options: ReadOptions = {
    passwords: document.passwords ?? [],
    depth: document.depth ?? 0,
    recogniseAll: document.recogniseAll ?? false,
    signal,
  };
  let parsed: ParsedDocument;
  try {
    parsed = await deps.parse(bytes, sourceKey, options);
    const slow =
      deps.recognise !== undefined && ((parsed.recognise?.length ?? 0) > 0 || options.recogniseAll);
    if (slow && document.slow === 'later') return { kind: 'deferred', sourceKey };
    if (slow) parsed = (await deps.recognise?.(parsed, bytes, options)) ?? parsed;
  } catch (error) {
    if (isFatal(error)) throw error;
    // The bytes stay for a second try: with a password, by text recognition, after an update.
    contentHash = hash;
    await keepOriginal(deps.originalsDir, hash, bytes);
    if (error instanceof RefusedFile) return refuse(error.code, error.message, !error.mayPass);
    return refuse('unreadable', 'The file could not be read: it is damaged or of an unexpected structure.');
  }
  // Loaded with the first document: its language tables take 0.4 s, which a start of the server need not pay.
  const { buildReport } = await import('./build-report.ts');
  const parts = parsed.parts ?? [];
  const built = buildReport(parsed, {
    sourceKey,
    contentHash: hash,
    sizeBytes: bytes.byteLength,
    pipelineFingerprint: PIPELINE_FINGERPRINT,
    parentKey,
    manifest,
    ...(document.atLeast === undefined ? {} : { atLeast: document.atLeast }),
  });
  const { report } = built;
  // The names of the documents inside are no statement that an answer could rest on; they are searched themselves.
  const passages = isListing(parsed) ? [] : built.passages;
  await keepOriginal(deps.originalsDir, hash, bytes);
  if (passages.length === 0 && parts.length === 0) {
    contentHash = hash;
    return refuse('no-text', 'No text was found in the file.', true);
  }
  return {
    kind: 'prepared',
    report,
    passages,
    known: await findKnownVectors(passages, deps.store.corpus),
    partial: parsed.partial ?? null,
    stored,
    parts,
    inside: null,
    prepareMs: performance.now() - started,
  };
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
  return prepared.map(({ parts: _, known: __, ...item }) => {
    const passages = embedded.slice(from, from + item.passages.length);
    from += item.passages.length;
    const embedMs = all.length === 0 ? 0 : (spent * passages.length) / all.length;
    return { ...item, kind: 'embedded', passages, embedMs };
  });
}

/** Third leg: one transaction replaces the report and records its outcome. */
export async function writeReport(item: Embedded, deps: IngestDeps): Promise<Outcome> {
  const started = performance.now();
  const { report, passages, partial, stored, inside } = item;
  const trouble = partial ?? troubleInside(inside);
  const outcome: Outcome = {
    sourceKey: report.sourceKey,
    status: trouble !== null ? 'partial' : stored === undefined ? 'added' : 'updated',
    code: trouble?.code ?? (passages.length === 0 && inside !== null ? 'container' : null),
    reason: trouble?.reason ?? contents(inside),
    reportId: report.id,
    passages: passages.length,
    pages: report.pageCount,
    durationMs: Math.round(item.prepareMs + item.embedMs),
    at: new Date().toISOString(),
  };
  try {
    const recorded = await deps.store.corpus.replaceReport(report, passages, outcome, {
      parts: inside?.names ?? [],
    });
    return { ...recorded, durationMs: Math.round(recorded.durationMs + performance.now() - started) };
  } catch (error) {
    if (isFatal(error)) throw error;
    // A database that is gone would refuse every file; one that answers did not like this one.
    await deps.store.ping();
    const reason = 'The document was read but could not be stored.';
    const refused = refusedOutcome(report.sourceKey, 'not-stored', reason, stored, outcome.durationMs);
    await deps.store.corpus.recordOutcome(refused, {
      contentHash: report.contentHash,
      sizeBytes: report.sizeBytes,
      parentKey: report.parentKey ?? null,
    });
    return refused;
  }
}

/** A settled document: its outcome, on record where it is news. */
export async function settle(item: Settled, deps: IngestDeps): Promise<Outcome> {
  if (item.record) await deps.store.corpus.recordOutcome(item.outcome, item.kept);
  return item.outcome;
}

/** An archive: all that it says itself is what lies in it. */
function isListing({ blocks, parts = [] }: ParsedDocument): boolean {
  const names = new Set(parts.map((part) => part.name));
  return parts.length > 0 && blocks.every((block) => names.has(block.text));
}

const documents = (count: number) => (count === 1 ? '1 document' : `${count} documents`);

function contents(inside: Inside | null): string | null {
  return inside === null ? null : `Holds ${documents(inside.names.length)}.`;
}

function troubleInside(inside: Inside | null): { code: string; reason: string } | null {
  if (inside === null || (inside.refused === 0 && inside.notes.length === 0)) return null;
  const refused = inside.refused > 0 ? ` ${inside.refused} of them could not be read.` : '';
  const notes = inside.notes.map((note) => ` ${note}`).join('');
  return { code: 'parts-refused', reason: `${contents(inside)}${refused}${notes}` };
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
    passages: stored.aliasOf === null ? stored.passageCount : 0,
    pages: stored.pageCount,
    durationMs: Math.round(performance.now() - started),
    at: new Date().toISOString(),
  };
}

function tooLarge(size: number, { maxFileBytes }: Pick<IngestDeps, 'maxFileBytes'>): string {
  const megabytes = (bytes: number) => Math.ceil(bytes / (1024 * 1024));
  return `The file is too large: ${megabytes(size)} MB, at most ${megabytes(maxFileBytes)} MB are read.`;
}
