import type { Briefing } from '../../domain/index.ts';
import { plainText } from '../export-docx/plain-text.ts';
import { texts } from '../messages.ts';
import { sourceFacts } from '../source-facts.ts';
import type { Paper, Run } from './paper.ts';

/** The sources with their quotes, each a place to which its number leads. */
export function sourceList(paper: Paper, { sources, language }: Briefing): void {
  const text = texts(language);
  const [open, close] = text.quotes;
  if (sources.length === 0) paper.paragraph([{ text: text.noSources }]);
  for (const source of sources) {
    const { originator, others } = sourceFacts(source, language, plainText);
    paper.paragraph(
      [
        { text: `[${source.number}] ` },
        { text: source.title, font: 'bold' },
        { text: `, ${[originator, ...others].join(', ')}: ` },
        { text: `${open}${source.quote}${close}`, font: 'italic' },
      ],
      { small: true, place: placeOf(source.number) },
    );
  }
}

const placeOf = (number: number): string => `source-${number}`;

/** The numbers behind a sentence, each leading to its source. */
export const cite = (numbers: readonly number[]): Run[] =>
  numbers.map((number, index) => ({ text: `${index === 0 ? ' ' : ''}[${number}]`, goTo: placeOf(number) }));
