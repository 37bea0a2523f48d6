import { monthNames } from '../../text/index.ts';

const WEEKDAYS: readonly RegExp[] = [
  /(?<!\p{L})(?:montags?|mondays?|lundi)(?!\p{L})/iu,
  /(?<!\p{L})(?:dienstags?|tuesdays?|mardi)(?!\p{L})/iu,
  /(?<!\p{L})(?:mittwochs?|wednesdays?|mercredi)(?!\p{L})/iu,
  /(?<!\p{L})(?:donnerstags?|thursdays?|jeudi)(?!\p{L})/iu,
  /(?<!\p{L})(?:freitags?|fridays?|vendredi)(?!\p{L})/iu,
  /(?<!\p{L})(?:samstags?|sonnabends?|saturdays?|samedi)(?!\p{L})/iu,
  /(?<!\p{L})(?:sonntags?|sundays?|dimanche)(?!\p{L})/iu,
];
/** "may" is a verb, "mars" a planet: names of months are read in capitals outside French. */
const MONTHS: readonly RegExp[] = Array.from({ length: 12 }, (_, index) => {
  const names = monthNames(index + 1).map((name) => name.charAt(0).toUpperCase() + name.slice(1));
  return new RegExp(`(?<!\\p{L})(?:${names.join('|')})s?(?!\\p{L})`, 'u');
});
const numericMonth = (month: number): RegExp =>
  new RegExp(
    `(?<!\\d)(?:\\d{4}-0?${month}-\\d{1,2}|\\d{1,2}\\.\\s?0?${month}\\.(?:\\d{2,4})?|\\d{1,2}/0?${month}/\\d{4})(?!\\d)`,
    'u',
  );

/** Months and weekdays that the claim names and no source does, as the claim writes them. */
export function missingCalendarWords(claim: string, sources: readonly string[]): string[] {
  const text = sources.join('\n');
  const missing: string[] = [];
  for (const [index, pattern] of MONTHS.entries()) {
    const named = pattern.exec(claim)?.[0];
    if (
      named !== undefined &&
      !pattern.test(text) &&
      !numericMonth(index + 1).test(text) &&
      !french(text, index)
    )
      missing.push(named);
  }
  for (const pattern of WEEKDAYS) {
    const named = pattern.exec(claim)?.[0];
    // A source that names no weekday at all may give the date instead.
    if (named !== undefined && !pattern.test(text) && WEEKDAYS.some((other) => other.test(text)))
      missing.push(named);
  }
  return missing;
}

/** Sources write months short ("12 Dec.") or in French small letters. */
const french = (text: string, index: number): boolean =>
  monthNames(index + 1).some((name) => name !== 'may' && new RegExp(`(?<!\\p{L})${name}`, 'iu').test(text)) ||
  new RegExp(`(?<!\\p{L})${(monthNames(index + 1)[0] ?? '').slice(0, 3)}\\b`, 'iu').test(text) ||
  (new RegExp(
    `(?<!\\p{L})(?:${['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'][index]})\\b`,
    'u',
  ).test(text.toLowerCase()) &&
    index !== 4);
