import type { TextItem } from './text-item.ts';

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;
const LEFT_TO_RIGHT = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u;
const MIRRORED: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '<': '>',
  '>': '<',
};

/** Letters as they look at the end or in the middle of a word → the letter itself; ligatures → their letters. */
export const toPlainLetters = (text: string): string =>
  text.replace(/[\ufb1d-\ufdff\ufe70-\ufefc]+/g, (forms) => forms.normalize('NFKC'));

/** True when most letters of these runs are read from right to left. */
export function isRightToLeft(items: readonly TextItem[]): boolean {
  let right = 0;
  let left = 0;
  for (const { text } of items) {
    if (RIGHT_TO_LEFT.test(text)) right += text.length;
    else if (/\p{L}/u.test(text)) left += text.length;
  }
  return right > left;
}

const isMark = (text: string): boolean => text.length <= 4 && /^\s*\p{M}+\s*$/u.test(text);

/**
 * Arabic and Hebrew vowel signs that were drawn by themselves, each moved to the left edge of its letter: read from the
 * right it then follows it. The letter is the one drawn next, if it is near: signs over narrow letters reach over their
 * neighbour. A space that the reader of the file put before a sign goes.
 *
 * @param items in the order of the file
 */
export function seatMarks(items: readonly TextItem[]): readonly TextItem[] {
  if (!items.some(({ text }) => isMark(text))) return items;
  return items.map((item, index) => {
    if (!isMark(item.text)) return item;
    const next = items[index + 1];
    const letter =
      next && stands(item, next, item.size * 0.3) ? next : items.find((other) => stands(item, other, 0));
    if (!letter) return item;
    return { ...item, text: item.text.trim(), x: letter.x - 0.01, width: 0, spaced: false };
  });
}

/** Whether a sign stands over a letter, or at most `beside` away from it. */
const stands = (mark: TextItem, { text, x, y, width }: TextItem, beside: number): boolean =>
  RIGHT_TO_LEFT.test(text) &&
  !isMark(text) &&
  mark.x >= x - beside &&
  mark.x <= x + width + beside &&
  Math.abs(mark.y - y) < mark.size;

/**
 * Runs of one line, given from left to right, in the order in which a person reads Arabic or Hebrew: from the right,
 * with figures and foreign words in their own order. A run holds its letters in reading order already.
 */
export function readingOrder(items: readonly TextItem[]): TextItem[] {
  const ordered: TextItem[] = [];
  let foreign: TextItem[] = [];
  const close = (): void => {
    // What stands between two foreign runs belongs to them; what follows the last one does not.
    const last = foreign.findLastIndex(({ text }) => LEFT_TO_RIGHT.test(text));
    ordered.push(
      ...foreign
        .slice(0, last + 1)
        .reverse()
        .map(turnSigns),
      ...foreign.slice(last + 1).map(mirror),
    );
    foreign = [];
  };
  for (const item of [...items].reverse()) {
    const own = RIGHT_TO_LEFT.test(item.text);
    if (!own && (foreign.length > 0 || LEFT_TO_RIGHT.test(item.text))) foreign.push(item);
    else {
      close();
      ordered.push(own ? item : mirror(item));
    }
  }
  close();
  return ordered;
}

/** Brackets are drawn the other way round than they are meant. */
const mirror = (item: TextItem): TextItem => ({
  ...item,
  text: item.text.replace(/[()[\]{}<>]/g, (bracket) => MIRRORED[bracket] ?? bracket),
});

/** Signs around a figure were written left to right with it, but belong to the text around. */
function turnSigns(item: TextItem): TextItem {
  const [, before = '', figure = '', after = ''] =
    /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}%]*)$/su.exec(item.text) ?? [];
  if (/\p{L}/u.test(figure) || before + after === '') return item;
  const turned = (signs: string): string => mirror({ ...item, text: [...signs].reverse().join('') }).text;
  return { ...item, text: turned(after) + figure + turned(before) };
}
