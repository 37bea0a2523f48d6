/** Papers that every house numbers for itself: "Vermerk 12/2026" of two ministries are two papers. */
const KINDS = [
  'Vermerk',
  'Sachstand',
  'Drahtbericht',
  'Runderlass',
  'Erlass',
  'Weisung',
  'Telegramm',
  'Note',
  'Memorandum',
  'Memo',
  'Cable',
  'Telegram',
];

/** For a regular expression: kind and number within the year, with or without "Nr."; no capturing group. */
export const HOUSE_PAPER = `(?:${KINDS.join('|')})e?s?\\s+(?:(?:Nr|No)\\.?\\s*)?\\d{1,5}/(?:\\d{4}|\\d{2})(?!\\d)`;

/** As `HOUSE_PAPER`, in the form of `reports.number_key`: `vermerk122026`; for PostgreSQL too. */
export const HOUSE_PAPER_KEY = `^(?:${KINDS.map((kind) => kind.toLowerCase()).join('|')})[0-9]`;

const PARTS = new RegExp(`^(${KINDS.join('|')})e?s?\\s+(?:(?:Nr|No)\\.?\\s*)?(\\d+/\\d+)$`);

/** "Vermerks Nr. 12/2026" → "Vermerk 12/2026"; null where it is no such paper. */
export function canonicalHousePaper(written: string): string | null {
  const parts = PARTS.exec(written);
  return parts ? `${parts[1]} ${parts[2]}` : null;
}
