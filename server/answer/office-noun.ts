/** What ends the name of an office; in German also the end of a compound ("Außenministerin"). */
export const OFFICE_NOUN =
  /(?:minister|präsident|kanzler|sekretär|vorsitzender?|botschafter|gesandter?|direktor|leiter|sprecher|kommissar|beauftragter?|chef|könig|gouverneur|bürgermeister|richter|berichterstatter|befehlshaber|kommandeur|koordinator)(?:in|s)?$|vorsitzende$|^(?:president|chancellor|secretary|chair|chair(?:man|woman|person)|ambassador|envoy|director|head|leader|spokes(?:man|woman|person)|commissioner|chief|king|queen|governor|mayor|judge|rapporteur|representative|commander|coordinator|manager|ministre|présidente?|chancelière?|secrétaire|ambassad(?:eur|rice)|direct(?:eur|rice)|chef|porte-parole|commissaire|gouverneur|maire|juge|rapporteu(?:r|se)|représentante?|commandante?)$/iu;

/** … in the plural too. */
export const isOfficeNoun = (word: string): boolean =>
  [word, word.replace(/(?:s|n|innen)$/iu, ''), word.replace(/(?:e|en)$/iu, '')].some((form) =>
    OFFICE_NOUN.test(form),
  );

/** Who does what an office is there for, now: "who commands the mission" asks for its commander. */
const OFFICE_VERBS: readonly [RegExp, string][] = [
  [/^(\P{L}*who )commands\b/iu, '$1is the commander of'],
  [/^(\P{L}*who )(?:heads|leads)\b/iu, '$1is the head of'],
  [/^(\P{L}*who )chairs\b/iu, '$1is the chair of'],
  [/^(\P{L}*wer )(?:kommandiert|befehligt)\b/iu, '$1ist Kommandeur'],
  [/^(\P{L}*qui )commande\b/iu, '$1est le commandant de'],
  [/^(\P{L}*who )presides over\b/iu, '$1is the president of'],
  [/^(\P{L}*wer )(?:führt den vorsitz|hat den vorsitz)\b/iu, '$1ist Vorsitzender'],
  [/^(\P{L}*qui )préside\b/iu, '$1est le président de'],
  [/^(\P{L}*qui )dirige\b/iu, '$1est le directeur de'],
];

/** The question with the office named, where it only has its verb. */
export const asOffice = (question: string): string =>
  OFFICE_VERBS.reduce((text, [verb, office]) => text.replace(verb, office), question);

const HEADED =
  /(?<!\p{L})(?:head|leader|chair|director|commander|president|directeur|directrice|commandante?|présidente?|chef|cheffe) (?:of (?:the )?|de la |de l['’]|du |de le |de )([\p{Ll}][\p{L}-]+)/u;

/** The body that somebody heads, as a term of the question: the head of a delegation leads no opposition. A name is an office's place. */
export const headedIn = (question: string, terms: readonly string[]): string | null => {
  const body = HEADED.exec(question)?.[1];
  return terms.find((term) => term === body) ?? null;
};
