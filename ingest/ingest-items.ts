import type { Asker, Outcome } from '../server/domain/index.ts';
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
import type { Vectors } from './embed-passages.ts';
import type { DocumentPart, ParsedDocument } from './parse/document.ts';
import type { ManifestEntry, Marks } from './sources/manifest-row.ts';

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
  /** Who asked for what is stored and removed here, for the audit log; absent where nobody did by name. */
  readonly actor?: string;
  /** Who brings what is read in here; he sees what became of it. */
  readonly bringer?: Asker;
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
  /** Who brings it, where that is a person: see `UploadedFile`. */
  readonly asker?: Asker | undefined;
  /** What it lies in is marked as. */
  readonly atLeast?: Marks;
  /** Need-to-know groups of what it lies in, or as they were when it was refused; absent: what the manifest says. */
  readonly groups?: readonly string[];
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
  readonly marks: Marks | null;
  readonly kept?: KeptFile;
  /** Who may see a file of which nothing else is known; absent: everybody who is cleared for all. */
  readonly groups?: readonly string[];
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
