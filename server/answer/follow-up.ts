import { findFigures, identifyQuestionLanguage, isStopWord, words } from '../text/index.ts';

/** "und …", "what about …": what follows is put in the place of its like in the question before. */
const OPENER =
  /^\s*(?:(?:und|aber|and|but|et|mais)\b|was ist mit|wie (?:ist|sieht) es (?:mit|bei|aus mit)|what about|how about|qu['’]en est-il d[eu]s?|et pour)\s*/iu;
const INTERROGATIVE =
  /\b(?:wer|wem|wen|wessen|wann|wo|wohin|woher|warum|weshalb|wie|was|welche[mnrs]?|who|whom|whose|when|where|why|how|what|which|qui|quand|où|pourquoi|comment|combien|quel(?:le)?s?)\b/iu;
/** Words that stand for something said before, wherever they stand. */
const POINTING_BACK =
  /\b(?:davor|zuvor|danach|damals|daraufhin|darauf|dort|dazu|dagegen|dafür|dabei|dessen|deren|before that|after that|since then|at that time|in response to (?:it|that|this)|about (?:it|that|this|them)|alors|ensuite|à ce sujet)\b/iu;
/** Pronouns: they point back unless their noun stands before them in the question itself. */
const PRONOUN =
  /\b(?:er|sie|ihn|ihm|ihnen|sein(?:e[mnrs]?)?|ihr(?:e[mnrs]?)?|he|she|him|his|her|it|its|they|them|their|il|elle|ils|elles|leur)\b/iu;
const YEAR = /\b(?:1[5-9]|20|21)\d\d\b/gu;
const YEAR_BEFORE =
  /\b(?:(?:im|das) jahr (?:davor|zuvor)|im vorjahr|ein jahr (?:davor|zuvor|früher)|the (?:previous year|year before)|(?:a|one) year earlier|l['’]année (?:précédente|d['’]avant))\b/iu;
const YEAR_AFTER =
  /\b(?:(?:im|das) jahr (?:danach|darauf)|ein jahr (?:danach|später)|the (?:following year|year after|next year)|(?:a|one) year later|l['’]année (?:suivante|d['’]après))\b/iu;
/** More words than this make a question of its own, whatever it starts with. */
const MOST_ELLIPTIC = 6;
const MOST_CONTEXT = 8;

/**
 * Completes a question that leans on the one before, by rules: "und im Jahr davor?" takes its year from there, "and
 * France?" puts France in the place of the name there, "When was it signed?" gets the subject along.
 *
 * @param previous the question before, itself complete
 * @returns the complete question; null where the new one stands on its own
 */
export function completeFollowUp(question: string, previous: string): string | null {
  const text = question.trim();
  const opened = OPENER.test(text);
  const rest = text.replace(OPENER, '').replace(/[?!.\s]+$/u, '');
  const count = words(rest).length;
  const elliptic = (opened && count <= MOST_ELLIPTIC) || count <= 2;
  if (elliptic && !INTERROGATIVE.test(rest)) return substitute(rest, previous);
  if (elliptic || pointsBack(text)) return `${text} (${subjectOf(previous, text)})`;
  return null;
}

function pointsBack(question: string): boolean {
  if (POINTING_BACK.test(question)) return true;
  const pronoun = PRONOUN.exec(question);
  if (pronoun === null) return false;
  const before = words(question.slice(0, pronoun.index));
  return !before.some(({ text }, index) => index > 0 && /^\p{Lu}/u.test(text));
}

function substitute(rest: string, previous: string): string {
  const step = YEAR_BEFORE.test(rest) ? -1 : YEAR_AFTER.test(rest) ? 1 : 0;
  if (step !== 0 && previous.match(YEAR) !== null)
    return dayless(previous).replace(YEAR, (year) => String(Number(year) + step));
  const years = rest.match(YEAR);
  if (years !== null && previous.match(YEAR) !== null && !hasName(rest))
    return dayless(previous).replace(YEAR, () => years[0]);
  const references = referencesIn(rest);
  const [old] = referencesIn(previous);
  if (references[0] !== undefined && old !== undefined) return previous.replace(old, references[0]);
  return replaceName(rest, previous) ?? `${previous.replace(/[?\s]+$/u, '')} – ${rest}?`;
}

/** Another year is another day too: "am 3. Mai 2024" becomes the year alone. */
const dayless = (question: string): string =>
  findFigures(question)
    .filter((figure) => figure.kind === 'date')
    .reduce((text, { raw }) => text.replace(raw, raw.match(YEAR)?.[0] ?? raw), question);

const referencesIn = (text: string): string[] =>
  findFigures(text).flatMap((figure) => (figure.kind === 'reference' ? [figure.raw] : []));

const NAME = /\p{Lu}[\p{L}\p{N}'’-]*(?:\s+(?:of|de|du|des|von|und|and)?\s*\p{Lu}[\p{L}\p{N}'’-]*)*/gu;
const hasName = (text: string): boolean => /\p{Lu}/u.test(text);

/** The name of the new question in the place of its like: behind the same preposition, or as a country for a country. */
function replaceName(rest: string, previous: string): string | null {
  const name = /^(?:(\p{Ll}+)\s+)?(\p{Lu}.*)$/u.exec(rest);
  if (name === null) return null;
  const [, preposition, fresh = ''] = name;
  const names = [...previous.matchAll(NAME)].filter(({ index }) => index > 0);
  const behind = names.find(({ index }) =>
    preposition === undefined
      ? false
      : previous.slice(0, index).trimEnd().toLowerCase().endsWith(` ${preposition.toLowerCase()}`),
  );
  const like = isCountry(fresh) ? names.find(([text]) => isCountry(text)) : undefined;
  const only = names.length === 1 ? names[0] : undefined;
  const replaced = behind ?? like ?? only;
  if (replaced === undefined) return null;
  const { index } = replaced;
  return previous.slice(0, index) + fresh + previous.slice(index + replaced[0].length);
}

const COUNTRIES = new Set<string>();

/** By the names of countries in the three languages, as the platform knows them. */
function isCountry(name: string): boolean {
  if (COUNTRIES.size === 0) {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    for (const language of ['de', 'en', 'fr']) {
      const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
      for (const first of letters)
        for (const second of letters) {
          const found = names.of(first + second);
          if (found !== undefined) COUNTRIES.add(found.toLowerCase());
        }
    }
  }
  return COUNTRIES.has(name.toLowerCase());
}

/** What the question before was about: its names, or else its other words; nothing that the new one says itself. */
function subjectOf(previous: string, question: string): string {
  const language = identifyQuestionLanguage(previous);
  const said = new Set(words(question).map(({ text }) => text.toLowerCase()));
  const content = words(previous)
    .filter(({ text }, index) => !(index === 0 && INTERROGATIVE.test(text)))
    .map(({ text }) => text)
    .filter(
      (text) => !isStopWord(text, language) && !INTERROGATIVE.test(text) && !said.has(text.toLowerCase()),
    );
  const named = content.filter((text) => hasName(text) || /\d/.test(text));
  return (named.length > 0 ? named : content).slice(0, MOST_CONTEXT).join(' ');
}
