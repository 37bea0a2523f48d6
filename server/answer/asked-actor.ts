import { type Figure, type Word, words } from '../text/index.ts';
import { freshNames } from './fresh-names.ts';
import { matchableWord, matchTranslated, type Variants } from './match-terms.ts';

/** Who is asked to have done something. */
export interface AskedActor {
  /** The verb, as a term of the question; null where none was found. */
  readonly act: string | null;
  /** Whether it is a deed that is charged to somebody, and denied. */
  readonly isDeed: boolean;
}

const DEED_EN =
  'shell(?:ed|ing)?|bomb(?:ed|ing|arded)?|kill(?:ed|ing|s)?|murder(?:ed|s)?|assassinated?|attack(?:ed|s)?|fired|shot|destroyed|poisoned|sabotaged|hacked|abducted|kidnapped|raided|massacred';
const DEED_DE =
  'beschoss(?:en)?|beschieß\\p{L}+|beschuss|bombardier\\p{L}+|töte\\p{L}*|getötet\\p{L}*|ermord\\p{L}+|angegriffen\\p{L}*|überf(?:allen|iel\\p{L}*)|zerstör\\p{L}+|vergiftet\\p{L}*|sabotier\\p{L}+|gehackt|entführ\\p{L}+|geschossen|erschossen|gesprengt';
const DEED_FR =
  'bombard\\p{L}+|tués?|tuées?|tirés?|assassin\\p{L}+|attaqu\\p{L}+|détrui\\p{L}+|empoisonn\\p{L}+|sabot\\p{L}+|enlevés?';
const DEED = new RegExp(`^(?:${DEED_EN}|${DEED_DE}|${DEED_FR})$`, 'iu');

/** Asks for the one who acts; "whom", "wem", "whose" and "who did he support" ask for another. */
const ASKS =
  /^\P{L}*(?:who(?! (?:did|do|does)(?!\p{L}))|wer|qui(?! est-ce que))(?!\p{L})|\bby whom\b|\bvon wem\b|\bpar qui\b/iu;
/** "Who were the advisers?" */
const IS_ASKED = /^\P{L}*(?:who (?:are|were)|wer (?:sind|waren)|qui (?:sont|étaient))(?!\p{L})/iu;
const HAS = /^\P{L}*wer\s+(?:hat|haben|hatte|ist|sind|war|wird|soll|will|kann|darf)(?!\p{L})/iu;

/** The verb of a question for who did something: in German at the end behind "hat", elsewhere the first one. */
export function actorAsked(
  question: string,
  { terms, language }: { terms: readonly string[]; language: string },
): AskedActor | null {
  if (!ASKS.test(question) || IS_ASKED.test(question)) return null;
  const verbs = terms.filter((term) => /^\p{Ll}/u.test(term));
  const act = (language === 'de' && HAS.test(question) ? verbs.at(-1) : verbs[0]) ?? null;
  return { act, isDeed: verbs.some((verb) => DEED.test(verb)) };
}

/** To whom a deed is charged, who denies it, or that nobody could be named. */
const CHARGED =
  /(?<!\p{L})(?:responsible|(?:claim\p{L}*|bear\p{L}*|den\p{L}+|accept\p{L}*) (?:\p{L}+ )?responsibility|attribut(?:e[ds]?|ing)|blam(?:e[ds]?|ing)|accus(?:e[ds]?|ing)|verantwortlich\p{L}*|(?:übernahm|übernimmt|trägt|tragen)(?: \p{L}+)* Verantwortung|zugeschrieben|zuschreib\p{L}+|zugeordnet|zuordnen|beschuldig\p{L}+|bezichtig\p{L}+|bekannte\p{L}* sich|weist? (?:dies|das|den|die) (?:\p{L}+ )?zurück|responsables?|attribu(?:é|ée|er|ent)|accus(?:e|ent|é|ée|er)|revendiqu\p{L}+|imput\p{L}+)(?!\p{L})/iu;

/** Before a participle of its verb: somebody suffers it. */
const PASSIVE =
  /(?<!\p{L})(?:is|are|was|were|been|being|be|wird|werden|wurden?|worden|est|sont|était|étaient|fut|furent|été|être)(?:\s+(?:also|then|first|not|reportedly|\p{L}+ly))?\s+$/iu;
const PASSIVE_DE = /(?<!\p{L})(?:wird|werden|wurden?|worden)(?!\p{L})/iu;
const BY =
  /(?<!\p{L})(?:by|von|vom|durch|par|at the request of|on the initiative of|auf (?:bitte|antrag|wunsch|vorschlag|initiative|betreiben)(?: (?:von|der|des))?|à la demande d(?:e|u)|sur proposition d(?:e|u))\s+/giu;
const REQUESTED =
  /(?<!\p{L})(?:at the request of|on the initiative of|auf (?:bitte|antrag|wunsch|vorschlag|initiative|betreiben)|à la demande d|sur proposition d)(?!\p{L})/iu;
const ASKED_FOR =
  /^(?:request\p{L}*|ask\p{L}*|propos\p{L}*|initiat\p{L}*|suggest\p{L}*|beantrag\p{L}*|gebeten|erbeten|bat|vorgeschlagen|verlangt\p{L}*|gefordert\p{L}*|gewünscht|demand\p{L}*|initi\p{L}*)$/iu;
const BY_REACH = 60;

