import { cleanText } from '../clean-text.ts';
import { decodeText } from '../decode-text.ts';
import type { FoundMetadata } from '../document.ts';
import { localName, readXml } from '../xml/read-xml.ts';

const GENERIC_AUTHOR =
  /^(admin(istrator)?|user|benutzer|windows.user|author|owner|microsoft.*|un-named|python-docx|apache poi)$/i;

/** The author a file names, unless it is the program or "Administrator". */
export const meaningfulAuthor = (author: string | undefined): string | undefined =>
  author && !GENERIC_AUTHOR.test(author.trim()) ? author.trim() : undefined;

/**
 * Title, author and language from the properties of an Office or OpenDocument file. Its time stamps are left
 * alone: they say when the file was made or converted, not when the report was issued.
 */
export function readCoreProperties(xml: Uint8Array | undefined): Partial<FoundMetadata> {
  if (!xml) return {};
  const values = new Map<string, string>();
  let text = '';
  readXml(decodeText(xml).text, {
    open: () => {
      text = '';
    },
    text: (data) => {
      text += data;
    },
    close: (name) => {
      const value = cleanText(text);
      if (value !== '' && !values.has(localName(name))) values.set(localName(name), value);
      text = '';
    },
  });
  const title = values.get('title');
  const author = meaningfulAuthor(values.get('creator') ?? values.get('initial-creator'));
  const language = values.get('language');
  return {
    ...(title && { title }),
    ...(author && { author }),
    ...(language && { language }),
  };
}
