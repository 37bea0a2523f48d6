import type { Marking, Passage, Report, Superseding, Tlp } from '../domain/index.ts';

/** A report with everything that is stored of it. */
export interface StoredReport extends Report {
  readonly text: string;
  /** UTF-16 offset at which each page starts; empty where the format has no pages. */
  readonly pageStarts: readonly number[];
  readonly access: AccessLabel;
}

/** Who may see a report: level ≤ clearance, and (no groups, or one in common), and (no owner, or the owner). */
export interface AccessLabel {
  readonly level: number;
  readonly groups: readonly string[];
  readonly owner: string | null;
}

export interface NewPassage extends Omit<Passage, 'reportId'> {
  /** Short line of context used for search, never quoted. */
  readonly context: string;
  readonly embedding: Float32Array;
}

/** Metadata as the document itself gives it, before a manifest says otherwise. */
export type FoundFacts = Pick<
  Report,
  | 'title'
  | 'originator'
  | 'author'
  | 'documentNumber'
  | 'publishedOn'
  | 'eventOn'
  | 'marking'
  | 'tlp'
  | 'ownGrade'
  | 'reliability'
  | 'credibility'
  | 'guessed'
> & {
  readonly supersedes: string | null;
  /** Marks that a field of the file names and that lie below those above, which the document itself prints. */
  readonly overruled?: { readonly marking?: Marking; readonly tlp?: Tlp };
};

/** What a document says in its own words about another one, which need not be in the corpus. */
export interface Claim {
  readonly kind: Superseding;
  /** Document number of the other one. */
  readonly target: string;
  /** The words that say so. */
  readonly words: string;
}

/** A short form that a report defines in its own words. */
export interface DefinedAcronym {
  readonly short: string;
  readonly long: string;
  /** The stems of the long form, by which it is found. */
  readonly longKey: string;
}

type Assigned = 'passageCount' | 'ingestedAt' | 'alsoKnownAs' | 'supersededHow' | 'parentKey';

export interface NewReport extends Omit<Report, Assigned> {
  readonly parentKey?: string | null;
  /** Absent where nothing is to be restored when a manifest goes: the metadata of the report itself. */
  readonly found?: FoundFacts;
  /** What the manifest said, as it was applied; compared to see whether it changed. */
  readonly manifest?: unknown;
  readonly claims?: readonly Claim[];
  readonly acronyms?: readonly DefinedAcronym[];
  /** MinHash signature for near-duplicates (`ingest/similarity.ts`); empty: not compared. */
  readonly sketch?: readonly number[];
  readonly text: string;
  readonly pageStarts: readonly number[];
  readonly access: AccessLabel;
  /** As the document states it: sourceKey or document number of the report it replaces. `linkSuperseded` resolves it. */
  readonly supersedes: string | null;
}

/** What a passage needs to be shown and cited. */
export interface PassageWithReport {
  readonly passage: Passage;
  readonly context: string;
  readonly report: Report;
}
