const ASKS =
  /^\P{L}*(?:why|warum|weshalb|wieso|pourquoi|aus welche[mn] gr[uü]nde?n?|for what reasons?|pour quelles? raisons?)(?!\p{L})/iu;

export const asksForReason = (question: string): boolean => ASKS.test(question);

const REASON =
  /(?<!\p{L})(?:because|since|as a result|result(?:s|ed|ing)? (?:of|from|in)|due to|owing to|thanks to|therefore|hence|thus|so that|in order|reasons?|cause[ds]?|causing|led to|leads? to|why|explain\p{L}*|citing|attribut\p{L}+|considering|given that|for fear|weil|da(?=\s[^.]*(?:t|en|te|ten|ist|war|hat)[.,;])|denn|deshalb|deswegen|daher|darum|somit|wegen|aufgrund|auf grund|angesichts|infolge|durch|mangels|dank|damit|um(?=\s[^.;]*\szu\s)|gr[uü]nd(?:e|en|es)?|ursachen?|begründ\p{L}+|zurückzuführen|verursach\p{L}+|erklär\p{L}+|führt\p{L}* (?:zu|dazu)|parce qu['’e]|car|puisqu['’e]|comme|en raison|à cause|grâce à|du fait|afin|raisons?|motifs?|causes?|entraîn\p{L}+|s['’]expliqu\p{L}+|donc|pour(?=\s\p{L}+(?:er|ir|re)(?!\p{L})))(?!\p{L})/iu;

/** Whether a sentence has a word that says why. */
export const tellsReason = (text: string): boolean => REASON.test(text);
