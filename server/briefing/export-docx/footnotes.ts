import { FootnoteReferenceRun, Paragraph, TextRun } from 'docx';
import type { Briefing, Citation, InterfaceLanguage } from '../../domain/index.ts';
import { texts } from '../messages.ts';
import { sourceFacts } from '../source-facts.ts';
import { plainText } from './plain-text.ts';
import { textRuns } from './text-runs.ts';

/**
 * The citations as footnotes. Every citation has a footnote of its own, also where the same words were cited before: a
 * reference to an earlier note would lead nowhere once somebody moves or copies the paragraph into another paper, and
 * Word allows one reference for a note. That it is the same source shows in its number of the source list, `[n]`, with
 * which each note begins.
 */
export class Footnotes {
  readonly #sources: ReadonlyMap<number, Citation>;
  readonly #language: InterfaceLanguage;
  readonly #notes: Record<string, { children: Paragraph[] }> = {};
  #count = 0;

  constructor({ sources, language }: Briefing) {
    this.#sources = new Map(sources.map((source) => [source.number, source]));
    this.#language = language;
  }

  /** For the document, by the ids that its references carry. */
  get notes(): Readonly<Record<string, { children: Paragraph[] }>> {
    return this.#notes;
  }

  /** The marks behind a sentence, a raised comma between two of them: `³ ⁴` would read as 34. */
  cite(numbers: readonly number[]): (TextRun | FootnoteReferenceRun)[] {
    return numbers.flatMap((number, index) => {
      const comma =
        index === 0 ? [] : [new TextRun({ text: ', ', style: 'FootnoteReference', superScript: true })];
      const source = this.#sources.get(number);
      // Nothing is lost of a briefing whose list lacks a number.
      if (source === undefined) return [...comma, new TextRun({ text: `[${number}]`, superScript: true })];
      this.#notes[++this.#count] = { children: [note(source, this.#language)] };
      return [...comma, new FootnoteReferenceRun(this.#count)];
    });
  }
}

function note(source: Citation, language: InterfaceLanguage): Paragraph {
  const [open, close] = texts(language).quotes;
  const { originator, others } = sourceFacts(source, language, plainText);
  return new Paragraph({
    style: 'FootnoteText',
    children: [
      new TextRun({ text: ` [${source.number}] ` }),
      ...textRuns(originator),
      new TextRun({ text: ', ' }),
      ...textRuns(source.title, { italics: true }),
      ...textRuns(`, ${others.join(', ')}`),
      new TextRun({ text: `: ${open}` }),
      ...textRuns(source.quote, {}, source.language),
      new TextRun({ text: close }),
    ],
  });
}
