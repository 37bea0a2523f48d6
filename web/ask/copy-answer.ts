import type { Answer, Citation } from '../../server/domain/index.ts';
import type { Interface } from '../i18n/index.ts';
import { describeGaps } from './describe-gaps.ts';

type CopiedAnswer = Pick<Answer, 'question' | 'text' | 'citations' | 'marking' | 'asOf' | 'gaps'>;

function describeSource(citation: Citation, { t, format }: Interface): string {
  return [
    citation.originator,
    citation.publishedOn ? format.day(citation.publishedOn) : t('common.undated'),
    citation.page === null ? null : t('common.page', { page: citation.page }),
    citation.sourceKey,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

const quoted = (quote: string, language: string) => (language === 'de' ? `„${quote}“` : `“${quote}”`);

/** The answer as plain text with its sources as footnotes, ready for a mail or a note. */
export function answerAsText(answer: CopiedAnswer, words: Interface): string {
  const { t, format, language } = words;
  const notes = answer.citations.map(
    (citation) =>
      `[${citation.number}] ${citation.title}. ${describeSource(citation, words)}: ${quoted(citation.quote, language)}`,
  );
  return [
    `${answer.marking} · ${t('common.asOf', { date: format.day(answer.asOf) })}`,
    answer.question,
    answer.text.trim(),
    describeGaps(answer.gaps, words).join('\n'),
    notes.join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The answer as Markdown with reference footnotes. */
export function answerAsMarkdown(answer: CopiedAnswer, words: Interface): string {
  const { t, format, language } = words;
  const text = answer.text.trim().replace(/\[(\d+(?:\s*,\s*\d+)*)\]/g, (_, numbers: string) =>
    numbers
      .split(',')
      .map((number) => `[^${number.trim()}]`)
      .join(''),
  );
  const notes = answer.citations.map(
    (citation) =>
      `[^${citation.number}]: *${citation.title.replace(/([*_[\]\\])/g, '\\$1')}.* ${describeSource(citation, words)}: ${quoted(citation.quote.replace(/\s+/g, ' '), language)}`,
  );
  return [
    `## ${answer.question.trim().replace(/\s+/g, ' ')}`,
    `**${answer.marking}** · ${t('common.asOf', { date: format.day(answer.asOf) })}`,
    text,
    describeGaps(answer.gaps, words).join('\n'),
    notes.join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
