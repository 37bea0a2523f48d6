import path from 'node:path';
import type { Asker, EvaluationSuite } from '../../server/domain/index.ts';
import type { Evaluation } from '../../server/ports/evaluation.ts';
import type { Services } from '../../server/services.ts';
import type { EvalCase } from '../case.ts';
import { loadCases } from '../load-cases.ts';
import { suggestCases } from '../suggest/suggest.ts';
import type { Homes } from './homes.ts';
import { caseFromAnswer, presentCase, withEdit, withFile } from './own-cases.ts';
import { visibleCases } from './visible-results.ts';

export interface CaseDesk
  extends Pick<
    Evaluation,
    'suites' | 'cases' | 'caseFromAnswer' | 'importCases' | 'saveCase' | 'deleteCase' | 'suggest'
  > {
  /** What the asker may see of a suite; nothing of the sample where its documents are not there. */
  casesOf(asker: Asker, suite: EvaluationSuite['id']): Promise<EvalCase[]>;
}

/** Questions of the asker and of the sample. */
export function createCaseDesk(services: Services, homes: Homes, root: string): CaseDesk {
  const seenBy = (asker: Asker, cases: readonly EvalCase[]): Promise<EvalCase[]> =>
    visibleCases(services.store.as(asker), cases);
  const ownOf = async (asker: Asker): Promise<EvalCase[]> => seenBy(asker, await homes.casesOf(asker).list());
  const maySee = async (asker: Asker, id: string): Promise<boolean> =>
    (await ownOf(asker)).some((one) => one.id === id);

  async function casesOf(asker: Asker, suite: EvaluationSuite['id']): Promise<EvalCase[]> {
    if (suite === 'own') return ownOf(asker);
    const { cases } = await loadCases(path.join(root, 'eval/cases/sample.jsonl'));
    const reader = services.store.as(asker);
    const sources = [...new Set(cases.flatMap(({ expect }) => expect.citations.map(({ source }) => source)))];
    const there = await Promise.all(sources.map((source) => reader.findReportBySourceKey(source)));
    // The sample suite speaks of the sample corpus; without it every case would fail for want of its document.
    return there.every((report) => report !== null) ? [...cases] : [];
  }

  return {
    casesOf,
    async suites(asker) {
      const ids = ['own', 'sample'] as const;
      const all = await Promise.all(ids.map((id) => casesOf(asker, id)));
      return ids.flatMap((id, index) => {
        const cases = all[index] ?? [];
        const unreviewed = cases.filter(({ review }) => review !== undefined).length;
        return id === 'sample' && cases.length === 0
          ? []
          : [{ id, cases: cases.length - unreviewed, unreviewed }];
      });
    },
    cases: async (asker) => (await ownOf(asker)).map(presentCase),
    caseFromAnswer: (asker, answer, feedback) =>
      homes.casesOf(asker).change((cases) => {
        const added = caseFromAnswer(answer, feedback);
        // A second complaint about the same answer replaces the first, unless somebody has reviewed it.
        const known = cases.find(({ id }) => id === added.id);
        if (known !== undefined && known.review === undefined) return { cases, result: presentCase(known) };
        return { cases: [...cases.filter(({ id }) => id !== added.id), added], result: presentCase(added) };
      }),
    importCases: (asker, content) => homes.casesOf(asker).change((cases) => withFile(cases, content)),
    async saveCase(asker, id, edit) {
      if (!(await maySee(asker, id))) return null;
      return homes.casesOf(asker).change((cases) => {
        const known = cases.find((one) => one.id === id);
        if (known === undefined) return { cases, result: null };
        const saved = withEdit(known, edit);
        return { cases: cases.map((one) => (one.id === id ? saved : one)), result: presentCase(saved) };
      });
    },
    async deleteCase(asker, id) {
      if (!(await maySee(asker, id))) return false;
      return homes.casesOf(asker).change((cases) => {
        const left = cases.filter((one) => one.id !== id);
        return { cases: left, result: left.length < cases.length };
      });
    },
    async suggest(asker, limit) {
      const drafts = await suggestCases(services.store.as(asker), { limit, perDocument: 3 });
      return homes.casesOf(asker).change((cases) => {
        const known = new Set(cases.map(({ id }) => id));
        const added = drafts
          .filter(({ id }) => !known.has(id))
          .map((draft) => ({ ...draft, copiedFrom: draft.expect.citations.map(({ source }) => source) }));
        return { cases: [...cases, ...added], result: added.length };
      });
    },
  };
}
