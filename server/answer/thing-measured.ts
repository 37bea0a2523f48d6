import { OFFICE_NOUN } from './office-noun.ts';

/** The noun that the others belong to: the first in French, the last elsewhere. */
const headOf = (thing: readonly string[], question: string): string =>
  thing.at(/(?<!\p{L})(?:longueur|hauteur|profondeur|largeur)(?!\p{L})/iu.test(question) ? 0 : -1) ?? '';

/** "How long was she president?" */
const IS_SOMEBODY = /^(?:he|she|they|we|you|i|er|sie|wir|ich)$/iu;

const ARTICLE = String.raw`(?:(?:the|der|die|das|den|dem|des|ein|eine|an?|la|le|les|une?)\s+|l['’])?`;
/** "How long is the **Orva river**", "wie lang ist die neue **Brücke** in", "quelle est la longueur du **pont**". */
const IS_LONG = new RegExp(
  String.raw`(?:how (?:long|tall|deep|wide)|wie (?:lang|tief|breit)) (?:is|are|was|were|ist|sind|war|waren)\s+${ARTICLE}([\p{L}\s-]+)`,
  'iu',
);
/** Anything may be high; these are so in metres. */
const IS_HIGH = new RegExp(
  String.raw`(?:how high|wie hoch) (?:is|are|was|were|ist|sind|war|waren)\s+${ARTICLE}((?:[\p{L}-]+\s+)*?[\p{L}-]*(?:tower|dam|mountain|hill|peak|building|wall|bridge|mast|dike|levee|monument|turm|damm|berg|gipfel|gebäude|mauer|brücke|mast|deich|denkmal|wehr)e?s?)(?!\p{L})`,
  'iu',
);
const LENGTH_OF = new RegExp(
  String.raw`\b(?:length|height|depth|width|länge|tiefe|breite|longueur|hauteur|profondeur|largeur)\s+(?:of|von|vom|der|des|du|de|d['’])\s*${ARTICLE}([\p{L}\s-]+)`,
  'iu',
);
/** Behind the thing: where it is, or that it is done to ("how long is the road **closed**") and so told in time. */
const BEHIND_THING =
  /\s(?:of|in|on|at|between|from|near|von|bei|im|am|zwischen|an|auf|de|du|des|à|au|entre|sur)\s.*$/iu;
/**
 * What takes time rather than room: terms, meetings, states. Nouns made of a verb mostly do; those that stand for a thing are
 * named.
 */
const LASTS =
  /(?:mandate?|amtszeit|laufzeit|frist|periode|phase|sitzung|tagung|pause|waffenruhe|feuerpause|krieg|konflikt|krise|wahlkampf|besuch|aufenthalt|reise|fahrt|flug|verfahren|prozess|streik|film|rede|zeit|dauer|verbot|embargo)$|^(?:terms?|period|phase|session|meeting|round|talks?|break|truce|ceasefire|war|conflict|crisis|campaign|visit|stay|trip|journey|flight|procedure|process|delay|deadline|notice|strike|film|speech|ban|embargo|wait|durée|délai|séance|trêve|guerre|conflit|crise|campagne|visite|séjour|voyage|vol|procédure|grève|discours)$|(?:tung|lung|rung|gung|nung|dung|zung|sung|tion|sion)$|^(?:closed|open|valid|suspended|banned|gesperrt|geschlossen|offen|gültig|ausgesetzt|verboten|fermée?|ouverte?|valable)$/iu;

const STANDS =
  /(?:leitung|siedlung|festung|wohnung|kreuzung|mündung|station|section|fortification|installation|plantation)$/iu;

/** Whether it is a time that something is long, not a length: of terms, meetings and states, and of who is in office. */
export const isOfTime = (thing: readonly string[], question: string): boolean => {
  const head = headOf(thing, question);
  return (
    thing.some((word) => OFFICE_NOUN.test(word) || IS_SOMEBODY.test(word)) ||
    (LASTS.test(head) && !STANDS.test(head))
  );
};

/** What is asked to be long, as words; null elsewhere. */
export function thingMeasured(question: string): readonly string[] | null {
  const told = IS_LONG.exec(question)?.[1] ?? IS_HIGH.exec(question)?.[1] ?? LENGTH_OF.exec(question)?.[1];
  if (told === undefined) return null;
  const thing = ` ${told}`.replace(BEHIND_THING, '').split(/\s+/u).filter(Boolean);
  return thing.length === 0 ? null : thing;
}
