export { createDirectoryEmbedder, type DirectoryEmbedderOptions } from './directory-embedder.ts';
export { createDirectoryReranker, type DirectoryRerankerOptions } from './directory-reranker.ts';
export { createEndpointReranker, type EndpointRerankerOptions } from './endpoint-reranker.ts';
export { createLanguageModelJudge, type LanguageModelJudgeOptions } from './language-model-judge.ts';
export { createLanguageModelPlanner, type LanguageModelPlannerOptions } from './language-model-planner.ts';
export { createLanguageModelWriter, type LanguageModelOptions } from './language-model-writer.ts';
export { createLocalEmbedder, type LocalEmbedderOptions, type LocalModel } from './local-embedder.ts';
export { createOpenAiEmbedder, type OpenAiEmbedderOptions } from './openai-embedder.ts';
