import { readFile, stat } from 'node:fs/promises';
import { parse as parseCsv } from 'csv-parse/sync';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { shownName } from '../../server/domain/index.ts';
import { markingOf, unionGradeOf } from '../parse/metadata/find-marking.ts';
import { tlpOf } from '../parse/metadata/find-tlp.ts';
import { type ManifestRow, ManifestRowSchema } from './manifest-row.ts';

/** Names under which a manifest lies beside the files it describes. */
export const MANIFEST_NAME = /^reports\.(csv|json|ya?ml)$/i;
const MAX_BYTES = 32 * 1024 * 1024;

export interface ManifestProblem {
  readonly line: number;
  readonly field: string;
  readonly message: string;
}

export interface Manifest {
  /** By the path as the manifest writes it. */
  readonly rows: ReadonlyMap<string, { readonly row: ManifestRow; readonly line: number }>;
  /** Rows whose marking nobody can read: how their documents are to be protected is not known. */
  readonly unmarkable: ReadonlyMap<string, ManifestProblem>;
  readonly problems: readonly ManifestProblem[];
}

/** A row before it is checked: fields with the line they stand in. */
interface RawRow {
  readonly line: number;
  readonly fields: ReadonlyMap<string, { readonly value: string; readonly line: number }>;
}

const FIELDS = ['sourceKey', ...Object.keys(ManifestRowSchema.omit({ ownGrade: true }).shape)];
/** `Source Key`, `source_key` and `SOURCEKEY` are `sourceKey`. */
const fieldName = (written: string): string | undefined => {
  const plain = written.toLowerCase().replace(/[\s_-]+/g, '');
  return FIELDS.find((field) => field.toLowerCase() === plain);
};

/**
 * Reads `reports.csv`, `.json` or `.yaml`. A field that is wrong is left out and named with its line; the rest of
 * the row counts.
 *
 * @returns null where the file is no manifest, having no `sourceKey` anywhere: an ordinary document of that name
 * @throws Error with a sentence where it is one but cannot be read
 */
export async function readManifest(path: string): Promise<Manifest | null> {
  const { size } = await stat(path);
  if (size > MAX_BYTES) throw new Error(`The list of reports is larger than ${MAX_BYTES / 1024 / 1024} MB.`);
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  const problems: ManifestProblem[] = [];
  const raw = /\.csv$/i.test(path) ? readCsv(text, problems) : readYaml(text, problems);
  return raw === null ? null : check(raw, problems);
}

