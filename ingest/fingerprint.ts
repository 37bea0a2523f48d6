import { CHUNKER_VERSION } from './chunk.ts';
import { PARSER_VERSION } from './parse/index.ts';

/**
 * Name of everything that turns bytes into text and passages. The embedder is not part of it: a corpus is bound to
 * one (`bindEmbedder`), and `reindex` renews every vector without reading a file again.
 */
export const PIPELINE_FINGERPRINT = `${PARSER_VERSION}.chunk-${CHUNKER_VERSION}`;
