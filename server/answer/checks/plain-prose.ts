import type { InterfaceLanguage } from '../../domain/index.ts';

const REMOVED: Readonly<Record<InterfaceLanguage, string>> = {
  de: '(Verweis entfernt)',
  en: '(link removed)',
};

/** Controls, format characters (bidirectional marks, zero width, tags) and private use: nothing a reader can see. */
const INVISIBLE = /[\p{Cf}\p{Co}]|(?![\n\t])\p{Cc}/gu;
/** Colours of a terminal. */
const ESCAPE = /\u001b\[[\d;]*[a-z]/giu;
const ENTITY = /&(?:lt|gt|quot|amp|colon|lpar|rpar|sol|tab|newline|#0*\d{1,6}|#x0*[\da-f]{1,6});?/giu;
const TAG = /[<＜]\s*[a-z!?/|][^<>＜＞]*[>＞]?/giu;
const IMAGE = /!\[([^\]]*)\](?:\([^)]*\)?|\[[^\]]*\])/gu;
const LINK = /\[([^\]]*)\]\(\s*[^)]*\)?/gu;
const REFERENCE = /\[([^\]]*)\]\[[^\]]*\]|^\s*\[[^\]]+\]:.*$/gu;
const ADDRESS =
  /(?:\b[a-z][a-z\d+.-]{1,20}:\/\/|\b(?:javascript|vbscript|data|mailto|file|blob|tel|ftp)\s*:(?=\S)|(?<![\p{L}\d:])\/\/(?=[a-z\d])|\bwww\.)[^\s<>"„“”)\]]*/giu;
/** "name.example/path": programs that receive the text make links of such. */
const BARE_ADDRESS = /\b(?:[a-z\d-]+\.)+[a-z]{2,24}(?::\d+)?[/?#][^\s<>"„“”)\]]*/giu;
/** A number in square brackets is a citation to the reader: only the server may write one. */
const FORGED_MARK = /[[［【]\s*\^?\d+(?:\s*[,;–-]\s*\d+)*\s*[\]］】]/gu;

/**
 * What a language model may put on the page: words. Addresses, images, HTML, invisible characters and forged citation
 * numbers go, whether a document ordered them or not; an address that matters stands in the quote of the source.
 */
export function plainProse(text: string, language: InterfaceLanguage): string {
  let result = text;
  // Removing one thing may put another together ("<scr<b>ipt>"): until nothing changes.
  for (let round = 0; round < 10; round++) {
    const before = result;
    result = result
      .replace(ESCAPE, '')
      .replace(INVISIBLE, '')
      .replace(FORGED_MARK, '')
      .replace(ENTITY, ' ')
      .replace(IMAGE, '')
      .replace(LINK, '$1')
      .replace(REFERENCE, '$1')
      .replace(TAG, ' ')
      .replace(ADDRESS, REMOVED[language])
      .replace(BARE_ADDRESS, REMOVED[language])
      .replace(/!?\]\(\s*/gu, ' ');
    if (result === before) break;
  }
  return result
    .replace(/\s+([.,;:!?])/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}
