import { type Briefing, type Citation, highestMarking, restrictedBy, tlpOver } from '../../domain/index.ts';

/** The list of sources of a briefing that is being worked on: numbers once given stay, new ones come after the last. */
export class SourceNumbers {
  private readonly list: Citation[];

  constructor({ sources }: Pick<Briefing, 'sources'>) {
    this.list = [...sources];
  }

  get sources(): Citation[] {
    return [...this.list];
  }

  numberOf(citation: Citation): number {
    const known = this.list.find(
      ({ passageId, start, end }) =>
        passageId === citation.passageId && start === citation.start && end === citation.end,
    );
    if (known !== undefined) return known.number;
    const number = this.list.reduce((most, one) => Math.max(most, one.number), 0) + 1;
    this.list.push({ ...citation, number });
    return number;
  }

  /** `next` with at least the grade and the label that the briefing had: a source that came in stays in the list. */
  marked({ tlp: _label, ...next }: Briefing, before: Briefing): Briefing {
    const tlp = restrictedBy(tlpOver(this.list).tlp, before.tlp);
    return {
      ...next,
      marking: highestMarking([before.marking, ...this.list.map(({ marking }) => marking)]),
      ...(tlp === null ? {} : { tlp }),
    };
  }
}
