import { dateCarries, findDates, type WrittenDate } from './dates.ts';

/** A number, amount, percentage, reference or date of a text, in a form that can be compared across languages. */
export type Figure = { readonly raw: string; readonly start: number; readonly end: number } & (
  | { readonly kind: 'date'; readonly date: WrittenDate }
  /** "18/9663", "S/RES/1244": compared as written. */
  | { readonly kind: 'reference'; readonly reference: string }
  /** `values`: every reading ("1.350" is 1350 in German, 1.35 in English); `unit` only where one is written. */
  | { readonly kind: 'number'; readonly values: readonly number[]; readonly unit: 'percent' | null }
);

const MAGNITUDES: readonly [RegExp, readonly number[]][] = [
  [/^\s?(tsd\.?|tausend|thousand|mille)\b/iu, [1e3]],
  [/^\s?(mio\.?|mill\.|millionen|million|millions|mn)(?![\p{L}])/iu, [1e6]],
  [/^\s?(mrd\.?|milliarden|milliarde|milliards?|bn)(?![\p{L}])/iu, [1e9]],
  // "billion" is 10^9 in English and 10^12 in German: both readings are kept.
  [/^\s?(billion|billions)(?![\p{L}])/iu, [1e9, 1e12]],
  [/^\s?(billionen|bio\.)(?![\p{L}])/iu, [1e12]],
  [/^\s?(trillion|trillions)(?![\p{L}])/iu, [1e12, 1e18]],
];
const PERCENT = /^\s?(%|percent\b|per cent\b|prozent(?:punkte?)?\b|v\.\s?h\.|pour cent\b)/iu;

const NUMBER_WORDS = new Map<string, number>(
  Object.entries({
    zwei: 2,
    drei: 3,
    vier: 4,
    fünf: 5,
    sechs: 6,
    sieben: 7,
    acht: 8,
    neun: 9,
    zehn: 10,
    elf: 11,
    zwölf: 12,
    dreizehn: 13,
    vierzehn: 14,
    fünfzehn: 15,
    sechzehn: 16,
    siebzehn: 17,
    achtzehn: 18,
    neunzehn: 19,
    zwanzig: 20,
    dreißig: 30,
    vierzig: 40,
    fünfzig: 50,
    sechzig: 60,
    siebzig: 70,
    achtzig: 80,
    neunzig: 90,
    hundert: 100,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
    hundred: 100,
    dozen: 12,
    deux: 2,
    trois: 3,
    quatre: 4,
    cinq: 5,
    sept: 7,
    huit: 8,
    neuf: 9,
    dix: 10,
    onze: 11,
    douze: 12,
    quinze: 15,
    vingt: 20,
    trente: 30,
    quarante: 40,
    cinquante: 50,
    soixante: 60,
    cent: 100,
  }),
);

const REFERENCE = /\b(?:[A-Z]{1,5}(?:\/[A-Z0-9.]{1,8})+|\d{1,2}\/\d{2,6})\b/g;
const NUMBER = /(?<![\p{L}\d])(\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*)/gu;
const WORD = /[\p{L}]+/gu;

/** Every reading of a written number: thousand separators and decimal marks of both conventions. */
export function readNumber(raw: string): number[] {
  const compact = raw.replace(/[ \u00a0\u202f'’]/gu, '');
  const readings = new Set<number>();
  const add = (text: string): void => {
    const value = Number(text);
    if (Number.isFinite(value)) readings.add(value);
  };
  if (/^\d+$/.test(compact)) add(compact);
  if (/^\d{1,3}(\.\d{3})+$/.test(compact) || /^\d{1,3}(,\d{3})+$/.test(compact))
    add(compact.replace(/[.,]/g, ''));
  if (/^\d{1,3}(\.\d{3})*,\d+$/.test(compact) || /^\d+,\d+$/.test(compact))
    add(compact.replace(/\./g, '').replace(',', '.'));
  if (/^\d{1,3}(,\d{3})*\.\d+$/.test(compact) || /^\d+\.\d+$/.test(compact)) add(compact.replace(/,/g, ''));
  return [...readings];
}

/** Finds dates, references and numbers (digits and number words) in a text, in order, not overlapping. */
export function findFigures(text: string): Figure[] {
  const figures: Figure[] = [];
  const free = (start: number, end: number): boolean => !figures.some((f) => f.start < end && start < f.end);
  for (const date of findDates(text)) {
    figures.push({ kind: 'date', date, raw: date.raw, start: date.start, end: date.end });
  }
  const hasDigit = /\d/.test(text);
  for (const match of hasDigit ? text.matchAll(REFERENCE) : []) {
    const end = match.index + match[0].length;
    if (/\d/.test(match[0]) && free(match.index, end)) {
      figures.push({ kind: 'reference', reference: match[0], raw: match[0], start: match.index, end });
    }
  }
  for (const match of hasDigit ? text.matchAll(NUMBER) : []) {
    const raw = match[0].replace(/[.,]$/, '');
    const start = match.index;
    if (!free(start, start + raw.length)) continue;
    figures.push(numberAt(text, raw, start));
  }
  for (const match of text.matchAll(WORD)) {
    const value = NUMBER_WORDS.get(match[0].toLowerCase());
    const end = match.index + match[0].length;
    if (value === undefined || !free(match.index, end)) continue;
    figures.push(withUnits(text, [value], match[0], match.index));
  }
  return figures.sort((a, b) => a.start - b.start);
}

function numberAt(text: string, raw: string, start: number): Figure {
  return withUnits(text, readNumber(raw), raw, start);
}

function withUnits(text: string, readings: readonly number[], raw: string, start: number): Figure {
  const after = text.slice(start + raw.length, start + raw.length + 16);
  for (const [pattern, factors] of MAGNITUDES) {
    const match = pattern.exec(after);
    if (match === null) continue;
    const values = readings.flatMap((value) => factors.map((factor) => value * factor));
    const end = start + raw.length + match[0].length;
    return { kind: 'number', values, unit: null, raw: text.slice(start, end), start, end };
  }
  const percent = PERCENT.exec(after);
  const end = start + raw.length + (percent?.[0].length ?? 0);
  return {
    kind: 'number',
    values: readings,
    unit: percent === null ? null : 'percent',
    raw: text.slice(start, end),
    start,
    end,
  };
}

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

/** Whether a source's figure carries the claim's figure: same value in one reading, unit not contradicted. */
export function figureCarries(source: Figure, claim: Figure): boolean {
  if (claim.kind === 'date') return source.kind === 'date' && dateCarries(source.date, claim.date);
  if (claim.kind === 'reference') return source.kind === 'reference' && source.reference === claim.reference;
  if (source.kind === 'date') {
    const { year, month, day } = source.date;
    return (
      claim.unit === null && claim.values.some((value) => value === year || value === day || value === month)
    );
  }
  if (source.kind !== 'number') return false;
  if (claim.unit === 'percent' && source.unit !== 'percent') return false;
  return claim.values.some((value) => source.values.some((other) => close(value, other)));
}

/** Figures of `claim` that no figure of `sources` carries. Empty means: every number, date and amount is covered. */
export function missingFigures(claim: string, sources: readonly string[]): Figure[] {
  const available = sources.flatMap((source) => findFigures(source));
  return findFigures(claim).filter((figure) => !available.some((source) => figureCarries(source, figure)));
}
