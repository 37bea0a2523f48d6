import type { Answer, Asker } from '../server/domain/index.ts';
import type { PassageHit, ReportReader, Store } from '../server/ports/store.ts';
import type { EvalCase } from './case.ts';
import { carries, type EvidenceLocation, type NoiseTrial, type ScorableAnswer } from './scorable.ts';
import { evidenceCited } from './scorers/evidence-cited.ts';
import { nuggetRecall } from './scorers/nugget-recall.ts';

/** Searched this deep before what is not allowed is taken out. */
const DEPTH = 1000;

/** The store, as if it held only these passages; answers are not saved. */
export function restrictStore(store: Store, allowed: ReadonlySet<string>): Store {
  const allowedOf = (hits: readonly PassageHit[], limit: number) =>
    hits.filter(({ passageId }) => allowed.has(passageId)).slice(0, limit);
  return overlay(store, {
    as: (asker: Asker): ReportReader => {
      const reader = store.as(asker);
      return overlay(reader, {
        searchText: async (queries, limit, scope) => {
          const found = await reader.searchText(queries, Math.max(limit, DEPTH), scope);
          return { ...found, hits: found.hits.map((hits) => allowedOf(hits, limit)) };
        },
        searchVectors: async (queries, limit, scope) =>
          (await reader.searchVectors(queries, Math.max(limit, DEPTH), scope)).map((hits) =>
            allowedOf(hits, limit),
          ),
        saveAnswer: async () => undefined,
      });
    },
  });
}

/** The store as it is, except that answers are not saved: an evaluation leaves no trace in anybody's history. */
export function withoutHistory(store: Store): Store {
  return overlay(store, {
    as: (asker: Asker) => overlay(store.as(asker), { saveAnswer: async () => undefined }),
  });
}

/** An object with some methods replaced; the others run on the object itself, private fields included. */
export function overlay<T extends object>(target: T, replaced: Partial<T>): T {
  return new Proxy(target, {
    get(object, key) {
      const own: unknown = Reflect.get(replaced, key);
      if (own !== undefined) return own;
      const value: unknown = Reflect.get(object, key);
      return typeof value === 'function' ? value.bind(object) : value;
    },
  });
}

/**
 * RGB's noise trial (Chen et al. 2024): the question is asked three times, with nothing to be found but the passages
 * that carry the evidence, and with distractors as 40 and 80 % of what can be found. Distractors are the passages that
 * search likes best and that carry none of the evidence. With one gold passage, 40 % is one distractor (50 %),
 * because there are no two thirds of a passage.
 *
 * @param ask puts the case's question to the product over the given store
 * @returns `null` where the case has no evidence in the corpus, or nothing was retrieved to distract with
 */
export async function tryNoise(
  evalCase: EvalCase,
  answer: ScorableAnswer,
  evidence: readonly EvidenceLocation[],
  store: Store,
  ask: (store: Store) => Promise<Answer>,
  toScorable: (answer: Answer) => Promise<ScorableAnswer>,
): Promise<NoiseTrial | null> {
  const found = evidence.filter(({ status }) => status === 'found');
  if (!evalCase.expect.answerable || evidence.length === 0 || found.length < evidence.length) return null;
  const gold = found.flatMap(({ carriers }) => carriers[0] ?? []);
  const every = new Set(found.flatMap(({ carriers }) => carriers.flat()));
  const distractors = (answer.retrieved ?? [])
    .map(({ passageId }) => passageId)
    .filter((id) => !every.has(id));
  const needed = distractorsFor(new Set(gold).size, 0.8);
  if (distractors.length < needed) return null;
  const rightWith = async (share: number): Promise<boolean> => {
    const noise = distractors.slice(0, distractorsFor(new Set(gold).size, share));
    const restricted = restrictStore(store, new Set([...gold, ...noise]));
    return isRight(evalCase, await toScorable(await ask(restricted)), evidence);
  };
  return { clean: await rightWith(0), at40: await rightWith(0.4), at80: await rightWith(0.8) };
}

/** How many distractors make up this share beside the gold passages. */
export const distractorsFor = (gold: number, share: number): number =>
  Math.max(0, Math.ceil((gold * share) / (1 - share) - 1e-9));

/** Every vital fact stated, or, where the case names none, the evidence quoted. */
function isRight(evalCase: EvalCase, answer: ScorableAnswer, evidence: readonly EvidenceLocation[]): boolean {
  const stated = nuggetRecall.score(evalCase, answer, evidence).value;
  if (stated !== null) return stated === 1 && !answer.refused;
  return evidence.some(
    (location) =>
      location.status === 'found' &&
      carries(
        location,
        new Set(answer.citations.flatMap(({ passageId }) => (passageId === null ? [] : [passageId]))),
      ) &&
      evidenceCited('quote', 'any').score(evalCase, answer, evidence).value === 1,
  );
}
