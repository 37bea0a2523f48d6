import type { Answer, Citation } from '../../server/domain/index.ts';
import { tlpText } from '../../server/domain/tlp.ts';
import type { Interface } from '../i18n/index.ts';
import { attributionText } from './attribution-text.ts';
import { describeGaps } from './describe-gaps.ts';

type CopiedAnswer = Pick<
  Answer,
  'question' | 'text' | 'claims' | 'citations' | 'marking' | 'tlp' | 'asOf' | 'gaps'
>;

/** The text with what must be said before a sentence set before it. */
function withLeadIns(
  { text, claims }: CopiedAnswer,
  words: Interface,
  written: (leadIn: string) => string,
): string {
  // From the end: an offset holds as long as nothing was set in before it.
  return claims.reduceRight(
    (whole, { start, attribution }) =>
      attribution === undefined
        ? whole
        : `${whole.slice(0, start)}${written(attributionText(attribution, words))} ${whole.slice(start)}`,
    text,
  );
}

const escaped = (text: string): string => text.replace(/([*_[\]\\])/g, '\\$1');

function describeSource(citation: Citation, { t, format }: Interface): string {
  return [
    citation.originator,
    citation.publishedOn ? format.day(citation.publishedOn) : t('common.undated'),
    citation.page === null ? null : t('common.page', { page: citation.page }),
    citation.sourceKey,
    citation.ownGrade ?? null,
    citation.tlp == null ? null : tlpText(citation.tlp),
  ]
    .filter((part) => part !== null)
    .join(', ');
}

const marksOf = ({ marking, tlp }: CopiedAnswer): string =>
  tlp == null ? marking : `${marking} · ${tlpText(tlp)}`;

const quoted = (quote: string, language: string) => (language === 'de' ? `„${quote}“` : `“${quote}”`);

/** The answer as plain text with its sources as footnotes, ready for a mail or a note. */
export function answerAsText(answer: CopiedAnswer, words: Interface): string {
  const { t, format, language } = words;
  const notes = answer.citations.map(
    (citation) =>
      `[${citation.number}] ${citation.title}. ${describeSource(citation, words)}: ${quoted(citation.quote, language)}`,
  );
  return [
    `${marksOf(answer)} · ${t('common.asOf', { date: format.day(answer.asOf) })}`,
    answer.question,
    withLeadIns(answer, words, (leadIn) => leadIn).trim(),
    describeGaps(answer.gaps, words).join('\n'),
    notes.join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The answer as Markdown with reference footnotes. */
export function answerAsMarkdown(answer: CopiedAnswer, words: Interface): string {
  const { t, format, language } = words;
  const led = withLeadIns(answer, words, (leadIn) => `*${escaped(leadIn)}*`);
  const text = led.trim().replace(/\[(\d+(?:\s*,\s*\d+)*)\]/g, (_, numbers: string) =>
    numbers
      .split(',')
      .map((number) => `[^${number.trim()}]`)
      .join(''),
  );
  const notes = answer.citations.map(
    (citation) =>
      `[^${citation.number}]: *${escaped(citation.title)}.* ${describeSource(citation, words)}: ${quoted(citation.quote.replace(/\s+/g, ' '), language)}`,
  );
  return [
    `## ${answer.question.trim().replace(/\s+/g, ' ')}`,
    `**${marksOf(answer)}** · ${t('common.asOf', { date: format.day(answer.asOf) })}`,
    text,
    describeGaps(answer.gaps, words).join('\n'),
    notes.join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
