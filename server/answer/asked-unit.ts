import type { Figure } from '../text/index.ts';
import { isOfTime, thingMeasured } from './thing-measured.ts';

/** In what the answer to a question for a number must be told; null where anything may be counted. */
export type AskedUnit = 'money' | 'extent' | 'length' | 'duration' | 'percent' | null;

const MONEY_NOUN = /^(?:kosten|costs?|preise?s?|prices?|budgets?|haushalts?|coûts?|prix)$/iu;
const MONEY = /\b(?:wie teuer|how expensive)\b/iu;
/** Told in percent and in nothing else, unlike a share, a rate or a quota. */
const PERCENT_NOUN =
  /^(?:turnout|wahlbeteiligung|inflation(?:srate)?|arbeitslosenquote|arbeitslosigkeit|unemployment|chômage)$/iu;
/** "How old" and "how long ago" are told in many ways ("aged 38", "in 1620"). */
const EXTENT = /\b(?:wie (?:lang|lange|weit)|how (?:long|far))\b(?! (?:ago|her))/iu;
const DURATION =
  /\b(?:wie lange|how long (?:is|was|were|are) [^?]* (?:in (?:operation|use|office|power|force|effect|existence|place|prison|service)|closed|open|valid)|how long (?:does|do|did|has|have|had|will|would|can|could|may|must|should)|(?:pendant |depuis )?combien de temps)\b(?!(?:[^?]*\b(?:stretch|extend|measure)\b))/iu;
const LENGTH =
  /\b(?:how (?:tall|deep|wide)|wie (?:tief|breit)|combien mesurent?|longue de combien|long de combien)\b/iu;

/** @param measured the noun of the quantity asked for, where there is one */
export function unitAsked(question: string, measured: string | null): AskedUnit {
  if ((measured !== null && MONEY_NOUN.test(measured)) || MONEY.test(question)) return 'money';
  if (measured !== null && PERCENT_NOUN.test(measured)) return 'percent';
  if (LENGTH.test(question)) return 'length';
  if (DURATION.test(question)) return 'duration';
  const thing = thingMeasured(question);
  if (thing !== null) return isOfTime(thing, question) ? 'duration' : 'length';
  return EXTENT.test(question) ? 'extent' : null;
}

/** What something costs is told in a currency, or in millions of what everybody knows; how long it is, in metres or years. */
export function isInUnit(unit: AskedUnit, figure: Figure, text: string): boolean {
  const { start, end, raw } = figure;
  if (unit === null) return true;
  if (unit === 'percent') return figure.kind === 'number' && figure.unit === 'percent';
  const [before, behind] = [text.slice(0, start), text.slice(end)];
  if (unit === 'extent') return EXTENT_BEHIND.test(behind) || EXTENT_WITHIN.test(raw);
  if (unit === 'duration')
    return (
      TIME_BEHIND.test(behind) ||
      TIME_WITHIN.test(raw) ||
      // "From 1870 to 1939", "until 30 November".
      (isYearOrDay(figure) && FROM_OR_TO.test(before))
    );
  if (unit === 'length')
    return (
      (LENGTH_BEHIND.test(behind) || LENGTH_WITHIN.test(raw)) &&
      !AWAY_BEFORE.test(before) &&
      !AWAY_BEHIND.test(behind)
    );
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
const TIME_BEHIND = new RegExp(String.raw`^[\s-]*(?:\p{L}+\s+)?(?:${TIMES})(?!\p{L})`, 'iu');
const TIME_WITHIN = new RegExp(`(?:${TIMES})$`, 'iu');
const FROM_OR_TO =
  /(?<!\p{L})(?:from|to|until|till|since|through|von|bis(?: zum)?|seit(?: dem)?|ab(?: dem)?|vom|de|à|jusqu['’](?:au|en|à)|depuis(?: le)?|du|au)\s+$|\d\s*[–-]\s*$/iu;
const isYearOrDay = (figure: Figure): boolean =>
  figure.kind === 'date' ||
  (figure.kind === 'number' && figure.unit === null && /^(?:1[0-9]|20|21)\d\d$/u.test(figure.raw));
const LENGTH_BEHIND = new RegExp(
  String.raw`^[\s-]*(?:(?:${SCALE})\s+)?(?!cubic|square|sea)(?:\p{L}+\s+)?(?:${LENGTHS})(?!\p{L})(?!\s+(?:carrés?|cubes?|pro|per|par|je|an? hour)(?!\p{L}))`,
  'iu',
);
const LENGTH_WITHIN = new RegExp(`(?:${LENGTHS})$`, 'iu');
/** How far something is away says nothing of how long it is. */
const AWAY_BEFORE =
  /(?<!\p{L})(?:within|at a distance of|in einer entfernung von|im umkreis von|à une distance de|dans un rayon de)\s+$/iu;
const AWAY_BEHIND =
  /^[\s-]*[\p{L}.]+\s+(?:(?:north|south|east|west)\p{L}*|(?:nörd|süd|öst|west)lich|(?:north|south)-(?:east|west)\p{L}*|away|from|off|entfernt|vor|hinter|neben|(?:au |à l['’])?(?:nord|sud|est|ouest)|plus loin)(?!\p{L})/iu;
const EXTENT_WITHIN = new RegExp(String.raw`\p{L}*(?:${TIMES})$|(?:${LENGTHS})$`, 'iu');
