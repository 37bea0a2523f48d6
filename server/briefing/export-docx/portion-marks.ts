import { type Briefing, highestMarking, type Marking } from '../../domain/index.ts';

/**
 * Marks of differently graded parts, `(VS-NfD)` before a paragraph: the highest grade of the sources that it cites. The
 * German short forms in English papers too; they have legal force.
 */
export class PortionMarks {
  readonly #whole: Marking;
  readonly #markings: ReadonlyMap<number, Marking>;

  constructor({ marking, sources }: Briefing) {
    this.#whole = marking;
    this.#markings = new Map(sources.map((source) => [source.number, source.marking]));
  }

  /** Where everything is open there is nothing to tell apart. */
  get needed(): boolean {
    return this.#whole !== 'OFFEN';
  }

  /**
   * With a space behind it; empty where no marks are needed. What names no source may have come from any of them, so
   * it is as high as the whole.
   */
  of(citations: readonly number[]): string {
    if (!this.needed) return '';
    const known = citations.flatMap((number) => this.#markings.get(number) ?? []);
    return `(${known.length < citations.length || known.length === 0 ? this.#whole : highestMarking(known)}) `;
  }
}
