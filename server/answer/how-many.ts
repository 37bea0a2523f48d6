import type { Candidate } from './select-sentences.ts';

const SOME =
  /(?<!\p{L})(?:kein\p{L}*(?=\s\p{L})|niemand|viele|einige|mehrere|zahlreiche\p{L}*|dutzende\p{L}*|hunderte\p{L}*|tausende\p{L}*|hälfte|no|none|nobody|many|several|few|dozens|hundreds|thousands|half|aucune?s?|personne|nulle?|plusieurs|beaucoup|quelques|dizaines|centaines|milliers|moitié)(?!\p{L})/iu;

/** With no number, and no word that stands for one, nothing answers "how many": who spoke to an ambassador is no number of embassies. */
export const tellsHowMany = ({ figures, text }: Pick<Candidate, 'figures' | 'text'>): boolean =>
  figures.some(({ kind }) => kind === 'number') ||
  SOME.test(text) ||
  /(?:-(?:time|fold|mal)|fache?n?\b)/iu.test(text);
