/**
 * Verbs that say hardly more than that something is the case. A record of reports has few of them in the words of a question
 * ("how many observers does … **provide**"), so that idf takes them for what is asked, and a sentence with nothing else of it
 * ("… **provided** that the decision is taken") for the answer.
 */
const LIGHT =
  /^(?:provid(?:e|es|ed|ing)|giv(?:e|es|en|ing)|gave|mak(?:e|es|ing)|made|tak(?:e|es|en|ing)|took|consist(?:s|ed|ing)?|compris(?:e|es|ed|ing)|contain(?:s|ed|ing)?|includ(?:e|es|ed|ing)|occur(?:s|red|ring)?|happen(?:s|ed|ing)?|tak(?:e|es) place|leistet?(?:en)?|gibt|geben|gab(?:en)?|gegeben|macht?(?:en|e)?|gemacht|nimmt|nehmen|nahm(?:en)?|umfasst(?:e|en)?|umfassen|besteht|bestehen|bestand|beträgt|betragen|betrug|befindet|befinden|befand|erfolgt(?:e|en)?|passiert(?:e|en)?|geschieht|geschah|fourni(?:t|s|ssent|r)|donn(?:e|ent|er|é)|fai(?:t|re|sait)|font|pren(?:d|nent)|prendre|compt(?:e|ent|er|ait)|compren(?:d|nent|dre)|comport(?:e|ent|er)|existe(?:nt)?|exist(?:s|ed)?|existier(?:t|en|te|ten))$/iu;

export const isLightVerb = (term: string): boolean => LIGHT.test(term);
