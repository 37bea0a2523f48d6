import { unpack } from '../archive.ts';
import { BlockCollector } from '../block-collector.ts';
import { chartLines } from '../chart-lines.ts';
import { cleanText } from '../clean-text.ts';
import { decodeText } from '../decode-text.ts';
import { type HiddenText, RefusedFile } from '../document.ts';
import { drawingTexts } from '../drawing-texts.ts';
import type { Format, ParserInput, RawDocument } from '../format.ts';
import { readCoreProperties } from '../metadata/core-properties.ts';
import { embeddedParts, pictureParts, relationsOf } from '../office-parts.ts';
import { readSlide } from '../slides/read-slide.ts';
import { slidePages } from '../slides/slide-pages.ts';
import { readXml } from '../xml/read-xml.ts';

/** Presentations: every slide is a page; titles, texts, tables, charts and speaker's notes in their order. */
export const pptx: Format = {
  id: 'pptx',
  mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  async parse(input: ParserInput): Promise<RawDocument> {
    const entries = unpack(input.bytes, input.limits, (name) =>
      /\.(xml|rels)$|^ppt\/embeddings\//i.test(name),
    );
    const xml = (name: string | undefined): string | undefined => {
      const content = name === undefined ? undefined : entries.get(name);
      return content && decodeText(content).text;
    };
    const presentation = xml('ppt/presentation.xml');
    if (presentation === undefined)
      throw new RefusedFile('damaged', 'The presentation is damaged: it holds no slides.');
    const { ids, width, height } = readPresentation(presentation);
    const relations = relationsOf(entries, 'ppt/presentation.xml');
    const collector = new BlockCollector(input.limits);
    const hidden: HiddenText[] = [];
    const footers = new Set<string>();
    const seen: boolean[] = [];
    for (const [index, id] of ids.entries()) {
      const page = index + 1;
      const path = relations.find((relation) => relation.id === id)?.target;
      const source = xml(path);
      const before = collector.blocks.length;
      if (path !== undefined && source !== undefined) {
        const slide = readSlide(source, { width, height });
        if (slide.hidden) {
          const text = slide.pieces.map((piece) => piece.text).join('\n');
          if (text !== '') hidden.push({ how: 'hidden-markup', text, page });
        } else {
          for (const { kind, text } of slide.pieces)
            collector.add(kind, text, { page, ...(kind === 'heading' && { level: index === 0 ? 1 : 2 }) });
          addRelated(path, page);
        }
        for (const text of slide.offPage) hidden.push({ how: 'off-page', text, page });
        for (const text of slide.footers.map(cleanText)) {
          if (text === '' || footers.has(text)) continue;
          footers.add(text);
          if (!slide.hidden) collector.add('paragraph', text, { page });
        }
      }
      seen.push(collector.blocks.length > before);
    }
    const parts = await embeddedParts(entries, /^ppt\/slides\/_rels\/[^/]+\.rels$/);
    if (collector.blocks.length === 0 && hidden.length === 0) parts.push(...pictureParts(input));
    return {
      blocks: collector.blocks,
      metadata: readCoreProperties(entries.get('docProps/core.xml')),
      ...slidePages(seen),
      ...(parts.length > 0 && { parts }),
      ...(hidden.length > 0 && { hidden }),
    };

    /** What hangs on a slide: charts and diagrams (seen), notes (spoken), comments (not seen). */
    function addRelated(path: string, page: number): void {
      const related = relationsOf(entries, path);
      const targets = (type: string): string[] =>
        related.flatMap((relation) => (relation.type === type && relation.target ? [relation.target] : []));
      for (const chart of targets('chart'))
        for (const line of chartLines(entries, exactly(chart))) collector.add(line.kind, line.text, { page });
      for (const diagram of targets('diagramData'))
        for (const text of drawingTexts(entries, exactly(diagram)))
          collector.add('paragraph', text, { page });
      for (const notes of targets('notesSlide')) {
        const source = xml(notes);
        if (!source) continue;
        for (const { text } of readSlide(source, { width: 0, height: 0 }).pieces)
          collector.add('footnote', text, { page });
      }
      for (const comments of targets('comments')) {
        const text = cleanText((xml(comments) ?? '').replace(/<[^>]*>/g, ' '));
        if (text !== '') hidden.push({ how: 'comment', text, page });
      }
    }
  },
};

const exactly = (name: string): RegExp => new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);

/** Ids of the slides in their order and the size of a slide. */
function readPresentation(xml: string): { ids: string[]; width: number; height: number } {
  const ids: string[] = [];
  let width = 0;
  let height = 0;
  readXml(xml, {
    open(name, attributes) {
      if (/(^|:)sldId$/.test(name))
        ids.push(
          attributes['r:id'] ?? Object.entries(attributes).find(([key]) => /^\w+:id$/.test(key))?.[1] ?? '',
        );
      else if (/(^|:)sldSz$/.test(name)) {
        width = Number(attributes.cx) || 0;
        height = Number(attributes.cy) || 0;
      }
    },
    text: () => undefined,
    close: () => undefined,
  });
  return { ids, width, height };
}
