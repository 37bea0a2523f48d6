import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  AktenlageError,
  type Asker,
  isReleased,
  LOCAL_ASKER,
  type Marking,
  type Outcome,
} from '../server/domain/index.ts';
import type { SaidOfFile, StoredDocument } from '../server/ports/store.ts';
import { findKnownVectors } from './embed-passages.ts';
import { isFatal } from './fatal.ts';
import { PIPELINE_FINGERPRINT } from './fingerprint.ts';
import { sha256 } from './identity.ts';
import type { IncomingDocument, IngestDeps, Item, ReadOptions, Settled } from './ingest-items.ts';
import { isLowered, loweredReason } from './lowered-marking.ts';
import { storeOriginal } from './originals.ts';
import { refusedOutcome } from './outcome.ts';
import { type ParsedDocument, RefusedFile } from './parse/document.ts';
import { reapplyMetadata } from './reapply-metadata.ts';
import { asManifestEntry, isBelow } from './sources/manifest-row.ts';

/** As a second try must have it, in the shape in which the database gives it back. */
const saidOf = (
  { atLeast, groups, refuse }: IncomingDocument,
  manifest: IncomingDocument['manifest'],
): SaidOfFile => ({
  manifest: manifest ?? null,
  ...(atLeast === undefined ? {} : { atLeast: { marking: atLeast.marking, tlp: atLeast.tlp ?? null } }),
  ...(groups === undefined ? {} : { groups }),
  ...(refuse === undefined ? {} : { refuse }),
});

/** From a file on disk; its size was taken before, so a file too large is never loaded. */
export function fromDisk<T extends { readonly path: string }>(
  file: T,
): T & { read: () => Promise<Uint8Array> } {
  return { ...file, read: () => readFile(file.path) };
}

/** Names what a file is read with: a refusal holds until that changes. */
const readerOf = ({ recognise }: Pick<IngestDeps, 'recognise'>): string =>
  recognise === undefined ? PIPELINE_FINGERPRINT : `${PIPELINE_FINGERPRINT}.ocr`;

/** A second try with something that the first may not have had. */
const asksForMore = ({ passwords = [], recogniseAll = false, again = false }: IncomingDocument): boolean =>
  passwords.length > 0 || recogniseAll || again;

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
  const known = asManifestEntry(stored?.manifest);
  const manifest = document.manifest === undefined ? known : document.manifest;
  const groups = document.groups ?? manifest?.row.groups;
  const said = saidOf(document, manifest);
  const refuse = (code: string, reason: string, forGood = false): Settled => ({
    kind: 'settled',
    outcome: refusedOutcome(sourceKey, code, reason, stored, performance.now() - started),
    record: true,
    marks: stored ?? null,
    ...(groups === undefined ? {} : { groups }),
    kept: {
      contentHash,
      sizeBytes: document.sizeBytes,
      parentKey,
      said,
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
  // A further name of a report is as new as that report.
  const same =
    stored?.contentHash === hash &&
    (stored.aliasOf !== null || stored.pipelineFingerprint === PIPELINE_FINGERPRINT) &&
    !document.again;
  if (stored !== undefined && same) {
    // Of a part, those of what it lies in may have changed.
    const asMeant =
      groups === undefined || isDeepStrictEqual([...new Set(groups)].sort(), [...stored.groups]);
    if (!isBelow(stored, document.atLeast) && asMeant && isDeepStrictEqual(manifest, known)) {
      await keepOriginal(deps.originalsDir, hash, bytes);
      // What stands on record still holds, unless a later version was refused: then that is no longer the last word.
      const record = stored.lastStatus === 'refused';
      const outcome = unchanged(sourceKey, stored, started);
      return { kind: 'settled', outcome, record, marks: stored };
    }
    const again = await reapplyMetadata(sourceKey, stored, { ...document, manifest }, deps, started);
    if (again !== null && isLowered(again.report, stored, document))
      return refuse('marking-lowered', loweredReason(again.report, stored));
    if (again !== null) return again;
  }

  const { refusal } = document;
  if (refusal?.contentHash === hash && refusal.refusedBy === readerOf(deps) && !asksForMore(document)) {
    await keepOriginal(deps.originalsDir, hash, bytes);
    const outcome = refusedOutcome(sourceKey, refusal.code, '', stored, performance.now() - started);
    return {
      kind: 'settled',
      outcome: { ...outcome, reason: refusal.reason },
      // The list may say something else of it since: whom it is for, how it is marked once it can be read.
      record: !isDeepStrictEqual(said, refusal.said),
      marks: stored ?? null,
      ...(groups === undefined ? {} : { groups }),
      kept: {
        contentHash: hash,
        sizeBytes: document.sizeBytes,
        parentKey,
        said,
        refusedBy: refusal.refusedBy,
      },
    };
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
    ...(document.groups === undefined ? {} : { groups: document.groups }),
  });
  const { report } = built;
  if (document.asker !== undefined && report.access.level > document.asker.clearance) {
    const reason = `The document is marked ${report.marking}, which is above the clearance of whoever brought it.`;
    return refuse('above-clearance', reason);
  }
  const outside = (asker: Asker): boolean =>
    asker.id !== LOCAL_ASKER.id &&
    report.access.groups.length > 0 &&
    !report.access.groups.some((group) => asker.groups.includes(group));
  if (document.asker !== undefined && outside(document.asker)) {
    const reason = 'The document is for groups to none of which whoever brought it belongs.';
    return refuse('above-clearance', reason);
  }
  if (stored !== undefined && isLowered(report, stored, document))
    return refuse('marking-lowered', loweredReason(report, stored));
  // The names of the documents inside are no statement that an answer could rest on; they are searched themselves.
  const passages = isListing(parsed) ? [] : built.passages;
  await keepOriginal(deps.originalsDir, hash, bytes);
  if (passages.length === 0 && parts.length === 0) {
    contentHash = hash;
    return refuse('no-text', 'No text was found in the file.', true);
  }
  const { releasedUpTo } = deps.embedder;
  if (!isReleased(report.marking, releasedUpTo)) {
    contentHash = hash;
    return refuse('not-released', notReleased(report.marking, releasedUpTo ?? 'OFFEN'));
  }
  return {
    kind: 'prepared',
    report,
    passages,
    known: await findKnownVectors(passages, deps.store.corpus, document.asker),
    partial: parsed.partial ?? null,
    stored,
    parts,
    inside: null,
    prepareMs: performance.now() - started,
  };
}

/** An archive: all that it says itself is what lies in it. */
function isListing({ blocks, parts = [] }: ParsedDocument): boolean {
  const names = new Set(parts.map((part) => part.name));
  return parts.length > 0 && blocks.every((block) => names.has(block.text));
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

/** Without vectors it would be found by its words alone, and nobody would know; refused, it is on the list with the way out. */
function notReleased(marking: Marking, releasedUpTo: Marking): string {
  return `The document is ${marking}; the embedding model is another machine's and released up to ${releasedUpTo}. Release it (EMBEDDING_MODEL_RELEASED_UP_TO), or use a model of this machine.`;
}

function tooLarge(size: number, { maxFileBytes }: Pick<IngestDeps, 'maxFileBytes'>): string {
  const megabytes = (bytes: number) => Math.ceil(bytes / (1024 * 1024));
  return `The file is too large: ${megabytes(size)} MB, at most ${megabytes(maxFileBytes)} MB are read.`;
}
