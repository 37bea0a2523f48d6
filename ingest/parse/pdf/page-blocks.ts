import type { BlockCollector } from '../block-collector.ts';
import { createVocabulary } from '../join-lines.ts';
import { toRegions } from './columns.ts';
import { isGarbled } from './garbled.ts';
import { lineText } from './lines.ts';
import { toParts } from './page-parts.ts';
import { withoutRunningLines } from './running-lines.ts';
import type { PageText } from './text-item.ts';
import { BlockBuilder } from './to-blocks.ts';
import { measureTypography } from './typography.ts';

/**
 * Runs of text on pages → blocks in reading order: lines, running heads taken out, columns, paragraphs over page
 * borders, tables, notes. The same for a text layer and for recognised words.
 *
 * @param opening pages that begin anew: no paragraph runs into them from the page before
 */
export function addPages(
  pages: readonly PageText[],
  collector: BlockCollector,
  opening: ReadonlySet<number> = new Set(),
): void {
  const lined = withoutRunningLines(
    pages.map((page) => {
      const parts = toParts(page.items);
      return {
        number: page.number,
        width: page.width,
        height: page.height,
        turned: page.turned,
        parts,
        lines: parts.flat().sort((a, b) => b.y - a.y),
      };
    }),
  );
  // Columns by themselves: between the lines of two columns there are distances that no column has.
  const columns = lined.flatMap((page) => {
    const kept = new Set(page.lines);
    return page.parts.map((part) => part.filter((line) => kept.has(line)));
  });
  const vocabulary = createVocabulary(lined.flatMap((page) => page.lines.map((line) => lineText(line))));
  const builder = new BlockBuilder(collector, measureTypography(columns), vocabulary);
  const seen = new Set<string>();
  for (const page of lined) {
    if (opening.has(page.number)) builder.finish();
    const kept = new Set(page.lines);
    const regions = page.parts.flatMap((part) => toRegions(part.filter((line) => kept.has(line))));
    builder.addPage({ number: page.number, regions });
    for (const text of page.turned) {
      if (!seen.has(text) && !isGarbled(text)) builder.addTurned(text, page.number);
      seen.add(text);
    }
  }
  builder.finish();
}
