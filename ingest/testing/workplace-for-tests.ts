import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Store } from '../../server/ports/store.ts';
import { openTestStore } from '../../server/store/testing/open-test-store.ts';
import { closeParsers } from '../parse/index.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

/**
 * One store for the tests of a file and a workplace of its own for each of them, opened and cleared around it.
 *
 * @returns the workplace of the test that runs
 */
export function workplaceForTests(workers?: number): Workplace {
  let store: Store;
  let place: Workplace;
  beforeAll(async () => {
    store = await openTestStore();
  });
  beforeEach(async () => {
    place = await openWorkplace(store, workers);
  });
  afterEach(() => place.clear());
  afterAll(async () => {
    await store.close();
    await closeParsers();
  });
  return new Proxy({} as Workplace, { get: (_, name) => Reflect.get(place, name) });
}
