import type { FormatId } from '../registry.ts';

/** A document of one format that every parser must read alike: title, a heading, a quote, and what is special. */
export interface Sample {
  readonly format: FormatId;
  readonly sourceKey: string;
  readonly mediaType: string;
  readonly bytes: () => Uint8Array | Promise<Uint8Array>;
  readonly title: string;
  /** A heading that stands above the quote. */
  readonly heading: string | undefined;
  /** Must stand whole in one block. */
  readonly quotes: readonly string[];
  /** Must not be found anywhere. */
  readonly absent?: readonly string[];
  /** Names of the documents inside. */
  readonly parts?: readonly string[];
}

export const TITLE = 'Lagebericht Nordmark';
export const HEADING = 'Wirtschaftliche Lage';
export const QUOTE = 'Die Ausfuhren stiegen 2025 um 4,2 Prozent auf 9,9 Milliarden Euro.';
