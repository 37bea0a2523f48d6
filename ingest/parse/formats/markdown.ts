import { marked, type Token, type Tokens } from 'marked';
import { parse as parseYaml } from 'yaml';
import { BlockCollector } from '../block-collector.ts';
import { assertText, decodeText } from '../decode-text.ts';
import { type FoundMetadata, RefusedFile } from '../document.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';
import { findDay } from '../metadata/find-dates.ts';
import { highestGrade, lowerThan } from '../metadata/find-marking.ts';
import { tlpOf } from '../metadata/find-tlp.ts';
import { type MarkingField, statedGrades } from '../metadata/stated-grades.ts';
import { tableLines } from '../table-rows.ts';
import { readHtml } from './html-blocks.ts';

const FRONT_MATTER = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

/** Markdown with optional YAML front matter. */
export const markdown: Format = {
  id: 'markdown',
  mediaType: 'text/markdown',
  parse(input: ParserInput): RawDocument {
    const { text } = decodeText(input.bytes);
    assertText(text);
    const front = FRONT_MATTER.exec(text);
    const notes: string[] = [];
    const collector = new BlockCollector(input.limits);
    addTokens(marked.lexer(front ? text.slice(front[0].length) : text), collector);
    return {
      blocks: collector.blocks,
      pageCount: 0,
      metadata: front ? fromFrontMatter(front[1] ?? '', notes) : {},
      quality: withoutPages(notes),
    };
  },
};

function addTokens(
  tokens: readonly Token[],
  collector: BlockCollector,
  kind: 'paragraph' | 'list-item' = 'paragraph',
): void {
  for (const token of tokens) {
    switch (token.type) {
      case 'heading':
        collector.add('heading', inline(token.tokens) || token.text, {
          level: (token as Tokens.Heading).depth,
        });
        break;
      case 'paragraph':
      case 'text':
        collector.add(kind, inline(token.tokens) || token.text);
        break;
      case 'list':
        for (const item of (token as Tokens.List).items) addTokens(item.tokens, collector, 'list-item');
        break;
      case 'blockquote':
        addTokens((token as Tokens.Blockquote).tokens, collector, kind);
        break;
      case 'code':
        for (const part of token.text.split(/\n\s*\n/)) collector.add(kind, part);
        break;
      case 'table': {
        const table = token as Tokens.Table;
        const cells = (row: readonly Tokens.TableCell[]): string[] =>
          row.map((cell) => inline(cell.tokens) || cell.text);
        const rows = [
          { heading: true, cells: cells(table.header) },
          ...table.rows.map((row) => ({ heading: false, cells: cells(row) })),
        ];
        for (const line of tableLines(rows)) collector.add('table-row', line);
        break;
      }
      case 'html':
        readHtml(token.text, (piece) =>
          collector.add(piece.kind, piece.text, piece.level === undefined ? {} : { level: piece.level }),
        );
        break;
      default:
        break;
    }
  }
}

/** Text of inline tokens without their mark-up. */
function inline(tokens: readonly Token[] | undefined): string {
  return (tokens ?? [])
    .map((token) => {
      if (token.type === 'br') return ' ';
      if (token.type === 'html') return '';
      if ('tokens' in token && token.tokens) return inline(token.tokens);
      return unescapeEntities('text' in token ? String(token.text) : token.raw);
    })
    .join('');
}

const unescapeEntities = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '',
  );

const MARKING_KEYS = ['marking', 'classification', 'einstufung', 'geheimhaltungsgrad', 'vsgrad'];
/** In front matter that is no YAML. */
const NAMES_MARKING = new RegExp(
  `^\\s*["']?(?:${MARKING_KEYS.join('|').replace('vs', 'vs[-_]?')})["']?\\s*:`,
  'im',
);
const plainKey = (key: string): string => key.toLowerCase().replace(/[-_]/g, '');

/** Each value of each such field; one that is empty states nothing. */
const markingFields = (values: object): MarkingField[] =>
  Object.entries(values)
    .filter(([key]) => MARKING_KEYS.includes(plainKey(key)))
    .flatMap(([name, value]) => [value].flat().map((one: unknown) => ({ name, value: asWritten(one) })))
    .filter(({ value }) => value !== '');

const asWritten = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : value == null ? '' : JSON.stringify(value);

/** Front matter is a statement of the author: nothing in it counts as guessed. */
function fromFrontMatter(yaml: string, notes: string[]): Partial<FoundMetadata> {
  let values: unknown;
  try {
    values = parseYaml(yaml, { maxAliasCount: 10 });
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message.split('\n')[0] : 'not YAML';
    if (NAMES_MARKING.test(yaml)) {
      throw new RefusedFile(
        'field-marking',
        `How this file is to be protected is not clear: its front matter cannot be read (${why}).`,
      );
    }
    notes.push(`The front matter could not be read: ${why}`);
    return {};
  }
  if (typeof values !== 'object' || values === null) return {};
  const map = new Map(Object.entries(values).map(([key, value]) => [plainKey(key), value]));
  const text = (...keys: string[]): string | undefined => {
    for (const key of keys) {
      const value: unknown = map.get(key);
      if (typeof value === 'string' && value.trim() !== '') return value.replace(/\s+/g, ' ').trim();
      if (typeof value === 'number') return String(value);
      if (value instanceof Date) return value.toISOString().slice(0, 10);
      if (Array.isArray(value) && value.every((part) => typeof part === 'string')) return value.join(', ');
    }
    return undefined;
  };
  const day = (...keys: string[]): string | undefined => {
    const value = text(...keys);
    return value === undefined ? undefined : findDay(value);
  };
  const title = text('title', 'titel');
  const originator = text('originator', 'herausgeber', 'publisher', 'absender', 'from');
  const author = text('author', 'autor', 'authors', 'verfasser');
  const documentNumber = text('documentnumber', 'number', 'nummer', 'aktenzeichen', 'reference');
  const publishedOn = day('publishedon', 'date', 'datum', 'published', 'issued');
  const eventOn = day('eventon', 'eventdate', 'ereignisdatum');
  const language = text('language', 'lang', 'sprache');
  const supersedes = text('supersedes', 'ersetzt', 'replaces');
  // Whoever fills in two of these, or names several grades in one, means the highest.
  const grades = statedGrades(markingFields(values));
  const grade = highestGrade(grades);
  const lower =
    grade &&
    lowerThan(
      grade.marking,
      grades.map(({ marking }) => marking),
    );
  const tlp = tlpOf(text('tlp'));
  const reliability = (['D', 'E', 'F'] as const).find((grade) => grade === text('reliability'));
  const credibility = (['4', '5', '6'] as const).find((grade) => grade === text('credibility'));
  const fictional = map.get('fictional') ?? map.get('fiktiv');
  return {
    ...(title && { title }),
    ...(originator && { originator }),
    ...(author && { author }),
    ...(documentNumber && { documentNumber }),
    ...(publishedOn && { publishedOn }),
    ...(eventOn && { eventOn }),
    ...(language && { language }),
    ...(supersedes && { supersedes }),
    ...(grade && { marking: grade.marking }),
    ...(grade?.own && { ownGrade: grade.own }),
    ...(lower && { overruled: { marking: lower } }),
    ...(tlp && { tlp }),
    ...(reliability && { reliability }),
    ...(credibility && { credibility }),
    ...(typeof fictional === 'boolean' && { fictional }),
    guessed: [],
  };
}
