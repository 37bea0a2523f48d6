/**
 * Nouns of German strong verbs, whose stems no stemmer brings together: "beschossen" is told as "der Beschuss". The stems of the
 * verb, without what is put before it, and the noun's.
 */
const ABLAUT: readonly [RegExp, string][] = [
  [/schossen$|schießen$|schoss$/u, 'schuss'],
  [/griffen$|greifen$|griff$/u, 'griff'],
  [/schlossen$|schließen$|schloss$/u, 'schluss'],
  [/brochen$|brechen$|brach$/u, 'bruch'],
  [/zogen$|ziehen$|zog$/u, 'zug'],
  [/boten$|bieten$|bot$/u, 'bot'],
  [/treten$|trat$/u, 'tritt'],
  [/flogen$|fliegen$|flog$/u, 'flug'],
  [/schlagen$|schlug$/u, 'schlag'],
  [/stoßen$|stieß$/u, 'stoß'],
  [/gangen$|gehen$|ging$/u, 'gang'],
  [/sprochen$|sprechen$|sprach$/u, 'spruch'],
  [/standen$|stehen$|stand$/u, 'stand'],
  [/schrieben$|schreiben$|schrieb$/u, 'schrift'],
];
/** "An-ge-griffen", "zurück-zu-ziehen": what stands between the prefix and the stem. */
const BETWEEN = /(?<=\p{L}{2})(?:ge|zu)$/u;

/** The noun of a German verb with another vowel ("beschossen": "Beschuss", "zurückgetreten": "Rücktritt"); none elsewhere. */
export function nounsOf(word: string, language: string): string[] {
  if (language !== 'de' || !/^\p{Ll}{6,}$/u.test(word)) return [];
  for (const [stem, noun] of ABLAUT) {
    const at = word.search(stem);
    if (at < 2) continue;
    const prefix = word
      .slice(0, at)
      .replace(BETWEEN, '')
      .replace(/^zurück$/u, 'rück');
    if (prefix === '' || prefix === 'ge') continue;
    const whole = prefix + noun;
    return [whole.charAt(0).toUpperCase() + whole.slice(1)];
  }
  return [];
}
