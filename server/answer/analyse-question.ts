import {
  type Figure,
  findFigures,
  identifyQuestionLanguage,
  isStopWord,
  wordPairs,
  words,
} from '../text/index.ts';

/** What kind of thing answers the question; decides which sentences are preferred. */
export type AnswerKind =
  | 'date'
  | 'number'
  | 'person'
  | 'place'
  | 'comparison'
  | 'change'
  | 'position'
  | 'open';

export interface QuestionAnalysis {
  readonly language: string;
  readonly kind: AnswerKind;
  /** Content words as written, in order, without repetition; words of dates and numbers are in `figures`. */
  readonly terms: readonly string[];
  /** Capitalised names: every one in English and French, only those that are no sentence start in German. */
  readonly names: readonly string[];
  /** Names that an answer has to be about: capitalised words in English and French, acronyms in German. */
  readonly anchors: readonly string[];
  /** Neighbouring words of the question, "first second", lower case. */
  readonly pairs: readonly string[];
  /** Dates, numbers and references that the question itself states: an answer must fit them. */
  readonly figures: readonly Figure[];
  /** Terms that name the kind of answer ("which **date**", "welche **Nummer**"): they need not stand in it. */
  readonly asksFor: readonly string[];
  /** One sub-question for each side of a comparison or each date of a change; empty otherwise. */
  readonly sides: readonly string[];
}

const KINDS: readonly [AnswerKind, RegExp][] = [
  [
    'comparison',
    /\b(unterschied|unterscheiden|unterscheidet|vergleich|verglichen|gegenüber|compare[ds]?|comparison|differ(?:ence|s)?|versus|vs\.?|higher|lower|compar[eé]|différence)\b|\b(more|less|mehr|weniger|höher|niedriger|größer|plus|moins)\b.*\b(or|oder|than|als|ou)\b/iu,
  ],
  [
    'change',
    /\b(change[ds]?|verändert|entwickelt|entwicklung|evolve[ds]?|develop(?:ed|ment)|évolu\w+|chang\w+ between)\b/iu,
  ],
  [
    'date',
    /^(?:\P{L}*)(wann|when|quand|seit wann|bis wann|ab wann|since when)\b|\b(wann|welche[mrns]? (?:datum|tag|jahr)|what (?:date|day|year)|which (?:date|day|year)|on what date|quelle date|à quelle date|en quelle année)\b/iu,
  ],
  [
    'number',
    /\b(wie ?viele?n?|wie hoch|wie groß|how many|how much|how high|how large|combien|welche[mrn]? (?:ergebnis|anzahl|summe|betrag|anteil|höhe)|what (?:share|number|amount|percentage|result)|number of|anzahl|prozent|expenditure|ausgaben)\b/iu,
  ],
  [
    'person',
    /^(?:\P{L}*)(wer|wem|wen|wessen|who|whom|whose|qui)\b|\b(who conveyed|welche[rn]? (?:minister|abgeordnete|person)|by whom)\b/iu,
  ],
  [
    'place',
    /^(?:\P{L}*)(wo|wohin|woher|where|où)\b|\b(in welche[mrn]? (?:stadt|ort|land)|which (?:city|place|country))\b/iu,
  ],
  [
    'position',
    /\b(position|haltung|steht|stand|fordert|forderte|forderten|demand(?:ed|s)?|bewertet|stance|view|meinung|bedingung|condition|said|sagte|erklärte)\b/iu,
  ],
];

/**
 * Works out what is asked, by rules alone; no model is needed.
 *
 * @param known language where it is known, as of one side of a comparison
 */
