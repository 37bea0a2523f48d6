import type { RetrievalPlan } from '../domain/index.ts';
import {
  type Acronym,
  type Figure,
  findFigures,
  identifyQuestionLanguage,
  isStopWord,
  type OtherNames,
  otherNames,
  withoutExplanations,
  wordPairs,
  words,
} from '../text/index.ts';
import { type AskedActor, actorAsked } from './asked-actor.ts';
import { predicateIn } from './asked-predicate.ts';
import { asksForReason } from './asked-reason.ts';
import { type AskedUnit, unitAsked } from './asked-unit.ts';
import { asksForPresent } from './asks-for-present.ts';
import { demanderIn } from './demanded.ts';
import { asOffice, headedIn, OFFICE_NOUN } from './office-noun.ts';
import { asksForLimit, isLimitNoun } from './permitted.ts';
import { holderOfPosition } from './position-fit.ts';
import { partsOf } from './question-parts.ts';
import { POSITION_NOUN } from './stance.ts';
import { thingMeasured } from './thing-measured.ts';

/** What kind of thing answers the question; decides which sentences are preferred. */
export type AnswerKind = RetrievalPlan['kind'];

export interface QuestionAnalysis {
  readonly language: string;
  /** The question without what it explains of its own short forms. */
  readonly wording: string;
  readonly kind: AnswerKind;
  /** Content words as written, in order, without repetition; words of dates and numbers are in `figures`. */
  readonly terms: readonly string[];
  /** Capitalised names: every one in English and French, only those that are no sentence start in German. */
  readonly names: readonly string[];
  /** Names that an answer has to be about: capitalised words in English and French, acronyms in German and whose office it is. */
  readonly anchors: readonly string[];
  /** Neighbouring words of the question, "first second", lower case. */
  readonly pairs: readonly string[];
  /** Dates, numbers and references that the question itself states: an answer must fit them. */
  readonly figures: readonly Figure[];
  /** Terms that name the kind of answer ("which **date**", "welche **Nummer**"): they need not stand in it. */
  readonly asksFor: readonly string[];
  /** Whether it is asked what holds now: what the latest report says then comes first. */
  readonly asksForPresent: boolean;
  /** What is counted ("how many **people**", "wie viele humanitäre **Ausnahmen**"): the figure asked for stands beside it. */
  readonly counted: readonly string[];
  /** The quantity asked for ("wie hoch war die **Wahlbeteiligung**", "how has the estimated **cost** changed"). */
  readonly measured: string | null;
  /** Of whom or where it is, where the question ends with that or asks what somebody has ("the population of **Larnia**", "how many ships does **Larnia** have"). */
  readonly measuredOf: string | null;
  /** What is asked to be long, deep or tall: a length is said of a thing. */
  readonly thing: readonly string[];
  /** In what the number asked for is told, where the question leaves no doubt. */
  readonly unit: AskedUnit;
  /** Whether it is asked how much is permitted, not how much there is. */
  readonly asksForLimit: boolean;
  /** Who is asked what number he wants, not which one there is ("welche Quote will **Maroa**"). */
  readonly demandedBy: string | null;
  /** Who is asked to have done something ("who **closed** the road"); null where it is asked who somebody is. */
  readonly actor: AskedActor | null;
  /** Whether it is asked why. */
  readonly asksForReason: boolean;
  /** What somebody is asked to be ("who is the **defence minister** of"); empty otherwise. */
  readonly role: readonly string[];
  /** Whether that is an office: nobody must be taken for the holder of another. */
  readonly isOffice: boolean;
  /** Of what somebody is asked to be the head ("who leads the **opposition** in Larnia"); null where none is told apart from a name. */
  readonly headed: string | null;
  /** Names of where the office is ("of **Tamaria**"): nobody must be taken for the holder of one elsewhere. */
  readonly officePlaces: readonly string[];
  /** The verb of which a yes or no is asked ("Hat Tamaria den Vertrag **ratifiziert**?"); null elsewhere. */
  readonly predicate: string | null;
  /** Of whom a yes or no is asked ("Ist **Tamaria** Mitglied …"), where that is a name. */
  readonly subject: string | null;
  /** Whose position is asked for ("wie steht **Kelmar** zu …"); empty where nobody is named. */
  readonly holder: readonly string[];
  /** The two that a comparison sets side by side ("Positionen von **Sorvan** und **Kelmar**"). */
  readonly parties: readonly string[];
  /** What somebody is asked to have spoken about ("say about **the death penalty**"); empty otherwise. */
  readonly topic: readonly string[];
  /** What a term, alone or with its neighbours, is called too: "VN", "United Nations". */
  readonly otherNames: OtherNames;
  /** Definitions of the record and of the question itself that these rest on, beside what the house knows. */
  readonly acronyms: readonly Acronym[];
  /** One sub-question for each side of a comparison or each date of a change; empty otherwise. */
  readonly sides: readonly string[];
  /** The questions that were asked in one, where each can be asked alone; empty otherwise. */
  readonly parts: readonly string[];
}

