import type { Config } from './config.ts';
import { AktenlageError } from './domain/errors.ts';
import type { ModelPurpose } from './domain/index.ts';
import type { AuditRecorder } from './ports/audit.ts';
import type { Embedder } from './ports/embedder.ts';
import type { Reranker } from './ports/reranker.ts';
import type { Translator } from './ports/translator.ts';
import { guardEmbedder, guardJudge, guardReranker, guardWriter } from './release/guard-models.ts';
import { guardPlanner } from './release/guard-planner.ts';
import { NOBODY, ReleaseGate } from './release/model-endpoint.ts';
import type { Services } from './services.ts';

/** The embedder that EMBEDDING_MODEL names; nothing is loaded before its first use. */
export async function createEmbedder(
  { config, cacheDir }: { config: Config; cacheDir: string },
  audit: AuditRecorder,
): Promise<Embedder> {
  const models = await import('./models/index.ts');
  switch (config.embedding.kind) {
    case 'local':
      return models.createLocalEmbedder({ cacheDir });
    case 'openai': {
      const { model } = config.embedding;
      const embedder = await models.createOpenAiEmbedder({ ...endpointOf(config), model });
      return guardEmbedder(embedder, gateOf(config, 'embeddings', model, audit));
    }
    case 'directory':
      return models.createDirectoryEmbedder({ directory: config.embedding.path });
  }
}

/** The reranker that RERANK_MODEL names; a directory is loaded now, so that one that does not work is met at the start. */
export async function createReranker(config: Config, audit: AuditRecorder): Promise<Reranker | null> {
  const { reranking, rerankTimeoutMs: timeoutMs } = config;
  if (reranking === null) return null;
  const models = await import('./models/index.ts');
  if (reranking.kind === 'directory')
    return models.createDirectoryReranker({ directory: reranking.path, timeoutMs });
  const { model } = reranking;
  return guardReranker(
    models.createEndpointReranker({ ...endpointOf(config), model, timeoutMs }),
    gateOf(config, 'rerank', model, audit),
  );
}

/** Without CHAT_MODEL the extractive writer writes; with it, it stands in unless MODEL_FALLBACK=error. */
export async function createWriters(
  config: Config,
  translator: Translator,
  embedder: Embedder,
  audit: AuditRecorder,
): Promise<Pick<Services, 'writer' | 'fallbackWriter' | 'judge' | 'planner'>> {
  const { createExtractiveWriter } = await import('./answer/extractive-writer.ts');
  if (config.chatModel === null)
    return {
      writer: createExtractiveWriter({ translator, embedder }),
      fallbackWriter: null,
      judge: null,
      planner: null,
    };
  const { createLanguageModelJudge, createLanguageModelPlanner, createLanguageModelWriter } = await import(
    './models/index.ts'
  );
  const writer = createLanguageModelWriter({
    ...endpointOf(config),
    model: config.chatModel,
    timeoutMs: config.modelTimeoutMs,
    contextTokens: config.contextTokens,
  });
  return {
    writer: guardWriter(writer, gateOf(config, 'chat', config.chatModel, audit)),
    planner: guardPlanner(
      createLanguageModelPlanner({ ...endpointOf(config), model: config.chatModel }),
      gateOf(config, 'chat', config.chatModel, audit),
    ),
    fallbackWriter:
      config.modelFallback === 'extractive' ? createExtractiveWriter({ translator, embedder }) : null,
    judge:
      config.judgeModel === null
        ? null
        : guardJudge(
            createLanguageModelJudge({
              ...endpointOf(config),
              model: config.judgeModel,
              timeoutMs: config.judgeTimeoutMs,
            }),
            gateOf(config, 'judge', config.judgeModel, audit),
          ),
  };
}

function gateOf(config: Config, purpose: ModelPurpose, model: string, audit: AuditRecorder): ReleaseGate {
  const { host } = new URL(endpointOf(config).baseUrl);
  return new ReleaseGate({ host, model, purpose, releasedUpTo: config.released[purpose] }, audit, NOBODY);
}

/** Where an OpenAI-compatible endpoint is. @throws AktenlageError `configuration-invalid` */
function endpointOf(config: Config): { baseUrl: string; apiKey: string } {
  if (config.openAi === null) {
    throw new AktenlageError('configuration-invalid', 'OPENAI_BASE_URL is not set.');
  }
  // Servers without keys (vLLM, Ollama, llama.cpp) ignore what they get, but the client insists on something.
  return { baseUrl: config.openAi.baseUrl, apiKey: config.openAi.apiKey?.reveal() ?? 'none' };
}

/** Of such a model a German text is glossed first. */
export const readsEnglishOnly = ({ languages }: Embedder): boolean =>
  languages?.includes('en') === true && !languages.includes('de');
