import type { Figure } from '../text/index.ts';

const NOW =
  /(?<!\p{L})(?:derzeit\p{L}*|aktuell\p{L}*|zurzeit|momentan\p{L}*|gegenwärtig\p{L}*|heute|jetzt|gerade|inzwischen|neueste\p{L}*|current(?:ly)?|now|nowadays|today|at present|at the moment|latest|actuel\p{L}*|maintenant|aujourd['’]hui)(?!\p{L})/iu;
const PRESENT =
  /(?<!\p{L})(?:ist|sind|wird|werden|gilt|gelten|beträgt|betragen|liegt|liegen|kostet|kosten|umfasst|steht|stehen|zählt|is|are|will|does|do|est|sont|sera|seront|compte|coûte|a-t-\p{L}+)(?!\p{L})/iu;
const PAST =
  /(?<!\p{L})(?:war|waren|wurde|wurden|hatte|hatten|worden|gewesen|kam|kamen|was|were|did|had|been|était|étaient|a été|furent)(?!\p{L})/iu;

/** The present is asked for by a word for it, or by a verb in it where no day or year is named. */
export const asksForPresent = (question: string, figures: readonly Figure[]): boolean =>
  NOW.test(question) ||
  (PRESENT.test(question) &&
    !PAST.test(question) &&
    !figures.some(
      (figure) =>
        figure.kind === 'date' ||
        (figure.kind === 'number' && figure.values.some((value) => value >= 1500 && value < 2200)),
    ));
