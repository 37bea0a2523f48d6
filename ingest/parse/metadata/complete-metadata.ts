import type { Block, FoundMetadata } from '../document.ts';
import { findDays } from './find-dates.ts';
import { findDocumentNumber } from './find-document-number.ts';
import { findMarking } from './find-marking.ts';
import { findOriginator } from './find-originator.ts';

type Field = FoundMetadata['guessed'][number];
type Mutable = { -readonly [Key in keyof FoundMetadata]?: FoundMetadata[Key] };

/** Titles that programs write into the file without being asked. */
const MEANINGLESS_TITLE =
  /^(untitled|unbenannt|ohne titel|sans titre|document\d*|dokument\d*|microsoft word\b.*|powerpoint.*|slide 1|blank|title|titel|home|index|drucksache \d+\/\d+|\d+|[\w-]+(_[\w-]+)+|.*\.(docx?|pdf|odt|rtf|indd|qxd|html?|fm|txt|pmd|xlsx?))$/i;

/** True for a title that tells a reader something. */
export const isMeaningfulTitle = (title: string): boolean =>
  /\p{L}{3}/u.test(title) && title.length <= 500 && !MEANINGLESS_TITLE.test(title.trim());

/**
 * Fills what the format itself did not state from the opening of the text; every field that was filled in this
 * way is listed in `guessed`. A day becomes `publishedOn` only where the opening prints it as a date of the
 * paper, never from the middle of the text.
 */
export function completeMetadata(
  stated: Partial<FoundMetadata>,
  blocks: readonly Block[],
  fallbackTitle: string,
): FoundMetadata {
  const opening = blocks.slice(0, 25).map((block) => block.text);
  const found: Mutable = { ...stated };
  const guessed = new Set<Field>(stated.guessed ?? []);
  const guess = <Key extends Field>(field: Key, value: FoundMetadata[Key] | undefined): void => {
    if (value === undefined || found[field] !== undefined) return;
    found[field] = value;
    guessed.add(field);
  };
  if (found.title !== undefined && !isMeaningfulTitle(found.title)) delete found.title;
  guess('title', titleFrom(blocks) ?? fallbackTitle);
  guess('documentNumber', findDocumentNumber(opening.slice(0, 12)));
  guess('originator', findOriginator(opening));
  guess('publishedOn', dateFrom(opening));
  guess('marking', highestPrinted([...opening, ...blocks.slice(-3).map((block) => block.text)]));
  if (found.language !== undefined) {
    const code = /^[a-z]{2,3}(?=$|[-_])/i.exec(found.language)?.[0].toLowerCase();
    if (code) found.language = code;
    else delete found.language;
  }
  return { ...found, guessed: [...guessed] };
}

/** The first heading of the highest level in the opening; failing that a short first line. */
function titleFrom(blocks: readonly Block[]): string | undefined {
  const headings = blocks
    .slice(0, 40)
    .filter((block) => block.kind === 'heading' && block.text.length <= 400);
  const top = Math.min(...headings.map((heading) => heading.level ?? 6));
  const heading = headings.find(
    (candidate) => (candidate.level ?? 6) === top && isMeaningfulTitle(candidate.text),
  );
  if (heading) return heading.text;
  const first = blocks.find((block) => block.kind === 'paragraph');
  if (first && first.text.length <= 150 && isMeaningfulTitle(first.text))
    return first.text.replace(/[:.]$/, '');
  return undefined;
}

/** A day in the opening that stands as a date line: nearly alone, after a place, or labelled. */
function dateFrom(opening: readonly string[]): string | undefined {
  for (const line of opening.slice(0, 15)) {
    const days = findDays(line);
    const first = days[0];
    if (!first || days.length > 1) continue;
    const before = line.slice(0, first.start).trim();
    const around = before.length + line.length - first.end;
    const labelled = /\b(datum|date|stand|vom|den|dated|issued|published|veröffentlicht|as of)\W*$/i.test(
      before,
    );
    if (around <= 60 || (labelled && around <= 90)) return first.day;
  }
  return undefined;
}

function highestPrinted(lines: readonly string[]): FoundMetadata['marking'] {
  const order = ['VS-NfD', 'VS-VERTRAULICH', 'GEHEIM', 'STRENG GEHEIM'] as const;
  let highest = -1;
  let open = false;
  for (const line of lines) {
    const marking = findMarking(line);
    if (marking === 'OFFEN') open = true;
    else if (marking) highest = Math.max(highest, order.indexOf(marking));
  }
  return order[highest] ?? (open ? 'OFFEN' : undefined);
}
