/** Fewer letters are a heading's number or a remnant, not something to quote. */
const FEWEST = 12;

/** A line of few words without mark, label or figure: it names what follows and says nothing to be quoted. */
const isHeading = (text: string): boolean =>
  !/[.!?:;…|]["”“»)]*$|[:;|]\s|\d/u.test(text.replace(/^\s*(?:\d{1,3}|[IVX]{1,5}|\p{L})[.)]\s+/u, '')) &&
  text.split(/\s+/u).length < 9;

/** The sentences of a passage, letter by letter as they stand there, so that they can be quoted. */
export function sentencesIn(passage: string): { readonly text: string; readonly start: number }[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });
  const found: { text: string; start: number }[] = [];
  for (const { segment, index } of segmenter.segment(passage)) {
    const last = found.at(-1);
    // "am 9." and "Dr." end no sentence, whatever the rules of the language at large say.
    if (
      last !== undefined &&
      /(?:\b\d{1,2}|\b\p{L}{1,3})\.\s*$/u.test(last.text) &&
      !/\n\s*$/u.test(last.text)
    )
      last.text += segment;
    else found.push({ text: segment, start: index });
  }
  return found
    .map(({ text, start }) => ({ text: text.trim(), start }))
    .filter(({ text }) => text.length >= FEWEST && !isHeading(text));
}
