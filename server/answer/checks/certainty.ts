import { findFigures } from '../../text/index.ts';
import { isAttributed } from './attribution.ts';
import { findLikelihood, type LikelihoodTerm, shiftedLikelihood, writtenBand } from './likelihood.ts';

type Degree = 'possible' | 'probable' | 'alleged' | 'planned';

/** Words by which a source is less than certain. Capitals count: "May" is a month. */
const HEDGES: Readonly<Record<string, Readonly<Record<Degree, RegExp>>>> = {
  de: {
    possible:
      /(?<!\p{L})(?:[Kk]önnten?|[Mm]öglicherweise|möglich|[Ee]ventuell|[Ww]omöglich|[Vv]ielleicht|[Uu]nter Umständen|nicht ausgeschlossen|denkbar)(?!\p{L})/u,
    probable:
      /(?<!\p{L})(?:[Ww]ahrscheinlich|[Vv]oraussichtlich|[Vv]ermutlich|dürften?|wohl|(?:wird|werden) erwartet|erwartet(?:en)?|rechne(?:t|n|te|ten) (?:damit|mit))(?!\p{L})/u,
    alleged:
      /(?<!\p{L})(?:[Aa]ngeblich\p{L}*|[Mm]utmaßlich\p{L}*|[Uu]nbestätigt\p{L}*|[Gg]erücht\p{L}*|behaupte(?:t|n|te|ten)|sollen?(?= .*(?:haben|sein)\b))(?!\p{L})/u,
    planned:
      /(?<!\p{L})(?:plan(?:t|en|te|ten)|geplant\p{L}*|beabsichtig\p{L}*|erwäg\p{L}*|erwog\p{L}*|vorgesehen|vorgeschlagen\p{L}*|schl(?:ägt|ug|agen) .*vor|prüf(?:t|en|te|ten)|sollen?|will|wollen)(?!\p{L})/u,
  },
  en: {
    possible: /\b(?:might|may|could|[Pp]ossibly|possible|[Pp]erhaps|potentially|conceivabl[ey])\b/u,
    probable:
      /\b(?:(?:un)?likely|[Pp]robably|[Pp]resumably|(?:is|are|was|were) expected|expects?|anticipates?)\b/u,
    alleged:
      /\b(?:[Aa]lleged(?:ly)?|[Rr]eportedly|purported(?:ly)?|[Uu]nconfirmed|rumou?r(?:s|ed)?|claim(?:s|ed)?|is said to|are said to)\b/u,
    planned:
      /\b(?:plan(?:s|ned|ning)?|intend(?:s|ed)?|consider(?:s|ed|ing)|envisage[sd]?|propos(?:es|ed|al)|(?:is|are) to|aims?|wants?|seeks?)\b/u,
  },
};

const FUTURE: Readonly<Record<string, RegExp>> = {
  de: /(?<!\p{L})(?:wird|werden|würden?|soll(?:te|ten|en)?)(?!\p{L})/u,
  en: /\b(?:will|would|should|shall|going to)\b/u,
};
/** Other ways to leave it open: enough to have kept an estimate, too loose to be one. */
const TENTATIVE: Readonly<Record<string, RegExp>> = {
  de: /(?<!\p{L})(?:würden?|scheint|scheinen|offenbar|anscheinend|droh(?:t|en|te|ten)|Gefahr|Risik(?:o|en)|Aussicht(?:en)?|Chancen?|Prognosen?|Erwartung(?:en)?)(?!\p{L})/u,
  en: /\b(?:would|seems?|appears?|apparently|risks?|chances?|prospects?|threat(?:ens?)?|forecasts?|predict(?:s|ed)?|outlook|expectations?)\b/u,
};
const BOOSTERS: Readonly<Record<string, RegExp>> = {
  de: /(?<!\p{L})(?:[Zz]weifellos|[Zz]weifelsfrei|[Dd]efinitiv|[Ee]ndgültig|[Ee]indeutig|[Mm]it Sicherheit|[Uu]nbestreitbar|[Ee]rwiesen(?:ermaßen)?|[Gg]arantiert|steht fest|sämtliche[rn]?|ausnahmslos|unweigerlich)(?!\p{L})/u,
  en: /\b(?:[Uu]ndoubtedly|[Cc]ertainly|[Dd]efinitely|[Cc]onclusively|[Ii]ndisputably|without doubt|no doubt|proven|guaranteed|inevitably|in all cases|without exception)\b/u,
};
/** A bound or an estimate in front of a figure. */
const BOUNDS: Readonly<Record<string, RegExp>> = {
  de: /(?<!\p{L})(?:mindestens|wenigstens|höchstens|maximal|bis zu|mehr als|über|weniger als|unter|rund|etwa|circa|ca\.|ungefähr|knapp|fast|schätzungsweise|gut)\s+$/iu,
  en: /\b(?:at least|at most|up to|no more than|no fewer than|more than|over|less than|fewer than|under|about|around|roughly|approximately|some|nearly|almost|an estimated)\s+$/iu,
};

