/**
 * Words by which a sentence names who says what it says; it then presents nothing as a fact of its own. "Laut" before a
 * name, not the loud one; "states" that say, not those that are countries.
 */
const ATTRIBUTION: Readonly<Record<string, RegExp>> = {
  de: /(?<!\p{L})(?:[Ll]aut(?= (?:\p{Lu}|de[rms] |eine[rms] |„))|zufolge|[Nn]ach (?:\p{L}+(?:en|er) )?(?:Angaben?|Darstellung|Einschätzung|Aussagen?|Informationen|Berichten|Meldungen|Worten)|erklär(?:t|te|ten)|sag(?:t|te|ten)|bericht(?:et|ete|eten)|berichten|melde(?:t|te|ten)|melden(?= )|schreib(?:t|en)|schrieb(?:en)?|behaupte(?:t|n|te|ten)|heißt es|hieß es)(?!\p{L})/u,
  en: /\b(?:[Aa]ccording to|say(?:s|ing)?|said|stat(?:es|ed)(?= that|:|, [“"])|stated|report(?:s|ed)|assert(?:s|ed)|claim(?:s|ed)(?= )|told|wr(?:ites|ote)|in the (?:view|words) of)\b/u,
  fr: /(?<!\p{L})(?:[Ss]elon|[Dd]['’]après|(?:a|ont) (?:déclaré|affirmé|indiqué|dit|annoncé)|affirm(?:e|ent)|déclar(?:e|ent)|indiqu(?:e|ent))(?!\p{L})/u,
};

/** Whether the sentence itself names who says it; false also for languages without a list. */
export const isAttributed = (text: string, language: string): boolean =>
  ATTRIBUTION[language]?.test(text) === true;

/** The same where the language of the words is not known for certain. */
export const isAttributedAnywhere = (text: string): boolean =>
  Object.values(ATTRIBUTION).some((pattern) => pattern.test(text));
