/** Control characters except tab and line breaks, which are white space; includes NUL and the C1 range. */
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g;
/** Bidi overrides, embeddings and isolates: they can make a text read differently from what it says. */
const BIDI = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
/** Soft hyphen, zero-width space, joiners at word level, byte order mark, interlinear and tag characters. */
const INVISIBLE = /[\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;
const LIGATURES: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};
/** A surrogate without its partner would break JSON and the database. */
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Neutralises what is invisible or changes the reading direction; line breaks and spaces stay as they are. */
export function neutralise(text: string): string {
  return text
    .replace(LONE_SURROGATES, '\ufffd')
    .replace(CONTROLS, '')
    .replace(BIDI, '')
    .replace(INVISIBLE, '')
    .replace(/[ﬀ-ﬆ]/g, (ligature) => LIGATURES[ligature] ?? ligature)
    .normalize('NFC');
}

/** Plain ASCII words with single spaces: nothing to do, which saves a spreadsheet of 500,000 cells a second. */
const CLEAN = /^[!-~]+(?: [!-~]+)*$/;

/** The text of a block: neutralised, Unicode NFC, single spaces, trimmed. */
export function cleanText(text: string): string {
  if (text === '' || (text.length < 200 && CLEAN.test(text))) return text;
  return neutralise(text)
    .replace(/[\s\u0085]+/g, ' ')
    .trim();
}
