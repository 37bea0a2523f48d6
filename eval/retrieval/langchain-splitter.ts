import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';

/** The sizes of LangChain's own retrieval tutorials, in characters. */
export const CHUNK_SIZE = 1000;
export const CHUNK_OVERLAP = 200;

/** Text → chunks of at most `CHUNK_SIZE` characters, as somebody who builds on LangChain gets them. */
export async function splitLikeLangChain(text: string): Promise<string[]> {
  const splitter = new RecursiveCharacterTextSplitter({
    chunkSize: CHUNK_SIZE,
    chunkOverlap: CHUNK_OVERLAP,
  });
  return splitter.splitText(text);
}
