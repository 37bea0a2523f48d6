import { BlockCollector } from '../block-collector.ts';
import { assertText, decodeText } from '../decode-text.ts';
import type { FoundMetadata } from '../document.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';
import { createVocabulary, joinLine } from '../join-lines.ts';
import { findDay } from '../metadata/find-dates.ts';
import {
  findGrade,
  findMarking,
  gradeOf,
  highestGrade,
  lowerThan,
  type PrintedGrade,
} from '../metadata/find-marking.ts';
import { findTlp } from '../metadata/find-tlp.ts';
import { type MarkingField, statedGrades } from '../metadata/stated-grades.ts';

const HEADER_FIELDS: readonly (readonly [
  RegExp,
  'originator' | 'publishedOn' | 'title' | 'marking' | 'documentNumber',
])[] = [
  [/^(from|von|de|absender|originator|expéditeur)$/i, 'originator'],
  [/^(date|datum)$/i, 'publishedOn'],
  [/^(subject|betreff|betr\.?|objet|re|titel|title)$/i, 'title'],
  [/^(marking|einstufung|classification|geheimhaltungsgrad|vs-grad)$/i, 'marking'],
  [
    /^(reference|référence|réf\.?|ref\.?|[\p{Lu}]{2,8}-nr\.?|nr\.?|number|nummer|aktenzeichen|az\.?|gz\.?|telegramm-?nr\.?|drahtbericht(-?nr\.?)?|cable no\.?)$/iu,
    'documentNumber',
  ],
];
const LIST_ITEM = /^\s*(?:[-–—•*·]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S/;
/** `II. Wertung` in a line of its own. */
const NUMBERED_HEADING =
  /^(?:[IVX]{1,5}|\d{1,2}|[A-Z])\.\s+(?!(?:Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez))\p{Lu}.{0,80}[\p{L}\p{N})?]$/u;
const FIELD = /^[\p{L}. -]{2,20}\s?:\s+\S/u;
/** A paragraph of more lines than this is a list or data; joining line by line would be slow. */
const MAX_LINES = 400;
const UNDERLINE = /^\s*(=+|-+|~+|\*+|_+)\s*$/;

/** Plain text: paragraphs between blank lines, headings that are underlined or in capitals, cable header lines. */
export const plainText: Format = {
  id: 'text',
  mediaType: 'text/plain',
  parse(input: ParserInput): RawDocument {
    const { text, encoding, guessed } = decodeText(input.bytes);
    assertText(text);
    const collector = new BlockCollector(input.limits);
    const lines = linesOf(text);
    const metadata = headerOf(lines);
    addParagraphs(lines, collector);
    const notes =
      guessed && /[^\u0000-\u007f]/.test(text) ? [`The character encoding was guessed: ${encoding}.`] : [];
    return { blocks: collector.blocks, pageCount: 0, metadata, quality: withoutPages(notes) };
  },
};

const linesOf = (text: string): string[] =>
  text
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(/\f/g, '\n\n')
    .split('\n');

/** Text without mark-up that lies inside another format (the body of a mail), as paragraphs, lists and headings. */
export function addPlainText(text: string, collector: BlockCollector): void {
  addParagraphs(linesOf(text), collector);
}

