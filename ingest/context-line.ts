const CONTEXT_MAX = 200;
const TITLE_MAX = 110;
const NUMBER_MAX = 60;

/**
 * One line that says where a passage stands: document number, title and headings, at most 200 characters. It is embedded with the
 * passage and never quoted. Headings that open the passage itself are left out, the nearest ones win the room.
 */
export function contextLine(
  title: string,
  headingPath: readonly string[],
  passageText: string,
  documentNumber: string | null = null,
): string {
  const opening = new Set(passageText.split('\n\n', 8));
  const headings = headingPath.filter((heading) => heading !== title && !opening.has(heading));
  const parts: string[] = [];
  let room = CONTEXT_MAX - Math.min(title.length, TITLE_MAX);
  for (const heading of headings.reverse()) {
    const short = shorten(heading, Math.min(room - 3, CONTEXT_MAX - TITLE_MAX));
    if (short === '') break;
    parts.unshift(short);
    room -= short.length + 3;
  }
  // Who asks for "18/9663" means every passage of that document, not those of others that mention it.
  const number =
    documentNumber !== null && !title.includes(documentNumber) ? [shorten(documentNumber, NUMBER_MAX)] : [];
  return [...number, shorten(title, TITLE_MAX), ...parts].join(' › ');
}

function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 12) return '';
  const cut = text.slice(0, max - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > max / 2 ? cut.slice(0, space) : cut).replace(/[\ud800-\udbff]$/, '')}…`;
}
