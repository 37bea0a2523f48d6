/** Few words, without the full stop of a sentence or the colon between a label and its figure: "Anlage 1 Erklärung der Gruppe vom 4. Mai 2015". */
const CAPTION_WORDS = 9;

/** What such a heading begins with, however long it is. */
const LABEL =
  /^(?:anlagen?|anhang|annex(?:es)?|appendix|enclosures?|attachments?|tabelle|table|abbildung|figure)[\s:]+\d/iu;

/** Whether a quote is the heading of something and states nothing: the annexes of two days contradict each other in nothing. */
export const isCaption = (text: string): boolean =>
  !/[.!?:;|]["”“»)]*\s*$/u.test(text) &&
  (LABEL.test(text) ||
    (!/[:;|\t\n]/u.test(text) && (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= CAPTION_WORDS));
