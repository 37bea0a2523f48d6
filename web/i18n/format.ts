import type { InterfaceLanguage } from '../../server/domain/index.ts';

const LOCALES = { de: 'de-DE', en: 'en-GB' } as const;

/** Dates, numbers and names in the conventions of one interface language. */
export interface Format {
  /** `2026-11-03` → `3. November 2026` / `3 November 2026`. */
  day(day: string): string;
  /** `2026-11-03` → `03.11.2026` / `03/11/2026`. */
  shortDay(day: string): string;
  /** `2026-11-03` → `03.11.2026` / `3 Nov 2026`: short, and never day and month swapped. */
  mediumDay(day: string): string;
  /** ISO instant → day and time in the reader's time zone. */
  instant(at: string): string;
  number(value: number): string;
  /** 0–1 → `87 %` / `87%`. */
  percent(share: number): string;
  bytes(size: number): string;
  /** Milliseconds → `0,4 s`, `35 ms`. */
  duration(milliseconds: number): string;
  /** ISO 639 code → name of the language; `und` → null. */
  languageName(code: string): string | null;
  list(items: readonly string[]): string;
  /** Calendar day of an instant in the reader's time zone, YYYY-MM-DD. */
  localDay(at: string): string;
}

/** `timeZone` is for tests; the browser's own otherwise. */
export function createFormat(language: InterfaceLanguage, timeZone?: string): Format {
  const locale = LOCALES[language];
  const zone = timeZone === undefined ? {} : { timeZone };
  const longDay = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const mediumDay = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const shortDay = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...zone });
  const isoDay = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', ...zone });
  const number = new Intl.NumberFormat(locale);
  const oneDigit = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' });
  const atNoon = (day: string) => new Date(`${day}T12:00:00Z`);

  return {
    day: (day) => longDay.format(atNoon(day)),
    mediumDay: (day) => mediumDay.format(atNoon(day)),
    shortDay: (day) => shortDay.format(atNoon(day)),
    instant: (at) => instant.format(new Date(at)),
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    bytes(size) {
      if (size < 1000) return `${number.format(size)} B`;
      if (size < 1_000_000) return `${number.format(Math.round(size / 1000))} kB`;
      return `${oneDigit.format(size / 1_000_000)} MB`;
    },
    duration(milliseconds) {
      if (milliseconds < 1000) return `${number.format(Math.round(milliseconds))} ms`;
      return `${oneDigit.format(milliseconds / 1000)} s`;
    },
    languageName: (code) => (code === 'und' ? null : (names.of(code) ?? null)),
    list: (items) => list.format(items),
    localDay: (at) => isoDay.format(new Date(at)),
  };
}