const KINDS: readonly [AnswerKind, RegExp][] = [
  [
    'comparison',
    /\b(unterschied|unterscheiden|unterscheidet|vergleich|verglichen|gegenüber|compare[ds]?|comparison|differ(?:ence|s)?|versus|vs\.?|higher|lower|compar[eé]|différence)(?!\p{L})|(?<!\p{L})en quoi\b.*(?<!\p{L})(?:diff[èé]r|diverg)|\b(more|less|mehr|weniger|höher|niedriger|größer|plus|moins)\b.*\b(or|oder|than|als|ou)\b/iu,
  ],
  [
    'change',
    /(?<!\p{L})(change[ds]?|verändert|entwickelt|entwicklung|evolve[ds]?|develop(?:ed|ment)|évolu\p{L}+|chang\p{L}+ between)(?!\p{L})/iu,
  ],
  [
    'date',
    /^(?:\P{L}*)(wann|when|quand|seit wann|bis wann|ab wann|(?:jusqu['’]à|pour|depuis|dès) quand)\b|\b(?:since|until|till|by|from) when\b|\b(wann|welche[mrns]? (?:datum|tag|jahr)|what (?:date|day|year)|which (?:date|day|year)|on what date|quelle date|à quelle date|en quelle année)\b/iu,
  ],
  [
    'number',
    /\b(wie ?viele?n?|wie hoch|wie groß|how many|how much|how high|how large|combien|longueur|hauteur|profondeur|length of|wie (?:teuer|oft|weit|stark|lang|tief|alt)|how (?:expensive|often|far|big|long(?! ago)|deep|tall|old)|was kostete?n?|what (?:does|do|did|will|would|has|have) [^?]* cost|welche[mrn]? (?:ergebnis|anzahl|summe|betrag|anteil|höhe|menge|fläche|länge|größe|kosten|preis|quote|rate)|what (?:share|number|amount|percentage|result|quantity|size|length|price|rate|(?:[\p{L}-]+ )?quota)|quel(?:le)? (?:quantité|montant|taille|longueur|prix|taux|part|quota)|number of|anzahl|prozent|expenditure|ausgaben)\b/iu,
  ],
  // "What was the turnout" is a question for a number by its noun.
  [
    'number',
    /\b(?:what|welche[rs]?|quel(?:le)?) (?:is|was|are|were|ist|war|est|était|a été|fut) (?:the |der |die |das |la |le |l['’])?(?:[\p{L}-]+ ){0,2}(?:turnout|population|length|height|depth|flow|distance|capacity|weight|speed|temperature|budget|costs?|price|ceiling|share|rate|inflation|unemployment|debt|deficit|gdp|superficie|débit|distance|capacité|poids|vitesse|coût|prix|plafond|taux|dette|chômage|\p{L}*(?:abfluss|durchfluss|menge|fläche|entfernung|kapazität|gewicht|geschwindigkeit|temperatur))\b/iu,
  ],
  [
    'person',
    /^(?:\P{L}*)(wer|wem|wen|wessen|who|whom|whose|qui)\b|\b(who conveyed|welche[rn]? (?:minister|abgeordnete|person)|by whom)\b/iu,
  ],
  [
    'place',
    /^(?:\P{L}*)(wo|wohin|woher|where|où)(?!\p{L})|\b(in welche[mrn]? (?:stadt|ort|land)|which (?:city|place|country))\b/iu,
  ],
  [
    'position',
    /\b(?:warum|weshalb|wieso|why|pourquoi)\b.*(?:\babgelehnt|\babzulehnen|\blehn\p{L}+ .*\bab\b|\bunterstütz|\bzustimm|\bzugestimmt|\bbefürwort|\breject|\boppos|\bsupport|\bagainst\b|\bin favou?r\b|\brefus|\brejet|\bsouten)|\b(position|haltung|steht|stand|fordert|forderte|forderten|demand(?:ed|s)?|bewertet|stance|view|meinung|bedingung|condition|think|thinks|denkt|denken|meint|meinen|pense(?:nt)?|say|says|said|sagt|sagte|erklärte|äußerte|dit)\b/iu,
  ],
];

/**
 * Works out what is asked, by rules alone; no model is needed.
 *
 * @param known language where it is known, as of one side of a comparison
 * @param acronyms short and long forms that the record defines
 */
export function analyseQuestion(
  asWritten: string,
  known?: string,
  acronyms: readonly Acronym[] = [],
): QuestionAnalysis {
  const language = known ?? identifyQuestionLanguage(asWritten);
  const explained = withoutExplanations(asWritten);
  const question = asOffice(explained.text);
  const found = words(question);
  const figures = findFigures(question);
  const defined = [...acronyms, ...explained.acronyms.filter(isNewTo(acronyms))];
  const others = otherNames(question, defined);
  const terms: string[] = [];
  const names: string[] = [];
  const seen = new Set<string>();
  found.forEach((written, index) => {
    // "Olvann's position" is about Olvann.
    const own = written.text.replace(/['’]s$/iu, '');
    const word = { ...written, text: language === 'de' ? asNoun(own) : own };
    // The words of a date or number ("27. Februar 2015") are met as a figure, however it is written.
    if (figures.some((figure) => figure.start < word.end && word.start < figure.end)) return;
    if (ARTICLE.test(written.text) && /^-\p{Lu}/u.test(question.slice(written.end))) return;
    if (isStopWord(word.text, language) || (word.text.length < 2 && !/\d/.test(word.text))) return;
    const key = word.text.toLowerCase();
    if (seen.has(key)) return;
    seen.add(key);
    terms.push(word.text);
    // "Kosovo military budget 2025": what begins a question is a name where it is known as one.
    if (/^\p{Lu}/u.test(written.text) && (index > 0 || others.has(word.text))) names.push(word.text);
  });
  const asked = new Set([...question.matchAll(ASKED)].map((match) => (match[1] ?? '').toLowerCase()));
  const atMost = new Set([...question.matchAll(AT_MOST)].map((match) => (match[1] ?? '').toLowerCase()));
  const role = roleIn(question, terms);
  const quantity = measuredIn(question, terms, language);
  const isOffice = role.some((word) => OFFICE_NOUN.test(word));
  const kind = isOffice ? 'person' : (KINDS.find(([, pattern]) => pattern.test(question))?.[0] ?? 'open');
  const sides = sidesOf(question, kind);
  const counted = countedIn(question, terms, language);
  const subject = subjectOf(question, terms);
  const actor = kind === 'person' && role.length === 0 ? actorAsked(question, { terms, language }) : null;
  const unit = unitAsked(question, quantity);
  const thing = kind === 'number' && unit === 'length' ? (thingMeasured(question) ?? []) : [];
  const isLimit = kind === 'number' && asksForLimit(question, quantity);
  const demandedBy = kind === 'number' ? demanderIn(question, terms, language) : null;
  // A ceiling is met by whatever sets one.
  const measured =
    quantity !== null && (isLimitNoun(quantity) || POSITION_NOUN.test(quantity))
      ? null
      : (quantity ?? (isLimit || demandedBy !== null ? whichNoun(question, terms) : null));
  return {
    language,
    wording: question,
    kind,
    terms,
    names,
    anchors:
      language !== 'de'
        ? names
        : // Who holds an office is asked of somewhere: "Präsident von Tamaria".
          names.filter((name) => (isOffice ? !role.includes(name) : /\p{Lu}{2}/u.test(name))),
    pairs: wordPairs(question),
    figures,
    asksFor: terms.filter(
      (term) =>
        asked.has(term.toLowerCase()) ||
        MANNER.test(term) ||
        atMost.has(term.toLowerCase()) ||
        (unit === 'duration' && TAKES_TIME.test(term)),
    ),
    asksForPresent: asksForPresent(question, figures),
    counted,
    measured,
    measuredOf:
      measuredOfIn(question, names, measured !== null || counted.length > 0) ??
      pricedIn(question, terms) ??
      terms.findLast((term) => thing.includes(term)) ??
      null,
    thing: terms.filter((term) => thing.includes(term)),
    unit: unit ?? unitAsked(question, measured),
    asksForLimit: isLimit,
    demandedBy,
    actor,
    asksForReason: asksForReason(question),
    role: kind === 'person' ? role : [],
    isOffice,
    headed: isOffice ? headedIn(question, terms) : null,
    // "Deutscher Botschafter in Athen": whose he is, is a name too.
    officePlaces: isOffice
      ? officePlacesOf(
          question,
          [...names, ...terms.filter((term) => !names.includes(term) && others.has(term))],
          role,
        )
      : [],
    predicate: predicateIn(question, subject, terms, language),
    subject,
    holder: holderOfPosition({ kind, terms }, question),
    parties: kind === 'comparison' ? partiesOf(question, terms) : [],
    topic: topicOf(question, kind, terms),
    otherNames: others,
    acronyms: defined,
    sides,
    parts: sides.length > 0 ? [] : partsOf(question, language),
  };
}

const isNewTo =
  (known: readonly Acronym[]) =>
  ({ short, long }: Acronym): boolean =>
    !known.some((one) => one.short === short && one.long.toLowerCase() === long.toLowerCase());

/** The Arabic article before a name: "al-Assad" is Assad. */
const ARTICLE = /^(?:a[dlnrstz]|e[dlnrstz]|ash|asch)$/iu;

/** The noun right behind an interrogative, where it names a kind of answer rather than a thing. */
const ASKED =
  /\b(?:welche[mnrs]?|was für (?:ein|eine|einen)|what|which|quel(?:le)?s?)\s+(datum|tag|jahr|monat|nummer|zahl|anzahl|ergebnis|summe|betrag|höhe|anteil|amt|name|namen|titel|date|day|year|month|number|result|outcome|amount|share|percentage|sum|office|name|title|année|jour|mois|numéro|nombre|résultat|montant|nom)\b/giu;

/** Words that say how the record is to be looked at, or how surely or lately, not what for. */
const MANNER =
  /^(stehen|steht|befinden|befindet|zuletzt|jetzt|derzeit|derzeitig\p{L}*|aktuell\p{L}*|voraussichtlich\p{L}*|geschätzt\p{L}*|ungefähr|genau\p{L}*|now|current(?:ly)?|estimated|approximate(?:ly)?|exact(?:ly)?|höchstens|mindestens|maintenant|désormais|estimée?s?|actuel\p{L}*|unterschied\p{L}*|unterscheide\p{L}*|vergleich\p{L}*|verglichen|haltung|standpunkt|position(?:s|en)?|differ(?:s|ed|ence|ences)?|compar\p{L}+|stances?|chang(?:e|ed|es)|veränder\p{L}*|différ\p{L}+)$/iu;

/** "How long does it **last**": the time is said without. */
const TAKES_TIME = /^(?:last(?:s|ed)?|take[ns]?|dauer(?:t|te|n|ten)|dur(?:e|ent|ait|é|era))$/iu;

/** "Au maximum": a maximum is asked for, nothing that is called one. */
const AT_MOST = /\bau\s+(maximum|minimum)\b/giu;

const COUNTED =
  /\b(?:wie ?viele?n?|how many|how much|combien d(?:e\s|['’])|(?:an)?zahl de[rs]|number of|nombre d(?:e\s|['’]))\s*((?:[\p{L}-]+\s*){1,3})/iu;

/** The words behind "how many", up to the noun in German, up to the first small word elsewhere. */
function countedIn(question: string, terms: readonly string[], language: string): string[] {
  const counted: string[] = [];
  for (const { text } of words(COUNTED.exec(question)?.[1] ?? '')) {
    if (!terms.includes(text)) break;
    counted.push(text);
    if (language === 'de' && /^\p{Lu}/u.test(text)) return [text];
  }
  return language === 'de' ? [] : counted.slice(0, 2);
}

const MEASURED =
  /\b(?:wie (?:hoch|groß) (?:ist|sind|war|waren|wird|liegt|lag)|wie (?:hat|haben) sich|how (?:high|large|big) (?:is|was|are|were)|how (?:has|have|did)|what (?:is|was|are|were))\s+(?:the|der|die|das)\s+((?:[\p{L}-]+\s*){1,4})/iu;

/** "Was kostet …", "what does … cost": the verb is the quantity; the German one is no form of its noun to a stemmer. */
const COSTS = /^kostete?n?$/iu;
/** "Wer leitet …": so with who heads something. */
const HEADS = /^leitete?n?$/iu;
const asNoun = (word: string): string => (COSTS.test(word) ? 'Kosten' : HEADS.test(word) ? 'Leiter' : word);
const COST =
  /(?<=^\P{L}*(?:was|wie ?viel) )kostete?n?\b|(?<=\b(?:what|how much) (?:does|do|did|will|would|has|have) [^?]*)\bcost\b|(?<=\bcombien )co[uû]t\p{L}+/iu;

/** The noun of the quantity: in German the first one, elsewhere the last word before a small one or the verb. */
function measuredIn(question: string, terms: readonly string[], language: string): string | null {
  const cost = COST.exec(question)?.[0];
  if (cost !== undefined) return COSTS.test(cost) ? 'Kosten' : cost;
  const behind = words(MEASURED.exec(question)?.[1] ?? '').map(({ text }) => text);
  if (language === 'de')
    return behind.find((word) => /^\p{Lu}/u.test(word) && terms.includes(word) && !COUNT.test(word)) ?? null;
  const end = behind.findIndex((word) => !terms.includes(word) || MANNER.test(word));
  return (end === -1 ? behind : behind.slice(0, end)).filter((word) => !COUNT.test(word)).at(-1) ?? null;
}

const WHICH =
  /\b(?:welche[mnrs]?|what|which|quel(?:le)?s?)\s+((?:[\p{L}-]+\s+){1,4}?)(?=(?:does|do|did|is|are|was|were|has|have|may|can|darf|dürfen|will|wollen|fordert\p{L}*|verlang\p{L}+|beanspruch\p{L}+|beantrag\p{L}+|für|von|an|in|for|of|on|pour|de|peut|veut|demande|exige|réclame|souhaite)\b)/iu;

/** "Welche **Quote** für", "what tuna **quota** does": the last word before a small one. */
function whichNoun(question: string, terms: readonly string[]): string | null {
  const noun = words(WHICH.exec(question)?.[1] ?? '').at(-1)?.text;
  return noun !== undefined && terms.includes(noun) ? noun : null;
}

const AT_END = /\b(?:von|of|in|de)\s+(?:(?:der|dem|the|la|le)\s+)?(\p{Lu}[\p{L}-]+)\s*\?*\s*$/u;

const HAS =
  /\b(?:does|do|did|hat|haben|hatte|hatten|besitzt|besitzen)\s+(?:(?:der|die|das|the)\s+)?(\p{Lu}[\p{L}-]+)(?=\s+(?:have|own|possess)\b|\s*\?*\s*$)/u;

function measuredOfIn(question: string, names: readonly string[], isQuantity: boolean): string | null {
  if (!isQuantity) return null;
  const owner = HAS.exec(question)?.[1];
  return owner !== undefined && names.includes(owner) ? owner : placeAtEnd(question, names);
}

const PRICED =
  /\b(?:preise?|kosten|prices?|costs?|prix|coûts?)\s+(?:für|von|of|for|du|des|de|d['’])\s*(?:(?:den|die|das|der|einen?|the|an?|la|le|les|une?)\s+|l['’])?([\p{L}-]+)/iu;

/** "Was kostet die **Fähre**", "how much will the toll **road** cost", "combien coûte le **pont**". */
const COSTING =
  /(?<=^\P{L}*(?:was|wie ?viel) )kostete?n?\s+(?:(?:der|die|das|ein|eine|den|dem)\s+)?(?:\p{Ll}+e[nrsm]?\s+)*(\p{Lu}[\p{L}-]+)|\b(?:what|how much) (?:does|do|did|will|would|has|have) (?:(?:the|an?) )?(?:[\p{L}-]+ )*?([\p{L}-]+) (?:(?:in|of|for|at|on|to|from|between|near) [^?]*? )?cost\b|\bcombien (?:va )?co[uû]t\p{L}+\s+(?:(?:le|la|les|une?)\s+|l['’])?([\p{L}-]+)/iu;

/** What has the price that is asked for: the price of bread is not that of a power line. */
function pricedIn(question: string, terms: readonly string[]): string | null {
  const thing = PRICED.exec(question)?.[1] ?? COSTING.exec(question)?.slice(1).find(Boolean);
  return terms.find((term) => term === thing) ?? null;
}

function placeAtEnd(question: string, names: readonly string[]): string | null {
  const name = AT_END.exec(question)?.[1];
  return name !== undefined && names.includes(name) ? name : null;
}

const ROLE =
  /^\P{L}*(?:wer (?:ist|war|wird|wurde)|wie (?:heißt|hieß|lautet der name)|(?:(?:der|den) )?name (?:der|des)(?= )|who (?:is|was|became)|(?:what (?:is|was) )?(?:the )?name of|who['’]s|qui (?:est|était)|comment s['’]appel(?:le|ait))\s+(?:(?:(?:im jahre?|in|en)\s+)?\d{4}\s+)?(?:the\s+|der\s+|die\s+|das\s+|des\s+|le\s+|la\s+)?(?:[\p{L}-]+['’]s?\s+)?((?:[\p{L}.-]+\s*){1,6})/iu;

/** Says which holder of the office, not which office. */
const WHICH_HOLDER =
  /^(?:first|last|final|new|next|former|previous|(?:erste|letzte|neue|nächste|frühere|ehemalige|damalige|heutige)[rn]?|premi(?:er|ère)|derni(?:er|ère)|nouveau|nouvelle|ancien(?:ne)?)$/iu;

/** The words behind "who is", up to a small word. */
function roleIn(question: string, terms: readonly string[]): string[] {
  // The letters of "U.S." end nothing.
  const behind = words(ROLE.exec(question)?.[1] ?? '')
    .map(({ text }) => text)
    .filter((text) => text.length > 1 && !WHICH_HOLDER.test(text) && !MANNER.test(text));
  const end = behind.findIndex((word) => !terms.includes(word));
  const role = end === -1 ? behind : behind.slice(0, end);
  // "Kelmars Außenminister": whose office it is is no part of it.
  return role.some((word) => OFFICE_NOUN.test(word))
    ? role.filter((word) => !/^\p{Lu}(?:.*s|[\p{Lu}\d]+)$/u.test(word) || OFFICE_NOUN.test(word))
    : role;
}

/** The names of the question up to where it says more of the holder ("the president **who studied at** …"). */
function officePlacesOf(question: string, names: readonly string[], role: readonly string[]): string[] {
  const [clause = ''] = question.split(
    /[,;]|(?<=\S\s+)(?:who|that|which|when|while|whose|during|qui|dont)\s/iu,
  );
  const told = new Set(words(clause).map(({ text }) => text.replace(/['’]s$/iu, '')));
  return names.filter((name) => told.has(name) && !role.includes(name) && !OFFICE_NOUN.test(name));
}

/** "Number of": what is counted is named behind it. */
const COUNT = /^(?:zahl|anzahl|number|nombre)$/iu;

const PARTIES = /\b(\p{Lu}[\p{L}-]+)\s+(?:und|and|et)\s+(?:(?:der|die|das|the|la|le)\s+)?(\p{Lu}[\p{L}-]+)/u;
function partiesOf(question: string, terms: readonly string[]): string[] {
  const [, one, other] = PARTIES.exec(question) ?? [];
  return [one, other].filter((name) => name !== undefined).filter((name) => terms.includes(name));
}

const YES_OR_NO =
  /^\P{L}*(?:ist|sind|war|waren|wird|werden|wurde|hat|haben|hatte|kann|darf|will|gehört|gilt|unterstützt|is|are|was|were|will|has|have|had|does|do|did|can|may|est-ce que|est|sont|a)\s+(?:(?:der|die|das|the|la|le|les)\s+|l['’]\s*)?(\p{Lu}[\p{L}-]+)/iu;

function subjectOf(question: string, terms: readonly string[]): string | null {
  const subject = YES_OR_NO.exec(question)?.[1];
  return subject !== undefined && /^\p{Lu}/u.test(subject) && terms.includes(subject) ? subject : null;
}

const SPOKEN = /\b(?:about|on|regarding|concerning|über|zu[rm]?|au sujet d(?:e|u|es)|sur)\s+(.+)$/iu;

/** The words behind "about" in a question for what somebody said. */
function topicOf(question: string, kind: AnswerKind, terms: readonly string[]): string[] {
  if (kind !== 'position') return [];
  const told = new Set(words(SPOKEN.exec(question)?.[1] ?? '').map(({ text }) => text));
  return terms.filter((term) => told.has(term));
}

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
