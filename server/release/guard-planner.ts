import type { SectionPlanner } from '../ports/section-planner.ts';
import { type ReleaseGate, UNTOLD_MARKS } from './model-endpoint.ts';

/**
 * A planner reads what its search finds: what is graded above the release of its endpoint is not among it, and each set of
 * passages is on record before the planner has it.
 */
export function guardPlanner(inner: SectionPlanner, gate: ReleaseGate): SectionPlanner {
  return {
    ...inner,
    onBehalfOf: (cause) => guardPlanner(inner, gate.for(cause)),
    async propose(request, search, signal) {
      await gate.record([]);
      return inner.propose(
        request,
        async (query, searching) => {
          const found = await search(query, searching);
          const going = found.filter(({ marking }) => gate.passes(marking));
          await gate.record(
            going.map(({ marking, tlp }) => (marking === undefined ? UNTOLD_MARKS : { marking, tlp })),
            found.length - going.length,
          );
          return going;
        },
        signal,
      );
    },
  };
}