/** Persons and bodies that act, where they have no name. */
const BODY =
  /(?<!\p{L})(?:government|authorit(?:y|ies)|army|forces?|troops|militia|police|rebels?|fighters?|separatists?|soldiers?|gunmen|coast guard|committee|council|commission|party|parties|delegations?|scientists?|workers?|regierung|behörden?|armee|streitkräfte|truppen|miliz\p{L}*|polizei|rebellen|kämpfer\p{L}*|separatisten|soldaten|küstenwache|ausschuss|rat|kommission|partei\p{L}*|fraktion\p{L}*|gouvernement|autorités?|armée|forces|troupes|milices?|police|rebelles?|combattants?|séparatistes?|soldats?|comité|conseil|parti)(?!\p{L})/iu;
const PRONOUN = /(?<!\p{L})(?:he|she|they|we|er|sie|wir|ils?|elles?|nous)(?!\p{L})/iu;

interface Said {
  readonly text: string;
  readonly figures: readonly Figure[];
  readonly language: string;
}

/**
 * Whether a sentence names somebody in the role asked for: 1 as who does it, 0 somebody in a role unknown, −1 nobody, or only
 * whom it befell.
 *
 * @param terms of the question
 */
export function tellsActor(
  { act, isDeed }: AskedActor,
  { text, figures, language }: Said,
  terms: readonly string[],
  variants: Variants,
): -1 | 0 | 1 {
  if (isDeed && CHARGED.test(text)) return 1;
  const fresh = freshNames(text, { terms, figures, language }, variants);
  const isSomebody = (from: number, to: number): boolean =>
    fresh.some(({ start, end }) => start >= from && end <= to) ||
    BODY.test(text.slice(from, to)) ||
    PRONOUN.test(text.slice(from, to));
  const verb = words(text).find(
    (word) =>
      !isNoun(text, word, language) &&
      ((act !== null && matchTranslated(act, matchableWord(word.text), variants) >= SAME_VERB) ||
        (isDeed && DEED.test(word.text))),
  );
  if (isDeed && BY_NOUN.test(text)) return 1;
  // "On the request of Larnia" says who asked for it.
  if (act !== null && ASKED_FOR.test(act) && REQUESTED.test(text)) return 1;
  if (verb === undefined) return isDeed || !isSomebody(0, text.length) ? -1 : 0;
  const clause = clauseAround(text, verb.start, verb.end);
  const isPassive =
    PASSIVE.test(text.slice(0, verb.start)) ||
    (language === 'de' && PASSIVE_DE.test(text.slice(clause.start, clause.end)));
  const agents = [...text.slice(clause.start, clause.end).matchAll(BY)].map(({ index, 0: cue }) => {
    const start = clause.start + index + cue.length;
    return isSomebody(start, Math.min(clause.end, start + BY_REACH));
  });
  if (agents.includes(true)) return 1;
  if (isPassive) return -1;
  const before = text.slice(clause.start, verb.start);
  const acts =
    language !== 'de'
      ? isSomebody(clause.start, verb.start)
      : isDeed
        ? isSomebody(clause.start, clause.start + frontOf(before).length) ||
          BODY.test(text.slice(verb.end, verb.end + RIGHT_BEHIND))
        : isSomebody(clause.start, clause.end);
  return acts ? 1 : isDeed ? -1 : 0;
}

const SAME_VERB = 0.6;
/** "Am 9. Mai töteten **Kämpfer** …" */
const RIGHT_BEHIND = 30;

/** "The shelling", "der Beschuss", "die Getöteten": what was done, told as a thing. */
const isNoun = (text: string, { text: word, start }: Word, language: string): boolean =>
  language === 'de'
    ? /^\p{Lu}/u.test(word)
    : /(?<!\p{L})(?:the|an?|this|that|any|of|la|les?|une?|cette?|ces|d[eu]s?|[ld]['’])\s*$/iu.test(
        text.slice(0, start),
      );

/** Where it came from: "Beschuss aus sorvanischen Stellungen", "the attack by rebels". */
const BY_NOUN =
  /(?<!\p{L})(?:beschuss|angriffe?s?|feuer) (?:durch|aus|von) (?:\p{L}+ )?\p{Lu}\p{L}+|(?<!\p{L})(?:shelling|attacks?|fire|bombing|killings?) (?:by|from) (?!\d)|(?<!\p{L})(?:attaques?|tirs?|bombardements?) (?:par|d['’]|depuis|des) \p{L}+/iu;

/** In German the subject of a deed stands before its verb, and so does a day or a place; elsewhere in the clause of others. */
function frontOf(before: string): string {
  const front = before.split(/(?<!\p{L})(?:hat|haben|hatten?)(?!\p{L})/iu)[0] ?? before;
  return /^\s*(?:am|an|auf|bei|beim|in|im|nach|seit|um|gegen|vor|während|zum|zur|dort|dabei)(?!\p{L})/iu.test(
    front,
  )
    ? ''
    : front;
}

/** From one semicolon, dash or full stop to the next. */
function clauseAround(text: string, from: number, to: number): { start: number; end: number } {
  const before = [...text.slice(0, from).matchAll(/[;:.](?=\s)|[–—]/gu)].at(-1);
  const behind = text.slice(to).search(/[;:.](?=\s|$)|[–—]/u);
  return {
    start: before === undefined ? 0 : before.index + before[0].length,
    end: behind === -1 ? text.length : to + behind,
  };
}
