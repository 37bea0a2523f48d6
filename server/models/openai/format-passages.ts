import type { ContextPassage } from '../../ports/writer.ts';

/** 3.2 characters a token: measured between English (4.2) and German (3.0) with usual vocabularies; rather too many. */
export const estimateTokens = (text: string): number => Math.ceil(text.length / 3.2);

/**
 * The passages as data between tags, best first, as many as fit. The first is always there, cut off where it
 * alone is too long; a later one that does not fit is left out and smaller ones after it still get in.
 *
 * @param room tokens
 */
export function formatPassages(passages: readonly ContextPassage[], room: number): string {
  const blocks: string[] = [];
  let left = room;
  for (const entry of passages) {
    let block = formatPassage(entry, entry.passage.text);
    if (estimateTokens(block) > left) {
      if (blocks.length > 0) continue;
      const frame = estimateTokens(formatPassage(entry, ''));
      block = formatPassage(entry, cutAtWord(entry.passage.text, Math.max(200, (left - frame) * 3.2)));
    }
    blocks.push(block);
    left -= estimateTokens(block);
  }
  return blocks.join('\n\n');
}

function formatPassage({ key, passage, report }: ContextPassage, text: string): string {
  const facts: [string, string | null][] = [
    ['key', key],
    ['title', report.title],
    ['originator', report.originator],
    ['number', report.documentNumber],
    ['date', report.publishedOn],
    ['page', passage.pageFrom === null ? null : String(passage.pageFrom)],
    ['section', passage.headingPath.join(' > ') || null],
    ['source-grade', gradeOf(report)],
    ['replaced-by', report.supersededBy],
  ];
  const attributes = facts.flatMap(([name, value]) =>
    value === null ? [] : [`${name}="${inAttribute(value)}"`],
  );
  return `<passage ${attributes.join(' ')}>\n${inFence(text)}\n</passage>`;
}

function gradeOf({ reliability, credibility }: ContextPassage['report']): string | null {
  return reliability === null && credibility === null ? null : `${reliability ?? '–'}${credibility ?? '–'}`;
}

const inAttribute = (value: string): string =>
  value
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replaceAll('"', '”')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .slice(0, 200);

/** A document cannot end its own fence or open another: only that pattern is changed, quotes stay verbatim. */
const inFence = (text: string): string => text.replace(/<(\s*\/?\s*passage)/giu, '‹$1');

function cutAtWord(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 1));
}
