import type { Figure } from '../text/index.ts';

const NOW =
  /\b(?:derzeit\w*|aktuell\w*|zurzeit|momentan\w*|gegenwärtig\w*|heute|jetzt|inzwischen|neueste\w*|current(?:ly)?|now|today|at present|latest|actuel\w*|maintenant|aujourd)/iu;
const PRESENT =
  /\b(?:ist|sind|wird|werden|gilt|gelten|beträgt|betragen|liegt|liegen|kostet|kosten|umfasst|steht|stehen|zählt|is|are|will|does|do|est|sont|sera|seront|compte|coûte|a-t-\w+)\b/iu;
const PAST =
  /\b(?:war|waren|wurde|wurden|hatte|hatten|worden|gewesen|kam|kamen|was|were|did|had|been|était|étaient|a été|furent)\b/iu;

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
