import type { Figure } from '../text/index.ts';
import { freshNames } from './fresh-names.ts';
import type { Variants } from './match-terms.ts';

/** Before where something is: "in Halm", and "the seat is Halm". */
const LOCATIVE =
  /(?<!\p{L})(?:is|are|was|were|ist|sind|war|liegt|est|sont|était|in|im|ins|an|am|auf|aus|bei|beim|nach|nahe|vor|hinter|unter|neben|zwischen|entlang|gegenüber|at|on|near|from|to|into|along|between|across|outside|inside|under|above|behind|beyond|around|off|of|à|au|aux|en|dans|sur|sous|chez|près d[eu]s?|vers|entre|depuis|hors d[eu]s?)\s+(?:(?:der|die|das|den|dem|des|einem|einer|the|a|an|la|le|les|une?|its|their|his|her|seine[mnr]?|ihre[mnr]?|son|sa|leur)\s+|l['’])?(?:\p{Ll}[\p{L}-]*\s+){0,2}$/iu;
/** "On flat grass", "at the bottom of": where there is no name, in English and French. */
const THING_AT =
  /(?<!\p{L})(?:in|on|at|near|inside|under|above|behind|beyond|dans|sur|sous|chez|près d[eu]s?)\s+(?!(?:19|20)?\d|time|addition|fact|order|general|particular|case|favou?r|part)\p{Ll}/u;
const SOMEWHERE =
  /(?<!\p{L})(?:north|south|east|west|northern|southern|eastern|western|coast|border|abroad|offshore|upstream|downstream|capital|norden|süden|osten|westen|nördlich\p{L}*|südlich\p{L}*|östlich\p{L}*|westlich\p{L}*|küste|grenze|ausland|hauptstadt|nord|sud|est|ouest|côte|frontière|étranger|capitale|(?:areas?|regions?|provinces?|districts?|cit(?:y|ies)|towns?|villages?|countr(?:y|ies)|valleys?|mountains?|islands?|university|school|church|hospital|villes?|pays|régions?|îles?|vallées?|université|école|église|hôpital))(?!\p{L})/iu;

/** Whether a sentence says of a place that the question does not state. */
export function tellsPlace(
  { text, figures, language }: { text: string; figures: readonly Figure[]; language: string },
  terms: readonly string[],
  variants: Variants,
): boolean {
  if (SOMEWHERE.test(text) || THING_AT.test(text)) return true;
  return freshNames(text, { terms, figures, language }, variants).some(({ start }) =>
    LOCATIVE.test(text.slice(Math.max(0, start - 60), start)),
  );
}
