import type { Block } from '../document.ts';

/** Titles that programs write into the file without being asked, and names that are no title of a paper ("1802611-scan"). */
const MEANINGLESS =
  /^(untitled|unbenannt|ohne titel|sans titre|document\d*|dokument\d*|microsoft word\b.*|powerpoint.*|slide 1|blank|title|titel|home|index|drucksache \d+\/\d+|deutscher bundestag|bundesrat|united nations|\d+|[\w-]+(_[\w-]+)+|[\w.-]*\d[\w.-]*|.*\.(docx?|pdf|odt|rtf|indd|qxd|html?|fm|txt|pmd|xlsx?|dot))$/i;

/** True for a title that tells a reader something. */
export const isMeaningfulTitle = (title: string): boolean =>
  /\p{L}{3}/u.test(title) && title.length <= 500 && !MEANINGLESS.test(title.trim());

const PAPER =
  /^(Antrag|Gesetzentwurf|Entschließungsantrag|Änderungsantrag|Große Anfrage|Kleine Anfrage|Schriftliche Fragen|Antwort|Unterrichtung|Beschlussempfehlung(?: und Bericht)?|Bericht)(?![\p{L}-])/u;
/** Lines between the kind of a parliamentary paper and its title: movers, references, procedure. */
const NO_TITLE =
  /^(der |des |die |durch |von |zu |zur |zum |auf |und\b|über |hier:|mit\b|gemäß|nach|[–—-] ?Drucksache|Drucksache|Drs\.|KOM ?\(|COM ?\(|Ratsdok|BT-|\(|\d{1,2}\. ?Wahlperiode|Deutscher Bundestag)/u;
const VOTE = /Ergebnis der namentlichen Abstimmung/i;

/**
 * The title that the text itself shows: in parliamentary papers the first heading that names neither kind nor
 * movers; elsewhere the first heading of the highest level in the opening, or a short first line.
 */
export function findTitle(blocks: readonly Block[]): string | undefined {
  const headings = blocks
    .slice(0, 40)
    .filter((block) => block.kind === 'heading' && block.text.length <= 400);
  const opening = blocks
    .slice(0, 6)
    .map((block) => block.text)
    .join('\n');
  if (/Deutscher Bundestag|Bundesrat/.test(opening)) {
    const title =
      parliamentaryTitle(
        headings.filter((heading) => heading.page === headings[0]?.page).map((heading) => heading.text),
      ) ?? parliamentaryTitle(linesOf(blocks));
    if (title) return title;
  }
  const top = Math.min(
    ...headings.filter((heading) => isMeaningfulTitle(heading.text)).map((heading) => heading.level ?? 6),
  );
  const heading = headings.find(
    (candidate) => (candidate.level ?? 6) === top && isMeaningfulTitle(candidate.text),
  );
  if (heading) return heading.text;
  const first = blocks.find((block) => block.kind === 'paragraph');
  return first && first.text.length <= 150 && isMeaningfulTitle(first.text)
    ? first.text.replace(/[:.]$/, '')
    : undefined;
}

/** A scan shows no size of letters: of its first page the lines before the text begins that end no sentence. */
function linesOf(blocks: readonly Block[]): string[] {
  const page = blocks.filter((block) => block.page === blocks[0]?.page).map(({ text }) => text.trim());
  const text = page.findIndex((line) =>
    /^(?:Der Bundestag wolle|[A-Z]\. (?:Problem|Zielsetzung))/u.test(line),
  );
  return page
    .slice(0, text < 0 ? 12 : text)
    .filter((line) => line.length <= 300 && (PAPER.test(line) || !/[.,;:]$/u.test(line)));
}

function parliamentaryTitle(headings: readonly string[]): string | undefined {
  const vote = headings.findIndex((heading) => VOTE.test(heading));
  if (vote >= 0) {
    const subject = headings
      .slice(vote + 1)
      .find((heading) => !NO_TITLE.test(heading) && !PAPER.test(heading));
    if (subject) return `${headings[vote]}: ${subject}`;
    const sitting = headings.find((heading) => /^\d+\. Sitzung/.test(heading));
    return sitting ? `${headings[vote]} (${sitting})` : headings[vote];
  }
  const kind = headings.findIndex((heading) => PAPER.test(heading));
  if (kind < 0) return undefined;
  const title = headings
    .slice(kind + 1, kind + 9)
    .find((heading) => !NO_TITLE.test(heading) && /\p{Lu}/u.test(heading));
  return title && isMeaningfulTitle(title) ? title : undefined;
}
