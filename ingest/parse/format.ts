import type { FoundMetadata, ParsedDocument } from './document.ts';
import type { ParseLimits } from './limits.ts';

export interface ParserInput {
  readonly bytes: Uint8Array;
  /** Only a hint for messages and fallback titles; never decides how a file is read. */
  readonly sourceKey: string;
  readonly limits: ParseLimits;
  /** Tried in this order where the file is protected; empty where nobody knows one. */
  readonly passwords: readonly string[];
  /** How many documents lie around this one: 0 for a file of its own, 1 for an attachment. */
  readonly depth: number;
  /** Every page is to be recognised: one that holds no text is no reason to refuse the file. */
  readonly recogniseAll?: boolean;
}

/** What a parser returns: a document whose metadata holds only what the format itself states. */
export type RawDocument = Omit<ParsedDocument, 'mediaType' | 'metadata'> & {
  readonly metadata: Partial<FoundMetadata>;
  /** Where a format has several, as images do; else that of the format. */
  readonly mediaType?: string;
};

/** A format the product reads. A new one is one file that exports this and one line in `registry.ts`. */
export interface Format {
  readonly id: string;
  readonly mediaType: string;
  /** Throws `RefusedFile`; anything else that is thrown is reported as a damaged file. */
  parse(input: ParserInput): RawDocument | Promise<RawDocument>;
}

/** Quality of a document that has no pages. */
export const withoutPages = (notes: readonly string[] = []): ParsedDocument['quality'] => ({
  pages: [],
  notes: [...notes],
});
