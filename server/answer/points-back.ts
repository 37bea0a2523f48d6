/** Begins with somebody or something named before; "Es gibt", "It is" and "Il faut" stand for nobody. */
const PRONOUN =
  /^(?:(?:Er|Sie|Seine?[mnrs]?|Ihre?[mnrs]?|He|She|They|His|Her|Their|Its|Elles?|Ils|Sa|Ses|Leurs?|Cela|Ceci)\s|It\s(?!(?:is|was|remains|seems|appears|follows|will|would|has been|had been)\s)|Es\s(?!(?:gibt|gab|ist|sind|war|waren|wird|wurde|wurden|bleibt|blieb|handelt|besteht|bestehen|fehlt|fehlen|kam|kommt|liegt|liegen|geht|ging|sei|seien|heißt|hieß|gilt|galt|folgt|zeigt sich|stellt sich)\s)|Il\s(?!(?:y|est|était|faut|faudra|convient|s['’]agit|reste|semble|importe)\s))/u;

/** Times and the paper itself are there without being named before: "diese Woche", "this report". */
const AT_HAND_WORDS =
  'jahr monat woche tag abend morgen sommer herbst winter frühjahr zeitpunkt bericht vermerk sachstand papier dokument year month week day morning evening summer autumn spring report paper note memo document resolution time point';

const AT_HAND = `(?:${AT_HAND_WORDS.split(' ')
  .map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`)
  .join('|')})`;

/** "Dies gilt …", "Diese Frage …", "In diesem Punkt …", "Dazu gehört …", "This …", "That would …". */
const DEMONSTRATIVE = new RegExp(
  String.raw`^(?:\p{Lu}\p{Ll}{1,6}\s)?[Dd]ies(?:e[mnrs]?)?\s(?!${AT_HAND})|^Das\s(?:ist|war|wäre|wird|würde|gilt|galt|bedeutet|heißt|hätte|gehört|sei)\s|^(?:Dazu|Dabei|Dafür|Dagegen|Daraus|Darin|Daran|Darauf|Darüber|Darunter|Davon|Davor|Hierzu|Hierbei|Hierfür|Hierin|Hierüber)\s|^(?:(?:\p{Lu}\p{Ll}{1,6}\s)?[Tt](?:his|hese)|Such)\s(?!${AT_HAND})|^(?:That|Those)\s(?:is|was|are|were|would|will|has|had|means|meant)\s`,
  'u',
);

/** "… hat diesen Auftrag erteilt": a thing that the sentence has not named. */
const INSIDE = /(?<!^)(?<=\s)(?:diese[mnrs]?|this|these)\s+(\p{L}[\p{L}-]{2,})/gu;

/** "Der Rat weist dies zurück": what, is said before. */
const INSIDE_ALONE = /(?<=\s)dies(?=\s)/u;

const AT_HAND_WORD = new RegExp(`^${AT_HAND}`, 'u');

/** Whether a sentence begins with what only the sentence before it names. */
export const beginsPointingBack = (text: string): boolean => PRONOUN.test(text) || DEMONSTRATIVE.test(text);

/** Whether a sentence needs the one before it to be understood, wherever it points back. */
export const pointsBack = (text: string): boolean =>
  beginsPointingBack(text) ||
  INSIDE_ALONE.test(text) ||
  [...text.matchAll(INSIDE)].some(({ 1: named = '', index }) => {
    const stem = named.toLowerCase().slice(0, Math.max(4, named.length - 2));
    return !AT_HAND_WORD.test(named) && !text.slice(0, index).toLowerCase().includes(stem);
  });
