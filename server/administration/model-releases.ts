import { isLoopbackHost } from '../access/loopback.ts';
import {
  type Marking,
  MODEL_PURPOSES,
  type ModelPurpose,
  type ModelRelease,
  type ModelReleases,
} from '../domain/index.ts';
import type { ModelUse, ModelUses } from '../ports/audit.ts';

/** What is configured for one purpose: a model of the endpoint, one in this process, or none. */
export type ConfiguredModel =
  | { readonly kind: 'endpoint'; readonly model: string }
  | { readonly kind: 'inside'; readonly model: string }
  | { readonly kind: 'none' };

export interface ConfiguredModels {
  /** Of the OpenAI-compatible endpoint; null where none is configured. */
  readonly baseUrl: string | null;
  readonly models: Readonly<Record<ModelPurpose, ConfiguredModel>>;
  readonly released: Readonly<Record<ModelPurpose, Marking>>;
}

/** Up to which grade each model is given anything, beside what the log says of its calls. Former endpoints come last. */
export function modelReleases(configured: ConfiguredModels, uses: ModelUses): ModelReleases {
  const left = new Set(uses.calls);
  const present = MODEL_PURPOSES.map((purpose): ModelRelease => {
    const place = placeOf(configured, purpose);
    const use = uses.calls.find(
      (one) => one.purpose === purpose && one.host === place.host && one.model === place.model,
    );
    if (use !== undefined) left.delete(use);
    return { purpose, ...place, ...figuresOf(use) };
  });
  const former = [...left].map(
    (use): ModelRelease => ({
      purpose: use.purpose,
      state: 'former',
      host: use.host,
      model: use.model,
      releasedUpTo: null,
      thisMachine: isThisMachine(use.host),
      ...figuresOf(use),
    }),
  );
  return { endpoints: [...present, ...former], refused: [...uses.refused], since: uses.since };
}

type Place = Pick<ModelRelease, 'state' | 'host' | 'model' | 'releasedUpTo' | 'thisMachine'>;

function placeOf({ baseUrl, models, released }: ConfiguredModels, purpose: ModelPurpose): Place {
  const one = models[purpose];
  if (one.kind === 'none')
    return { state: 'none', host: null, model: null, releasedUpTo: null, thisMachine: false };
  if (one.kind === 'inside' || baseUrl === null)
    return { state: 'inside', host: null, model: one.model, releasedUpTo: null, thisMachine: true };
  const { host } = new URL(baseUrl);
  return {
    state: 'endpoint',
    host,
    model: one.model,
    releasedUpTo: released[purpose],
    thisMachine: isThisMachine(host),
  };
}

const figuresOf = (
  use: ModelUse | undefined,
): Pick<ModelRelease, 'calls' | 'lastCallAt' | 'beyondRelease'> => ({
  calls: use?.calls ?? 0,
  lastCallAt: use?.lastCallAt ?? null,
  beyondRelease: use?.beyondRelease ?? 0,
});

/** @param host with or without a port */
const isThisMachine = (host: string): boolean =>
  URL.canParse(`http://${host}`) && isLoopbackHost(new URL(`http://${host}`).hostname);
