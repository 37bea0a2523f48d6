import { decodeText } from './decode-text.ts';
import { readXml, resolveEntities } from './xml/read-xml.ts';

/** The paragraphs of drawings (text boxes, shapes, diagrams) in the entries whose names match, in order of their numbers. */
export function drawingTexts(entries: ReadonlyMap<string, Uint8Array>, pattern: RegExp): string[] {
  return [...entries.keys()]
    .filter((name) => pattern.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .flatMap((name) => paragraphsOf(decodeText(entries.get(name) ?? new Uint8Array()).text));
}

function paragraphsOf(xml: string): string[] {
  const paragraphs: string[] = [];
  let text = '';
  let inText = 0;
  readXml(xml, {
    open(name) {
      if (name === 'a:p') text = '';
      else if (name === 'a:t') inText++;
      else if (name === 'a:br' || name === 'a:tab') text += ' ';
    },
    text(data) {
      if (inText > 0) text += data;
    },
    close(name) {
      if (name === 'a:t') inText--;
      else if (name === 'a:p') {
        const written = resolveEntities(text).trim();
        if (written !== '') paragraphs.push(written);
        text = '';
      }
    },
  });
  return paragraphs;
}
