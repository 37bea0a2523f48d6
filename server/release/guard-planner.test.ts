import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Tlp } from '../domain/index.ts';
import type { FoundForPlanning, SectionPlanner } from '../ports/section-planner.ts';
import type { Store } from '../ports/store.ts';
import { openTestStore } from '../store/testing/open-test-store.ts';
import { guardPlanner } from './guard-planner.ts';
import { ReleaseGate } from './model-endpoint.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
}, 120_000);
afterAll(() => store.close());

const passage = (title: string, marking?: FoundForPlanning['marking'], tlp?: Tlp): FoundForPlanning => ({
  title,
  publishedOn: null,
  text: title,
  ...(marking === undefined ? {} : { marking }),
  ...(tlp === undefined ? {} : { tlp }),
});

it('hands a planner nothing that is graded above its release, or of which nobody told the grade', async () => {
  const seen: string[] = [];
  const planner: SectionPlanner = {
    id: 'reads-all',
    promptVersions: {},
    async propose(_request, search, signal) {
      for (const { title } of await search('anything', signal)) seen.push(title);
      return { questions: {} };
    },
  };
  const endpoint = { host: 'models.example', model: 'm', purpose: 'chat', releasedUpTo: 'VS-NfD' } as const;
  const gate = new ReleaseGate(endpoint, store.audit, { actor: 'anna', answerId: null });
  const found = [
    passage('open', 'OFFEN', 'GREEN'),
    passage('nfd', 'VS-NfD'),
    passage('secret', 'GEHEIM', 'RED'),
    passage('untold'),
  ];
  const request = {
    topic: 't',
    purpose: null,
    counterpart: null,
    language: 'en',
    sections: [],
    mostQuestions: 1,
  } as const;
  const before = (await store.audit.chain()).sequence;
  await guardPlanner(planner, gate).propose(request, async () => found, new AbortController().signal);
  expect(seen).toEqual(['open', 'nfd']);
  const calls = (await store.audit.entries(before, 9)).map(({ entry }) => JSON.parse(entry).event);
  expect(calls).toMatchObject([
    { type: 'model-call', highest: null, tlp: null, passages: 0 },
    { type: 'model-call', highest: 'VS-NfD', tlp: 'GREEN', passages: 2, heldBack: 2 },
  ]);
});