/** `Von: …`, `Datum: …`, `Betreff: …` at the very top; at least two such lines, or it is prose with a colon. */
function headerOf(lines: readonly string[]): Partial<FoundMetadata> {
  const found: { -readonly [Key in keyof FoundMetadata]?: FoundMetadata[Key] | undefined } = {};
  const marked: MarkingField[] = [];
  const printed: PrintedGrade[] = [];
  let fields = 0;
  for (const line of lines.slice(0, 25)) {
    const match = /^\s*([\p{L}. -]{2,20}?)\s*:\s*(\S.*)$/u.exec(line);
    const name = match?.[1];
    const value = match?.[2]?.trim();
    if (!name || !value) {
      const grade = findGrade(line.trim());
      if (grade !== undefined) printed.push(grade);
      continue;
    }
    const field = HEADER_FIELDS.find(([pattern]) => pattern.test(name))?.[1];
    if (!field) continue;
    fields++;
    if (field === 'publishedOn') found.publishedOn ??= findDay(value);
    else if (field === 'marking') marked.push({ name, value });
    else found[field] ??= value;
  }
  // One such line may be prose with a colon; then it is a marking where it names a grade.
  const stated = fields < 2 ? marked.flatMap(({ value }) => gradeOf(value) ?? []) : statedGrades(marked);
  const grade = highestGrade([...stated, ...printed]);
  const graded = {
    ...(grade && { marking: grade.marking }),
    ...(grade?.own && { ownGrade: grade.own }),
  };
  if (fields < 2) return grade ? { ...graded, guessed: ['marking'] } : {};
  const entries = Object.entries(found).filter(([, value]) => value !== undefined);
  const lower =
    grade &&
    lowerThan(
      grade.marking,
      stated.map(({ marking }) => marking),
    );
  return {
    ...Object.fromEntries(entries),
    ...graded,
    ...(lower && { overruled: { marking: lower } }),
    guessed: stated.some(({ marking }) => marking === grade?.marking) || !grade ? [] : ['marking'],
  };
}

function addParagraphs(lines: readonly string[], collector: BlockCollector): void {
  let paragraph: string[] = [];
  const flush = (): void => {
    const text = paragraph.reduce((joined, line) => joinLine(joined, line, vocabulary).text, '');
    if (paragraph.length === 1 && NUMBERED_HEADING.test(text)) collector.add('heading', text, { level: 2 });
    else if (paragraph.length > 0) collector.add(LIST_ITEM.test(text) ? 'list-item' : 'paragraph', text);
    paragraph = [];
  };
  const hard = linesAreParagraphs(lines);
  const vocabulary = createVocabulary(lines);
  for (const [index, line] of lines.entries()) {
    const trimmed = line.trim();
    if (trimmed === '') {
      flush();
      continue;
    }
    if (UNDERLINE.test(line)) {
      const above = paragraph.at(-1);
      if (
        paragraph.length === 1 &&
        above !== undefined &&
        trimmed.length >= 3 &&
        above.trim().length <= 120
      ) {
        paragraph = [];
        collector.add('heading', above, { level: trimmed.startsWith('=') ? 1 : 2 });
      } else flush();
      continue;
    }
    const next = lines[index + 1]?.trim() ?? '';
    // A marking stands for itself, whatever is printed above and below it.
    if (findMarking(trimmed) || findTlp(trimmed)) {
      flush();
      collector.add('paragraph', trimmed);
      continue;
    }
    if (
      isCapitals(trimmed) &&
      trimmed.length <= 120 &&
      (next === '' || isCapitals(next) || FIELD.test(next))
    ) {
      flush();
      collector.add('heading', trimmed, { level: 2 });
      continue;
    }
    if (/^#{1,6}\s+\S/.test(trimmed) && trimmed.length <= 150) {
      flush();
      collector.add('heading', trimmed.replace(/^#+\s+/, ''), {
        level: /^#+/.exec(trimmed)?.[0].length ?? 1,
      });
      continue;
    }
    if (
      LIST_ITEM.test(line) ||
      hard ||
      paragraph.length >= MAX_LINES ||
      (FIELD.test(trimmed) && FIELD.test(paragraph.at(-1)?.trim() ?? ''))
    )
      flush();
    paragraph.push(line);
  }
  flush();
}

/** Long lines without blank ones between them: every line is a paragraph of its own. */
function linesAreParagraphs(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== '');
  return filled.length > 3 && filled.filter((line) => line.length > 200).length > filled.length * 0.4;
}

const isCapitals = (line: string): boolean =>
  /\p{Lu}{3}/u.test(line) &&
  !/\p{Ll}/u.test(line) &&
  !/[.;,]$/.test(line) &&
  !findMarking(line) &&
  !findTlp(line);
