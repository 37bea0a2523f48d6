import { BlockCollector } from '../block-collector.ts';
import { readCompound } from '../compound.ts';
import type { HiddenText } from '../document.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';
import { summaryOf } from '../metadata/summary-information.ts';
import { oleParts } from '../ole-parts.ts';
import { PartNames } from '../part-names.ts';
import { raised } from '../superscript.ts';
import { addDocText, docLine } from '../word/doc-blocks.ts';
import { DocFile } from '../word/doc-file.ts';

/**
 * Word 97–2003, and the plain text of Word 6 and 95. Read by the published description of the format: the package
 * that was tried (word-extractor 1.0.4) writes "undefined" for optional hyphens and gives neither headings nor
 * hidden text. Automatic numbers are not computed.
 */
export const doc: Format = {
  id: 'doc',
  mediaType: 'application/msword',
  async parse(input: ParserInput): Promise<RawDocument> {
    const compound = await readCompound(input.bytes);
    const file = new DocFile(compound);
    const collector = new BlockCollector(input.limits);
    const hidden: HiddenText[] = [];
    let count = 0;
    const noteAt = new Map<number, { mark: string; text: string }>();
    const notes = [...file.notes('footnotes'), ...file.notes('endnotes')];
    for (const { reference, from, to } of notes.sort((a, b) => a.reference - b.reference)) {
      const text = docLine(file, from, to);
      if (text !== '') noteAt.set(reference, { mark: raised(String(++count)), text });
    }
    addDocText(file, file.part('main'), collector, hidden, noteAt);
    addDocText(file, file.part('boxes'), collector, hidden);
    // Headers and footers of every section stand there, the same ones again and again.
    const running = new BlockCollector(input.limits);
    addDocText(file, file.part('headers'), running, hidden);
    addDocText(file, file.part('headerBoxes'), running, hidden);
    for (const text of new Set(running.blocks.map((block) => block.text)))
      if (!PAGE_NUMBER.test(text)) collector.add('paragraph', text);
    const { from, to } = file.part('comments');
    const comments = docLine(file, from, to);
    if (comments !== '') hidden.push({ how: 'comment', text: comments });
    const parts = oleParts(compound, /^ObjectPool\//, new PartNames());
    return {
      blocks: collector.blocks,
      pageCount: 0,
      metadata: summaryOf(compound),
      quality: withoutPages(hidden.some(({ how }) => how !== 'comment') ? ['Hidden text was left out.'] : []),
      ...(parts.length > 0 && { parts }),
      ...(hidden.length > 0 && { hidden }),
    };
  },
};

const PAGE_NUMBER = /^[\W\d_]*(seite|page)?[\W\d_]*(von|of|de)?[\W\d_]*$/iu;
