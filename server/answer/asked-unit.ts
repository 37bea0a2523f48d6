import type { Figure } from '../text/index.ts';

/** In what the answer to a question for a number must be told; null where anything may be counted. */
export type AskedUnit = 'money' | 'extent' | 'percent' | null;

const MONEY_NOUN = /^(?:kosten|costs?|preise?s?|prices?|budgets?|haushalts?|coûts?|prix)$/iu;
const MONEY = /\b(?:wie teuer|how expensive)\b/iu;
/** Told in percent and in nothing else, unlike a share, a rate or a quota. */
const PERCENT_NOUN =
  /^(?:turnout|wahlbeteiligung|inflation(?:srate)?|arbeitslosenquote|arbeitslosigkeit|unemployment|chômage)$/iu;
/** "How old" and "how long ago" are told in many ways ("aged 38", "in 1620"). */
const EXTENT = /\b(?:wie (?:lang|lange|weit|tief)|how (?:long|far|deep|tall))\b(?! (?:ago|her))/iu;

/** @param measured the noun of the quantity asked for, where there is one */
export function unitAsked(question: string, measured: string | null): AskedUnit {
  if ((measured !== null && MONEY_NOUN.test(measured)) || MONEY.test(question)) return 'money';
  if (measured !== null && PERCENT_NOUN.test(measured)) return 'percent';
  return EXTENT.test(question) ? 'extent' : null;
}

/** What something costs is told in a currency, or in millions of what everybody knows; how long it is, in metres or years. */
export function isInUnit(unit: AskedUnit, figure: Figure, text: string): boolean {
  const { start, end, raw } = figure;
  if (unit === null) return true;
  if (unit === 'percent') return figure.kind === 'number' && figure.unit === 'percent';
  const [before, behind] = [text.slice(0, start), text.slice(end)];
  if (unit === 'extent') return EXTENT_BEHIND.test(behind) || EXTENT_WITHIN.test(raw);
  return CURRENCY_BEHIND.test(behind) || CURRENCY_BEFORE.test(before) || CURRENCY_WITHIN.test(raw);
}

const CURRENCY = String.raw`[€$£¥]|(?:EUR|USD|CHF|GBP|JPY|CNY|RUB|PLN|SEK|NOK|DKK|DM)\b|euros?\b|dollars?\b|kronen?\b|crowns?\b|couronnes?\b|franken\b|francs?\b|pfund\b|pounds?\b|rubel\b|ro?ubles?\b|yen\b|yuan\b|lira\b|dinars?\b|dirhams?\b|rupi?en\b|rupees?\b|pesos?\b|zloty\b|mark\b`;
const SCALE = String.raw`millionen?|million|millions|mio\.?|milliarden?|milliards?|mrd\.?|billionen?|billions?|trillions?|tausend|thousand|mille|bn|m`;
const CURRENCY_BEHIND = new RegExp(
  String.raw`^\s*(?:(?:${SCALE})(?:\s+d(?:e\s+|['’])|\b\s*)(?:\p{L}+\s+)?)?(?:d(?:e\s+|['’]))?(?:${CURRENCY})|^\s*(?:${SCALE})(?=\s*[,.;:)]|\s*$)`,
  'iu',
);
const CURRENCY_BEFORE = new RegExp(String.raw`(?:${CURRENCY})\s*$`, 'iu');
const CURRENCY_WITHIN = new RegExp(CURRENCY, 'iu');

const LENGTHS = `(?:kilo|zenti|centi|milli)?m[eè]t(?:er|re)[ns]?|[kcm]?m|miles?|meilen?|feet|foot|ft|inch(?:es)?|yards?|lieues?|seemeilen|seiten?|pages?`;
const TIMES = `(?:jahrzehnt|jahrhundert|jahr|monat|woche|tag|stunde|minute|sekunde)(?:e[ns]?|n|s)?|(?:decade|centur(?:y|ie)|year|month|week|day|hour|minute|second)s?|(?:décennie|siècle|année|an|mois|semaine|jour|heure|minute|seconde)s?`;
const EXTENT_BEHIND = new RegExp(
  String.raw`^[\s-]*(?:(?:${SCALE})\s+)?(?:\p{L}+\s+)?(?:${LENGTHS}|${TIMES})(?!\p{L})`,
  'iu',
);
const EXTENT_WITHIN = new RegExp(String.raw`\p{L}*(?:${TIMES})$|(?:${LENGTHS})$`, 'iu');
