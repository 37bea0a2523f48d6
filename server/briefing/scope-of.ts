import type { BriefingRequest, Question } from '../domain/index.ts';

/** What the author lets a draft see. */
export const scopeOf = ({
  asOf,
  withoutSources = [],
}: BriefingRequest): Pick<Question, 'asOf' | 'filter'> => ({
  ...(asOf === undefined ? {} : { asOf }),
  ...(withoutSources.length === 0 ? {} : { filter: { withoutSources } }),
});