function check(raw: readonly RawRow[], problems: ManifestProblem[]): Manifest {
  const rows = new Map<string, { row: ManifestRow; line: number }>();
  const unmarkable = new Map<string, ManifestProblem>();
  for (const { line, fields } of raw) {
    const key = fields.get('sourceKey')?.value.normalize('NFC').replaceAll('\\', '/').replace(/^\.\//, '');
    if (key === undefined || key === '') {
      problems.push({ line, field: 'sourceKey', message: 'is missing' });
      continue;
    }
    const before = rows.get(key);
    if (before !== undefined) {
      problems.push({
        line,
        field: 'sourceKey',
        message: `"${shown(key)}" stands in line ${before.line} too`,
      });
      continue;
    }
    const good: Record<string, unknown> = {};
    for (const [field, { value, line: at }] of fields) {
      if (field === 'sourceKey' || value === '') continue;
      const schema = ManifestRowSchema.shape[field as keyof ManifestRow];
      const result = schema.safeParse(normalise(field, value));
      if (result.success && result.data !== undefined) {
        good[field] = result.data;
        const own = field === 'marking' ? unionGradeOf(value) : undefined;
        if (own !== undefined) good.ownGrade = own;
        continue;
      }
      const problem = { line: at, field, message: `"${shown(value)}" ${EXPECTED[field] ?? 'is not valid'}` };
      problems.push(problem);
      if (field === 'marking' || field === 'groups') unmarkable.set(key, problem);
    }
    rows.set(key, { row: ManifestRowSchema.parse(good), line });
  }
  return { rows, unmarkable, problems };
}

const EXPECTED: Readonly<Record<string, string>> = {
  publishedOn: 'is not a day (YYYY-MM-DD)',
  marking: 'is not a known marking',
  groups: 'must be names of groups with | between them',
  tlp: 'is not a TLP label (CLEAR, GREEN, AMBER, AMBER+STRICT, RED)',
  reliability: 'must be one of A to F',
  credibility: 'must be one of 1 to 6',
  title: 'is too long',
  originator: 'is too long',
  supersedes: 'is too long',
};

function normalise(field: string, value: string): string | readonly string[] | undefined {
  if (field === 'groups') return value.split('|').map((name) => name.trim());
  if (field === 'marking') return markingOf(value);
  if (field === 'tlp') return tlpOf(value);
  if (field === 'reliability') return value.toUpperCase();
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(value);
  if (field === 'publishedOn' && german) {
    return `${german[3]}-${german[2]?.padStart(2, '0')}-${german[1]?.padStart(2, '0')}`;
  }
  return value;
}

/** `;` where German Excel wrote it, else `,`. */
function readCsv(text: string, problems: ManifestProblem[]): RawRow[] | null {
  const header = text.split(/\r?\n/, 1)[0] ?? '';
  const delimiter = [';', '\t', ','].find((sign) => header.includes(sign)) ?? ',';
  if (!header.split(delimiter).some((name) => fieldName(name.replace(/["']/g, '')) === 'sourceKey'))
    return null;
  const records = parseCsv(text, {
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  const [names, ...rest] = records;
  const columns = (names?.record ?? []).map((name) => {
    const field = fieldName(name);
    if (field === undefined && name !== '') problems.push(unknown(1, name));
    return field;
  });
  return rest.map(({ record, info }) => ({
    line: info.lines,
    fields: new Map(
      columns.flatMap((field, i) =>
        field === undefined ? [] : [[field, { value: record[i] ?? '', line: info.lines }]],
      ),
    ),
  }));
}

/** A list of rows, `reports:` with one, or rows by source key; JSON is YAML. */
function readYaml(text: string, problems: ManifestProblem[]): RawRow[] | null {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const lineOf = (node: unknown): number => {
    const start = (node as Node | null | undefined)?.range?.[0];
    return start === undefined ? 1 : counter.linePos(start).line;
  };
  const [error] = document.errors;
  if (error !== undefined) {
    if (!/source_?key/i.test(text)) return null;
    throw new Error(
      `The list of reports cannot be read: line ${error.linePos?.[0].line ?? 1}: ${error.message.split('\n')[0]}`,
    );
  }
  const rowOf = (map: YAMLMap, key?: string): RawRow => {
    const fields = new Map<string, { value: string; line: number }>();
    if (key !== undefined) fields.set('sourceKey', { value: key, line: lineOf(map) });
    for (const { key: name, value } of map.items) {
      const written = String(isScalar(name) ? name.value : name);
      const field = fieldName(written);
      const line = lineOf(name);
      if (field === undefined) problems.push(unknown(line, written));
      else if (field === 'groups' && value !== null && !isScalar(value))
        fields.set(field, { value: groupsOf(value), line });
      else if (isScalar(value)) fields.set(field, { value: scalar(value.value, value.source), line });
      else if (value !== null) problems.push({ line, field, message: 'must be a single value' });
    }
    return { line: lineOf(map), fields };
  };
  const top: unknown = document.contents;
  const list: unknown = isMap(top) ? (top.get('reports', true) ?? top) : top;
  if (isSeq(list)) {
    const maps = list.items.filter(isMap);
    if (!maps.some((map) => map.items.some(({ key }) => fieldName(String(key)) === 'sourceKey'))) return null;
    for (const item of list.items) {
      if (!isMap(item)) problems.push({ line: lineOf(item), field: 'sourceKey', message: 'is missing' });
    }
    return maps.map((map) => rowOf(map));
  }
  // By source key: fields of ours beneath every name, or it is some other file.
  if (!isMap(list) || list.items.length === 0) return null;
  const rows: RawRow[] = [];
  for (const { key, value } of list.items) {
    if (!isMap(value) || !value.items.some(({ key: field }) => fieldName(String(field)) !== undefined))
      return null;
    rows.push(rowOf(value, String(isScalar(key) ? key.value : key)));
  }
  return rows;
}

/** A list of names; anything else becomes what no name is, so that the document is refused rather than shown to all. */
const groupsOf = (value: unknown): string =>
  isSeq(value) && value.items.every((item) => isScalar(item) && !String(item.value).includes('|'))
    ? value.items.map((item) => String((item as { value: unknown }).value)).join('|')
    : '|';

/** As written: `2031-05-03` stays text, `1` of a credibility too. */
const scalar = (value: unknown, source: string | undefined): string =>
  value === null ? '' : typeof value === 'string' ? value.trim() : (source ?? String(value)).trim();

const unknown = (line: number, name: string): ManifestProblem => ({
  line,
  field: shown(name),
  message: `is not a field of the list (${FIELDS.join(', ')})`,
});

/** As it may stand in the sentence of an outcome: short, and nothing in it but what can be read. */
export const shown = (text: string): string => shownName(text).slice(0, 80);

/** `line 4, reliability: "G" must be one of A to F`. */
export const describeProblem = ({ line, field, message }: ManifestProblem): string =>
  `line ${line}, ${field}: ${message}`;
