import {
  type Figure,
  figureCarries,
  findFigures,
  foldCase,
  isStopWord,
  stem,
  words,
} from '../../text/index.ts';

export interface LabelFault {
  readonly figure: string;
  readonly claimed: string;
  readonly found: string;
}

/** Units that exclude each other, by what they are called in either language. */
const UNITS: readonly (readonly [string, RegExp])[] = [
  ['EUR', /^(?:euros?|eur|€)$/i],
  ['USD', /^(?:us-?dollars?|dollars?|usd|\$)$/i],
  ['GBP', /^(?:pfund|pounds?|gbp|£)$/i],
  ['CHF', /^(?:franken|francs?|chf)$/i],
  ['t', /^(?:tonnen?|tons?|tonnes?)$/i],
  ['kg', /^(?:kilogramm|kilograms?|kg)$/i],
  ['km', /^(?:kilometern?|kilomet(?:er|re)s?|km)$/i],
  ['mile', /^(?:meilen?|miles?)$/i],
  ['year', /^(?:jahren?|jahre|years?)$/i],
  ['month', /^(?:monaten?|monate|months?)$/i],
  ['week', /^(?:wochen?|weeks?)$/i],
  ['day', /^(?:tagen?|tage|days?)$/i],
  ['hour', /^(?:stunden?|hours?)$/i],
  ['%', /^(?:prozent|percent)$/i],
];
const unitOf = (label: string): string | null =>
  UNITS.find(([, pattern]) => pattern.test(label))?.[0] ?? null;

/** The word that says what a number counts: the first content word within two words behind it. */
function labelOf(text: string, figure: Figure, language: string): string | null {
  const percent = figure.kind === 'number' && figure.unit === 'percent';
  if (percent) return 'Prozent';
  const symbol =
    /^\s?([€$£])/u.exec(text.slice(figure.end))?.[1] ?? /([€$£])\s?$/u.exec(text.slice(0, figure.start))?.[1];
  if (symbol !== undefined) return symbol;
  for (const word of words(text.slice(figure.end, figure.end + 60).split(/[.;:!?()]/u)[0] ?? '').slice(
    0,
    2,
  )) {
    if (/^\d/.test(word.text)) return null;
    if (!isStopWord(word.text, language)) return word.text;
  }
  return null;
}

interface Labelled {
  readonly figure: Figure;
  readonly label: string;
}

function labelled(text: string, language: string): Labelled[] {
  return findFigures(text).flatMap((figure) => {
    if (figure.kind !== 'number') return [];
    const label = labelOf(text, figure, language);
    return label === null ? [] : [{ figure, label }];
  });
}

/**
 * A number that the source gives for something else: the unit differs everywhere it stands, or what the claim counts
 * with it is counted with another number there ("32 Ja-Stimmen" from "541 Ja-Stimmen, 32 Nein-Stimmen").
 */
export function wrongLabel(
  claim: { readonly text: string; readonly language: string },
  sources: readonly { readonly text: string; readonly language: string }[],
): LabelFault | null {
  const known = sources.flatMap(({ text, language }) =>
    labelled(text, language).map((one) => ({ ...one, language })),
  );
  for (const { figure, label } of labelled(claim.text, claim.language)) {
    const carrying = known.filter((other) => figureCarries(other.figure, figure));
    const [first] = carrying;
    if (first === undefined) continue;
    const unit = unitOf(label);
    if (unit !== null && carrying.every((other) => (unitOf(other.label) ?? unit) !== unit))
      return { figure: figure.raw, claimed: label, found: first.label };
    const same = (other: string, language: string): boolean =>
      stem(other, language) === stem(label, language) || foldCase(other) === foldCase(label);
    if (carrying.some((other) => other.language !== claim.language || same(other.label, other.language)))
      continue;
    const elsewhere = known.some(
      (other) => same(other.label, other.language) && !figureCarries(other.figure, figure),
    );
    if (elsewhere && unit === null) return { figure: figure.raw, claimed: label, found: first.label };
  }
  return null;
}
