import type { Citation } from '../domain/index.ts';

/**
 * The one list of sources of a briefing. The same words of the same passage have one number; numbers are given in
 * order of appearance and never change.
 */
export class SourceList {
  private readonly byPlace = new Map<string, Citation>();

  get sources(): Citation[] {
    return [...this.byPlace.values()];
  }

  /** Takes the citation in, if it is not there yet, and gives its number in this list. */
  numberOf(citation: Citation): number {
    const place = `${citation.passageId}:${citation.start}:${citation.end}`;
    const known = this.byPlace.get(place);
    if (known !== undefined) return known.number;
    const number = this.byPlace.size + 1;
    this.byPlace.set(place, { ...citation, number });
    return number;
  }
}
