import { extractText, getDocumentProxy } from 'unpdf';

/** The text of each page of a PDF, as a reader takes it out. */
export async function unpdfText(file: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(Uint8Array.from(file)), { mergePages: false });
  return text;
}
