import type { Report } from '../../server/domain/index.ts';
import { TLP_CHOICES, type TlpChoice } from '../../server/domain/tlp.ts';

export const COLUMNS = [
  'title',
  'originator',
  'publishedOn',
  'language',
  'format',
  'marking',
  'passages',
] as const;
export type Column = (typeof COLUMNS)[number];

/** What of the library is shown and in which order; lives in the address. */
export interface LibraryView {
  readonly query: string;
  readonly language: string;
  readonly format: string;
  /** Empty: whatever they bear. */
  readonly tlp: TlpChoice | '';
  readonly sort: Column;
  readonly descending: boolean;
}

const FORMATS: Record<string, string> = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/msword': 'DOC',
  'application/vnd.oasis.opendocument.text': 'ODT',
  'application/vnd.oasis.opendocument.spreadsheet': 'ODS',
  'application/vnd.oasis.opendocument.presentation': 'ODP',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
  'application/vnd.ms-excel': 'XLS',
  'application/vnd.ms-outlook': 'MSG',
  'message/rfc822': 'EML',
  'application/mbox': 'MBOX',
  'application/zip': 'ZIP',
  'application/rtf': 'RTF',
  'application/json': 'JSON',
  'text/csv': 'CSV',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/tiff': 'TIFF',
  'text/html': 'HTML',
  'application/xhtml+xml': 'HTML',
  'application/xml': 'XML',
  'text/xml': 'XML',
  'text/markdown': 'Markdown',
  'text/plain': 'TXT',
};

/** Short name of a media type, as people call the format. */
export function formatName(mediaType: string): string {
  const bare = mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return FORMATS[bare] ?? (bare.endsWith('+xml') ? 'XML' : bare);
}

/** By what the report is chosen. */
const tlpChoice = ({ tlp }: Report): TlpChoice => tlp ?? 'NONE';

/** What there is to choose from, the least strict first; nothing where no report bears a label. */
export function tlpChoices(reports: readonly Report[]): TlpChoice[] {
  const borne = new Set(reports.map(tlpChoice));
  return borne.size === 1 && borne.has('NONE') ? [] : TLP_CHOICES.filter((choice) => borne.has(choice));
}

const isColumn = (name: string | null): name is Column => COLUMNS.some((column) => column === name);

export function readView(search: URLSearchParams): LibraryView {
  const sort = search.get('sort');
  const column = isColumn(sort) ? sort : 'publishedOn';
  return {
    query: search.get('q') ?? '',
    language: search.get('lang') ?? '',
    format: search.get('format') ?? '',
    tlp: TLP_CHOICES.find((choice) => choice === search.get('tlp')) ?? '',
    sort: column,
    descending: search.has('order') ? search.get('order') === 'desc' : column === 'publishedOn',
  };
}

export function writeView(view: LibraryView): URLSearchParams {
  const search = new URLSearchParams();
  if (view.query) search.set('q', view.query);
  if (view.language) search.set('lang', view.language);
  if (view.format) search.set('format', view.format);
  if (view.tlp) search.set('tlp', view.tlp);
  if (view.sort !== 'publishedOn' || !view.descending) {
    search.set('sort', view.sort);
    search.set('order', view.descending ? 'desc' : 'asc');
  }
  return search;
}

function sortKey(report: Report, column: Column): string | number | null {
  switch (column) {
    case 'format':
      return formatName(report.mediaType);
    case 'passages':
      return report.passageCount;
    default:
      return report[column];
  }
}

/** The reports that the view lets through, in its order; reports without a value come last either way. */
export function applyView(reports: readonly Report[], view: LibraryView, locale: string): Report[] {
  const words = view.query.toLocaleLowerCase(locale).split(/\s+/).filter(Boolean);
  const shown = reports.filter((report) => {
    if (view.language && report.language !== view.language) return false;
    if (view.format && formatName(report.mediaType) !== view.format) return false;
    if (view.tlp && tlpChoice(report) !== view.tlp) return false;
    const { title, originator, sourceKey, documentNumber, alsoKnownAs } = report;
    const text = [title, originator, sourceKey, documentNumber, ...alsoKnownAs]
      .join(' ')
      .toLocaleLowerCase(locale);
    return words.every((word) => text.includes(word));
  });
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const direction = view.descending ? -1 : 1;
  return shown.sort((left, right) => {
    const a = sortKey(left, view.sort);
    const b = sortKey(right, view.sort);
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order =
      typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
    return order * direction || collator.compare(left.title, right.title);
  });
}
