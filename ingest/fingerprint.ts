import { CHUNKER_VERSION } from './chunk.ts';
import { PARSER_VERSION } from './parse/index.ts';

/** Which definitions of short forms are found in a text (`findAcronyms`). */
const ACRONYMS_VERSION = 1;

/**
 * Name of everything that turns bytes into text and passages. The embedder is not part of it: a corpus is bound to
 * one (`bindEmbedder`), and `reindex` renews every vector without reading a file again.
 */
export const PIPELINE_FINGERPRINT = `${PARSER_VERSION}.chunk-${CHUNKER_VERSION}.acronyms-${ACRONYMS_VERSION}`;
