import { expect, it } from 'vitest';
import { isLightVerb } from './light-verbs.ts';

it('knows verbs that say hardly more than that something is the case', () => {
  for (const verb of ['provide', 'provided', 'includes', 'gibt', 'umfasst', 'compte', 'fournissent'])
    expect(isLightVerb(verb)).toBe(true);
  for (const verb of ['sign', 'signed', 'province', 'provision', 'unterzeichnet', 'container', 'donne-nous'])
    expect(isLightVerb(verb)).toBe(false);
});
