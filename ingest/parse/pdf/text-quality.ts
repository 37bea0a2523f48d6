import { LRUCache } from 'lru-cache';
import { isStopWord, stopWordShare } from '../../../server/text/index.ts';

export interface TextQuality {
  /** 0 (signs in a row) to 1 (writing). */
  readonly score: number;
  /** Words that could be words of a language. */
  readonly readable: number;
  /** Words of at least two letters. */
  readonly words: number;
}

/** Enough words to tell running text from a list of names. */
const RUNNING = 60;
const SAMPLE = 3_000;
/** Control, private-use and replacement characters, and letters of no living European orthography. */
const STRANGE =
  /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufffd\ue000-\uf8ff\u0182-\u018e\u0190-\u019f\u01a2-\u01ae\u01b1-\u01cc\u01dd-\u01e3]/g;
const VOWEL = /[aeiouyà-æè-ïò-öøù-ýāăąēĕėęěīĭįıōŏőūŭůűų]/iu;

/**
 * How much a text looks like language: strange characters, words that nobody can speak, capitals inside words, and
 * in running German, English or French the share of stop words (0.35 to 0.5 where all is well, below 0.02 in
 * shifted codes). The same measure decides between a text layer and text recognition.
 */
export function judgeText(text: string): TextQuality {
  const words = (
    text.match(/[\p{L}\p{M}\u0000-\u0008\u000e-\u001f\u0080-\u009f\ue000-\uf8ff]{2,}/gu) ?? []
  ).slice(0, SAMPLE);
  if (words.length === 0) return { score: text.trim() === '' ? 0 : 0.5, readable: 0, words: 0 };
  const readable = words.filter(isSpeakable).length;
  const characters = words.join('').length;
  const strange = words.join('').match(STRANGE)?.length ?? 0;
  const shape = (readable / words.length) * Math.max(0, 1 - (4 * strange) / characters);
  return { score: shape * languageFactor(words), readable, words: words.length };
}

/** 1 where nothing speaks against the text; less where prose of Latin letters holds no small words at all. */
function languageFactor(words: readonly string[]): number {
  const latin = words.filter((word) => /^\p{Script=Latin}+$/u.test(word));
  const lower = latin.filter((word) => /^\p{Ll}+$/u.test(word));
  // Lists of names and tables are written with capitals; prose is not, and prose has small words.
  if (latin.length < RUNNING || lower.length < latin.length * 0.4) return 1;
  const share = Math.max(...['de', 'en', 'fr'].map((language) => stopWordShare(latin, language)));
  if (share >= 0.12) return 1;
  const short = lower.filter((word) => word.length <= 3).length / latin.length;
  // Other languages have other small words, but they have many of them.
  return short > 0.15 ? 0.85 : 0.35 + share * 4;
}

/** The words of one document come back on every page, those of one language in every document. */
const known = new LRUCache<string, boolean>({ max: 20_000 });

/** False for what no language of Latin letters writes; other scripts are not judged. */
function isSpeakable(word: string): boolean {
  if (word.length > LONG_WORD) return judgeWord(word);
  let speakable = known.get(word);
  if (speakable === undefined) {
    speakable = judgeWord(word);
    known.set(word, speakable);
  }
  return speakable;
}

/** Longer ones are rare and not worth their room. */
const LONG_WORD = 40;

function judgeWord(word: string): boolean {
  if (STRANGE.test(word)) {
    STRANGE.lastIndex = 0;
    return false;
  }
  if (!/\p{Script=Latin}/u.test(word)) return true;
  if (/\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)) return false;
  if (word.length <= 3 || isStopWord(word)) return true;
  if (/\p{Ll}\p{Lu}{2}|\p{Ll}\p{Lu}\p{Ll}*\p{Lu}/u.test(word)) return false;
  if (!VOWEL.test(word)) return /^\p{Lu}+$/u.test(word) && word.length <= 6;
  return !/[bcdfghjklmnpqrstvwxz]{7,}/i.test(word) && !/(.)\1{3,}/u.test(word);
}
