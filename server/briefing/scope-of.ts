import type { BriefingRequest, Question } from '../domain/index.ts';

/** What the author lets a draft see. */
export const scopeOf = ({
  asOf,
  withoutSources = [],
  onlySources = [],
}: BriefingRequest): Pick<Question, 'asOf' | 'filter'> => {
  const filter = {
    ...(withoutSources.length === 0 ? {} : { withoutSources }),
    ...(onlySources.length === 0 ? {} : { sources: onlySources }),
  };
  return {
    ...(asOf === undefined ? {} : { asOf }),
    ...(Object.keys(filter).length === 0 ? {} : { filter }),
  };
};
