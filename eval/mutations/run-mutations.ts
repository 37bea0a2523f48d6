import { table } from '../report/console.ts';
import type { ScorableAnswer } from '../scorable.ts';
import { SCORERS } from '../scorers/index.ts';
import { ENTAILED, FAMILIES, type Family, MUTATIONS, type Mutation } from './mutations.ts';
import type { Specimen } from './specimens.ts';

export interface MutationOutcome {
  readonly mutation: Mutation;
  /** Metrics that fell, and those that can no longer be scored count as untouched. */
  readonly fell: readonly string[];
  readonly families: readonly Family[];
  /** The metric meant for it fell, and beside it only what falls with it by definition. */
  readonly caught: boolean;
}

export function scoreSpecimen(
  { evalCase, evidence }: Specimen,
  answer: ScorableAnswer,
): Record<string, number | null> {
  return Object.fromEntries(
    SCORERS.map((scorer) => [scorer.id, scorer.score(evalCase, answer, evidence).value]),
  );
}

export function runMutations(): MutationOutcome[] {
  return MUTATIONS.map((mutation) => {
    const before = scoreSpecimen(mutation.specimen, mutation.specimen.answer);
    const after = scoreSpecimen(mutation.specimen, mutation.mutate(mutation.specimen.answer));
    const fell = Object.keys(before).filter((metric) => {
      const was = before[metric] ?? null;
      const is = after[metric] ?? null;
      return is !== null && is < (was ?? 1);
    });
    const families = (Object.keys(FAMILIES) as Family[]).filter((family) =>
      FAMILIES[family].some((metric) => fell.includes(metric)),
    );
    const allowed = new Set<Family>([mutation.caughtBy, ...(ENTAILED[mutation.caughtBy] ?? [])]);
    const caught = families.includes(mutation.caughtBy) && families.every((family) => allowed.has(family));
    return { mutation, fell, families, caught };
  });
}

/** The table that shows whether the evaluation notices what it is there for. */
export function renderMutations(outcomes: readonly MutationOutcome[]): string {
  const caught = outcomes.filter((outcome) => outcome.caught).length;
  return [
    ...table(
      ['broken on purpose', 'meant for', 'caught', 'metrics that fell'],
      outcomes.map(({ mutation, caught: yes, fell }) => [
        mutation.what,
        mutation.caughtBy,
        yes ? 'yes' : 'NO',
        fell.join(', '),
      ]),
    ),
    '',
    `${caught} of ${outcomes.length} caught by the metric meant for it and by no other, except what falls with it by definition.`,
  ].join('\n');
}
