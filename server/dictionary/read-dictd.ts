import { gunzipSync } from 'node:zlib';
import type { WordPairs } from './word-pairs.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const MOST_BYTES = 200 * 1024 * 1024;

/**
 * The format of dictd, as in Debian's FreeDict packages: an index of "headword<TAB>offset<TAB>length" in base 64 digits,
 * and one gzip file of articles: the headword with its pronunciation, then translations, one a line.
 */
export function readDictd(index: string, compressed: Uint8Array, pairs: WordPairs): void {
  const articles = gunzipSync(compressed, { maxOutputLength: MOST_BYTES });
  const seen = new Set<number>();
  for (const line of index.split('\n')) {
    const [headword, offset, length] = line.split('\t');
    if (headword === undefined || offset === undefined || length === undefined) continue;
    const start = number(offset);
    if (/^00database/.test(headword) || seen.has(start)) continue;
    seen.add(start);
    const article = articles.subarray(start, start + number(length)).toString('utf8');
    const [title, ...rest] = article.split('\n');
    const entry = (title ?? headword).replace(/\s*[/<].*$/, '').trim();
    const translations = rest
      .filter((text) => text.trim() !== '' && !/^\s{3,}|^\s*(see|synonym|note)/i.test(text))
      .flatMap((text) => text.split(/[,;]/))
      .map((text) => text.replace(/^\s*\d+\.\s*|\([^)]*\)|\[[^\]]*\]|<[^>]*>/g, ' ').trim())
      .filter((text) => text !== '');
    pairs.add(entry, translations);
  }
}

function number(digits: string): number {
  let value = 0;
  for (const digit of digits) value = value * 64 + DIGITS.indexOf(digit);
  return value;
}
