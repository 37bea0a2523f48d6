import type { Answer, Passage, Report } from '../server/domain/index.ts';
import type { ReportReader } from '../server/ports/store.ts';
import { splitSentences } from '../server/text/index.ts';
import type { StoredResponse } from './case.ts';
import { findQuote } from './match.ts';
import type { ResolvedPassage, ScorableAnswer, ScorableCitation } from './scorable.ts';

/** Follows every citation through the store as the asker, exactly as the reader's click would. */
export async function scorableFromAnswer(reader: ReportReader, answer: Answer): Promise<ScorableAnswer> {
  const found = await reader.getPassages([...new Set(answer.citations.map(({ passageId }) => passageId))]);
  const passages = new Map(
    found.map(({ passage, report }) => [
      passage.id,
      {
        id: passage.id,
        sourceKey: report.sourceKey,
        text: passage.text,
        language: passage.language,
        frame: frameOf(report, passage),
        marking: report.marking,
      },
    ]),
  );
  return {
    origin: 'generated',
    refused: answer.status === 'refused',
    refusalReason: answer.refusal?.reason ?? null,
    text: answer.text,
    claims: answer.claims.map(({ text, citations, verdict }) => ({ text, citations, verdict })),
    citations: answer.citations.map((citation) => ({
      number: citation.number,
      passageId: citation.passageId,
      sourceKey: citation.sourceKey,
      page: citation.page,
      quote: citation.quote,
      supersededBy: citation.supersededBy,
      passage: passages.get(citation.passageId) ?? null,
    })),
    disagreements: answer.disagreements,
    retrieved: answer.retrieved.map(({ passageId, sourceKey, page, text, score }) => ({
      passageId,
      sourceKey,
      page,
      text,
      // Sums of floats differ in the last digits with the order of work; what is shown does not need them.
      score: Math.round(score * 1e6) / 1e6,
    })),
    everything: JSON.stringify(answer),
  };
}

/** Stands for a whole document where another system's run names documents and not passages. */
export const documentId = (source: string): string => `document:${source}`;

/** A stored response: sentences and `[n]` markers are read from the text, citations resolved by their source. */
export async function scorableFromResponse(
  reader: ReportReader,
  response: StoredResponse,
  language: string,
): Promise<ScorableAnswer> {
  const citations: ScorableCitation[] = [];
  for (const [index, { number, source, page, quote }] of response.citations.entries()) {
    const passage = await resolve(reader, source, quote);
    citations.push({
      number: number ?? index + 1,
      passageId: passage === null ? null : passage.id,
      sourceKey: source,
      page: page ?? null,
      quote,
      supersededBy: null,
      passage,
    });
  }
  return {
    origin: 'stored',
    refused: response.refused,
    refusalReason: null,
    text: response.text,
    claims: claimsOf(response.text, language),
    citations,
    disagreements: [],
    retrieved:
      response.retrieved?.map(({ source, score }, index) => ({
        passageId: documentId(source),
        sourceKey: source,
        page: null,
        text: '',
        score: score ?? 1 / (index + 1),
      })) ?? null,
    everything: JSON.stringify(response),
  };
}

/** The passage that holds the quote; the whole text of the report where none does, `null` without the report. */
async function resolve(reader: ReportReader, source: string, quote: string): Promise<ResolvedPassage | null> {
  const report = await reader.findReportBySourceKey(source);
  const stored = report === null ? null : await reader.getReport(report.id);
  if (stored === null) return null;
  const passages = await reader.listPassages(stored.id);
  const holder = passages.find(({ text }) => findQuote(text, quote).length > 0);
  return {
    id: holder?.id ?? stored.id,
    sourceKey: source,
    text: holder?.text ?? stored.text,
    language: holder?.language ?? stored.language,
    frame: frameOf(stored, holder),
    marking: stored.marking,
  };
}

function frameOf(report: Report, passage: Passage | undefined): string {
  const { title, originator, documentNumber, publishedOn } = report;
  return [title, ...(passage?.headingPath ?? []), originator, documentNumber, publishedOn]
    .filter((part) => part !== null)
    .join('\n');
}

const MARKER = /\[(\d+(?:\s*,\s*\d+)*)\]/gu;

/** Sentences of a text with `[n]` or `[n, m]` markers; a marker after the full stop belongs to the sentence before. */
export function claimsOf(text: string, language: string): { text: string; citations: number[] }[] {
  const markers: { at: number; numbers: number[] }[] = [];
  let plain = '';
  let copied = 0;
  for (const match of text.matchAll(MARKER)) {
    plain += text.slice(copied, match.index).replace(/\s+$/u, '');
    const numbers = (match[1] ?? '').split(',').map((part) => Number(part.trim()));
    markers.push({ at: plain.length, numbers });
    copied = match.index + match[0].length;
  }
  plain += text.slice(copied);
  const claims = splitSentences(plain, language).map(({ start, end }) => ({
    text: plain.slice(start, end).trim(),
    end,
    citations: [] as number[],
  }));
  for (const { at, numbers } of markers) {
    const owner = claims.find(({ end }) => at <= end) ?? claims.at(-1);
    owner?.citations.push(...numbers);
  }
  return claims
    .filter(({ text: claim }) => claim !== '')
    .map(({ text: claim, citations }) => ({ text: claim, citations }));
}
