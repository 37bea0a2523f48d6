import { isStopWord, words } from '../text/index.ts';

/** "(see table 2)" stands beside what a sentence says. */
const BRACKETS = /\([^()]{0,200}\)/gu;

const ANSWER_TO_QUESTION =
  /(?:\b(?:siehe|vgl\.|vergleiche|verweis(?:t|en)|Verweis)\b.{0,120}\bAntwort(?:en)?\b.{0,60}\bFragen?\b)|(?:\bAntwort(?:en)?\b.{0,160}\bverwiesen\b)|(?:\b(?:see|refers?|referred)\b.{0,120}\b(?:answer|reply|response)s?\b.{0,60}\bquestions?\b)|(?:\b(?:voir|renvo(?:ie|yé|yée))\b.{0,120}\bréponses?\b.{0,60}\bquestions?\b)/isu;

/**
 * "Die Position ist bekannt, vergleiche die Antwort zu Frage 24": the answer stands elsewhere. Parliamentary answers are
 * full of such sentences, which carry every word of the question and nothing besides.
 */
export const isPointer = (text: string): boolean => ANSWER_TO_QUESTION.test(text.replace(BRACKETS, ' '));

const PLACE_AND_DAY =
  /^\p{Lu}[\p{L} ./-]{1,40}, (?:den |le |the )?\d{1,2}(?:\.|st|nd|rd|th|er)? ?[\p{L}\d.]{1,12} \d{4}\b/u;
/** A signature names a few people; what is longer tells something. */
const LONGEST_SIGNATURE = 300;

/** "Berlin, den 16. Februar 2016 / names": under what a paper says, and no part of it. */
export const isSignature = (text: string): boolean =>
  text.length <= LONGEST_SIGNATURE && PLACE_AND_DAY.test(text.trim()) && !/[.!?]["”“»]*$/u.test(text.trim());

const TITLE_RUN =
  /^(?:[–-]\s*)?(?:[\d/]+\s+)?(?:und\s+)?(?:de[rsmn]|die|das|zu[rm]?|auf|von|über|gemäß|nach|für|namens)\s(?!.*\szu\s\p{Ll}+en[.;,]?$)(?!.*[;,]$)/su;

/**
 * "zu dem Vorschlag für einen Beschluss des Rates …": the lines between the titles of a German paper, which carry every word of
 * a question for it and say nothing. A demand in a list ("die Verhandlungen zu beenden;") begins in the same way.
 */
export const isTitleRun = (text: string, language: string): boolean =>
  language === 'de' && TITLE_RUN.test(text.trim());

/** Names in a list, and words that are more than small ones. */
const LISTED = 3;

/** "Anna Berg, Ole Thiel, Dr. Ida Maro und der Fraktion": who moved a paper, without a word of what they want. */
export const isNameList = (text: string, language: string): boolean =>
  text.split(',').length >= LISTED &&
  words(text).every(({ text: word }) => /^\p{Lu}/u.test(word) || isStopWord(word, language));

/** "Der Deutsche Bundestag fordert die Bundesregierung auf,", "stellt fest:": what is said comes behind it. */
export const isLeadIn = (text: string): boolean => /(?:[:,]|\bauf)$/u.test(text.trim());

const STAGE =
  /^\((?:(?:Anhaltender|Lebhafter|Vereinzelt|Demonstrativer) )?(?:Beifall|Zurufe?|Heiterkeit|Lachen|Widerspruch|Unruhe|Gegenruf|Applause|Laughter|Cheers|Interruption|Applaudissements|Rires|Exclamations|[^()[\]]{3,60} \[[^\]]{2,40}\]:)/iu;

/** "(Beifall bei der LINKEN)", "(Dr. X [SPD]: Doch!)": what the record of a debate notes between the words of a speaker. */
export const isStageNote = (text: string): boolean => STAGE.test(text.trim());

/**
 * "7. Wie viele Anträge wurden abgelehnt?": parliamentary papers and lists of talking points put the reader's own question
 * before the answer to it, with every word that he asks for. One inside quotation marks is told by somebody.
 */
export const asksItself = (text: string): boolean => /\?\s*$/u.test(text) && !/["„“”«»]/u.test(text);
