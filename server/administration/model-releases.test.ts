import { describe, expect, it } from 'vitest';
import type { ModelUses } from '../ports/audit.ts';
import { type ConfiguredModels, modelReleases } from './model-releases.ts';

const NOTHING: ModelUses = { calls: [], refused: [], since: null };
const RELEASED = { chat: 'VS-NfD', judge: 'OFFEN', embeddings: 'STRENG GEHEIM', rerank: 'OFFEN' } as const;
const MODELS: ConfiguredModels['models'] = {
  chat: { kind: 'endpoint', model: 'big' },
  judge: { kind: 'endpoint', model: 'small' },
  embeddings: { kind: 'inside', model: 'built-in' },
  rerank: { kind: 'none' },
};

describe('releases of models', () => {
  it('says of each purpose where it goes and up to which grade', () => {
    const configured = { baseUrl: 'https://models.example/v1', models: MODELS, released: RELEASED };
    expect(modelReleases(configured, NOTHING).endpoints).toMatchObject([
      {
        purpose: 'chat',
        state: 'endpoint',
        host: 'models.example',
        releasedUpTo: 'VS-NfD',
        thisMachine: false,
      },
      // What sends nothing needs no release.
      { purpose: 'embeddings', state: 'inside', host: null, model: 'built-in', releasedUpTo: null },
      {
        purpose: 'judge',
        state: 'endpoint',
        model: 'small',
        releasedUpTo: 'OFFEN',
        calls: 0,
        lastCallAt: null,
      },
      { purpose: 'rerank', state: 'none', host: null, model: null },
    ]);
  });

  it('knows this machine under each of its names', () => {
    for (const [baseUrl, here] of [
      ['http://127.0.0.1:11434/v1', true],
      ['http://localhost:8000/v1', true],
      ['http://[::1]:8000/v1', true],
      ['http://127.0.0.1.example/v1', false],
      ['http://10.0.0.5/v1', false],
    ] as const) {
      const [chat] = modelReleases({ baseUrl, models: MODELS, released: RELEASED }, NOTHING).endpoints;
      expect([baseUrl, chat?.thisMachine]).toEqual([baseUrl, here]);
    }
  });

  it('puts what the log says beside the endpoint that it was, and names former ones', () => {
    const use = {
      purpose: 'chat',
      model: 'big',
      calls: 3,
      lastCallAt: '2026-11-30T08:00:00Z',
      beyondRelease: 0,
    } as const;
    const uses: ModelUses = {
      calls: [
        { ...use, host: 'models.example' },
        { ...use, host: 'old.example:8000', beyondRelease: 1 },
      ],
      refused: [{ purpose: 'rerank', calls: 2 }],
      since: '2026-11-01T08:00:00Z',
    };
    const configured = { baseUrl: 'https://models.example/v1', models: MODELS, released: RELEASED };
    const { endpoints, refused, since } = modelReleases(configured, uses);
    expect(endpoints).toHaveLength(5);
    expect(endpoints[0]).toMatchObject({ state: 'endpoint', calls: 3, lastCallAt: '2026-11-30T08:00:00Z' });
    expect(endpoints[4]).toMatchObject({
      state: 'former',
      host: 'old.example:8000',
      beyondRelease: 1,
      releasedUpTo: null,
    });
    expect([refused, since]).toEqual([uses.refused, uses.since]);
  });
});
