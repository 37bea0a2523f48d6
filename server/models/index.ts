export { createLocalEmbedder, type LocalEmbedderOptions, type LocalModel } from './local-embedder.ts';