export type CertaintyFault =
  | { readonly kind: 'dropped' | 'added'; readonly cue: string }
  /** Two words for a likelihood that stand for different bands, each with its band as written. */
  | { readonly kind: 'shifted'; readonly cue: string; readonly claimed: string };

const degreesOf = (text: string, language: string): Map<Degree, string> => {
  const found = new Map<Degree, string>();
  for (const [degree, pattern] of Object.entries(HEDGES[language] ?? {})) {
    const match = pattern.exec(text);
    if (match !== null) found.set(degree as Degree, match[0]);
  }
  return found;
};

/** Whether the claim is more certain than the clauses it rests on; null also for languages without word lists. */
export function compareCertainty(
  source: { readonly text: string; readonly language: string },
  claim: { readonly text: string; readonly language: string },
): CertaintyFault | null {
  if (HEDGES[source.language] === undefined || HEDGES[claim.language] === undefined) return null;
  const booster = BOOSTERS[claim.language]?.exec(claim.text)?.[0];
  if (booster !== undefined && BOOSTERS[source.language]?.test(source.text) === false)
    return { kind: 'added', cue: booster };
  const said = degreesOf(source.text, source.language);
  const kept = degreesOf(claim.text, claim.language);
  const likely = findLikelihood(source.text, source.language);
  const claimed = findLikelihood(claim.text, claim.language);
  const shift = shiftedLikelihood(likely, claimed);
  if (shift !== null) return { kind: 'shifted', cue: named(shift.source), claimed: named(shift.claim) };
  const attributed = isAttributed(claim.text, claim.language);
  const future = FUTURE[claim.language]?.test(claim.text) === true;
  for (const [degree, cue] of said) {
    const fine =
      degree === 'possible'
        ? kept.has('possible') || kept.has('alleged') || kept.has('planned')
        : degree === 'alleged'
          ? kept.size > 0 || attributed
          : kept.size > 0 || claimed.length > 0 || future;
    if (!fine) return { kind: 'dropped', cue };
  }
  // "Likely" is more than a plan: the future tense, which may stand for "is expected", does not keep it.
  const estimate = likely.find(({ weak }) => !weak);
  const qualified =
    claimed.length > 0 ||
    kept.has('possible') ||
    kept.has('probable') ||
    kept.has('alleged') ||
    TENTATIVE[claim.language]?.test(claim.text) === true;
  if (estimate !== undefined && !qualified) return { kind: 'dropped', cue: estimate.words };
  return droppedBound(source, claim);
}

const named = ({ words, band }: LikelihoodTerm): string => `${words}, ${writtenBand(band)}`;

/** A figure that the source bounds ("mindestens elf") and the claim gives bare. */
function droppedBound(
  source: { readonly text: string; readonly language: string },
  claim: { readonly text: string; readonly language: string },
): CertaintyFault | null {
  const [sourceBound, claimBound] = [BOUNDS[source.language], BOUNDS[claim.language]];
  if (sourceBound === undefined || claimBound === undefined) return null;
  for (const figure of findFigures(source.text)) {
    const bound = sourceBound.exec(source.text.slice(0, figure.start))?.[0].trim();
    if (bound === undefined || figure.kind !== 'number') continue;
    for (const other of findFigures(claim.text)) {
      if (other.kind !== 'number' || !other.values.some((value) => figure.values.includes(value))) continue;
      if (!claimBound.test(claim.text.slice(0, other.start))) return { kind: 'dropped', cue: bound };
    }
  }
  return null;
}

/** The first cue of negation or doubt that a cut may have left outside; used by the verbatim rule. */
export function hedgeIn(text: string, language: string): string | null {
  return [...degreesOf(text, language).values()][0] ?? findLikelihood(text, language)[0]?.words ?? null;
}
