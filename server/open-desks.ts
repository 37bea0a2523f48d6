import { join } from 'node:path';
import type { TemplateSet } from '../prompts/load-templates.ts';
import type { Identity } from './access/identity.ts';
import type { DraftDesk } from './briefing/draft-desk.ts';
import type { Config } from './config.ts';
import { describeFailure, type Log } from './log.ts';
import type { RetentionDesk } from './retention/retention-desk.ts';
import type { AppServices } from './routes/context.ts';
import { originalPath, parallelQuestions, type Services } from './services.ts';

/** Loaded only where people sign in. */
export async function openIdentity(
  { identity: settings }: Config,
  services: () => Promise<AppServices>,
  log: Log,
): Promise<Identity | null> {
  if (settings === null) return null;
  const { createIdentity } = await import('./access/identity.ts');
  return createIdentity({
    settings,
    store: async () => (await services()).store.identity,
    audit: async () => (await services()).store.audit,
    notice: (event) => log.warn(event),
  });
}

/** Drafting is loaded with its first use: it is not needed to listen, and its parsers cost 30 ms of a start. */
export async function openDraftDesk(
  services: Services,
  templates: () => Promise<TemplateSet>,
  log: Log,
): Promise<DraftDesk> {
  const { createDraftDesk } = await import('./briefing/draft-desk.ts');
  return createDraftDesk(
    { ...services, loadTemplates: templates },
    {
      parallel: parallelQuestions(services),
      onProblem: (thrown) => log.warn('drafts', describeFailure(thrown)),
    },
  );
}

/** What a process that is gone left unfinished. */
export async function takeUpDrafts(drafts: () => Promise<DraftDesk>, log: Log): Promise<void> {
  try {
    await (await drafts()).open();
  } catch (thrown) {
    log.warn('drafts', describeFailure(thrown));
  }
}

/** Loaded with its first use. */
export async function openRetention(services: Services, log: Log): Promise<RetentionDesk> {
  const { createRetentionDesk } = await import('./retention/retention-desk.ts');
  const { store, config, originalsDir } = services;
  const originals = { pathOf: (hash: string) => originalPath(originalsDir, hash) };
  const evaluationRuns = { folder: join(config.dataDir, 'evaluation') };
  return createRetentionDesk(
    { store: store.retention, days: config.retention, originals, evaluationRuns },
    (thrown) => log.error('retention', describeFailure(thrown)),
  );
}

/** The first question finds the model and the glossary loaded: 1.3 → 0.6 s. A model that cannot be loaded says so when it is asked. */
export async function warmUp({ embedder, translator }: Services, log: Log): Promise<void> {
  try {
    await embedder.warm?.();
    translator.translate('Minister', 'de', 'en');
  } catch (thrown) {
    log.warn('warm-up', describeFailure(thrown));
  }
}