export function analyseQuestion(question: string, known?: string): QuestionAnalysis {
  const language = known ?? identifyQuestionLanguage(question);
  const found = words(question);
  const figures = findFigures(question);
  const terms: string[] = [];
  const names: string[] = [];
  const seen = new Set<string>();
  found.forEach((word, index) => {
    // The words of a date or number ("27. Februar 2015") are met as a figure, however it is written.
    if (figures.some((figure) => figure.start < word.end && word.start < figure.end)) return;
    if (isStopWord(word.text, language) || (word.text.length < 2 && !/\d/.test(word.text))) return;
    const key = word.text.toLowerCase();
    if (seen.has(key)) return;
    seen.add(key);
    terms.push(word.text);
    if (index > 0 && /^\p{Lu}/u.test(word.text)) names.push(word.text);
  });
  const asked = new Set([...question.matchAll(ASKED)].map((match) => (match[1] ?? '').toLowerCase()));
  const kind = KINDS.find(([, pattern]) => pattern.test(question))?.[0] ?? 'open';
  return {
    language,
    kind,
    terms,
    names,
    anchors: language === 'de' ? names.filter((name) => /\p{Lu}{2}/u.test(name)) : names,
    pairs: wordPairs(question),
    figures,
    asksFor: terms.filter((term) => asked.has(term.toLowerCase()) || MANNER.test(term)),
    sides: sidesOf(question, kind),
  };
}

/** The noun right behind an interrogative, where it names a kind of answer rather than a thing. */
const ASKED =
  /\b(?:welche[mnrs]?|was für (?:ein|eine|einen)|what|which|quel(?:le)?s?)\s+(datum|tag|jahr|monat|nummer|zahl|anzahl|ergebnis|summe|betrag|höhe|anteil|amt|name|namen|titel|date|day|year|month|number|result|outcome|amount|share|percentage|sum|office|name|title|année|jour|mois|numéro|nombre|résultat|montant|nom)\b/giu;

/** Words that say how the record is to be looked at, not what for. */
const MANNER =
  /^(unterschied\p{L}*|unterscheide\p{L}*|vergleich\p{L}*|verglichen|haltung|differ(?:s|ed|ence|ences)?|compar\p{L}+|stances?|chang(?:e|ed|es)|veränder\p{L}*|différ\p{L}+)$/iu;

const YEAR = /\b(?:1[5-9]|20|21)\d\d\b/g;

/** Splits "Greece or Turkey", "18/9663 … und 18/9621", "between 2022 and 2025" into one sub-question a side. */
function sidesOf(question: string, kind: AnswerKind): string[] {
  if (kind !== 'comparison' && kind !== 'change') return [];
  const years = [...new Set(question.match(YEAR) ?? [])];
  if (kind === 'change' && years.length === 2) {
    const [first, second] = years;
    if (first === undefined || second === undefined) return [];
    const rest = question
      .replace(YEAR, ' ')
      .replaceAll('?', ' ')
      .replace(/\b(between|zwischen|from|von|entre)\s+(and|und|to|bis|et)\b/iu, ' ');
    return [`${rest} ${first}`, `${rest} ${second}`].map((side) => side.replace(/\s+/g, ' ').trim());
  }
  const references = [
    ...new Set(findFigures(question).flatMap((figure) => (figure.kind === 'reference' ? [figure.raw] : []))),
  ];
  if (kind === 'comparison' && references.length === 2) {
    const others = (mine: string): string =>
      references
        .filter((reference) => reference !== mine)
        .reduce((text, other) => text.replace(other, ' '), question);
    return references.map((reference) =>
      `${reference} ${others(reference).replace(/\([^)]*\)/g, ' ')}`.replace(/\s+/g, ' ').trim(),
    );
  }
  const colon = /[:,]\s*([^:,?]+?)\s+(?:oder|or|ou|versus|vs\.?)\s+([^?]+)\??$/u.exec(question);
  if (colon?.[1] !== undefined && colon[2] !== undefined) {
    const stemmed = question.slice(0, colon.index);
    return [`${stemmed} ${colon[1]}`, `${stemmed} ${colon[2]}`];
  }
  const pair =
    /\b(?:between|zwischen|entre|anträge|motions|resolutions|drucksachen)\s+(.+?)\s+(?:und|and|et)\s+(?:der\s+|dem\s+|the\s+)?(.+?)(?:\s+(?:in|zu|on|bei)\s+(.+?))?\??$/iu.exec(
      question,
    );
  if (pair?.[1] !== undefined && pair[2] !== undefined) {
    const about = pair[3] ?? '';
    return [`${pair[1]} ${about}`.trim(), `${pair[2]} ${about}`.trim()];
  }
  return [];
}
