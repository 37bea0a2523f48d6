import { type Citation, type PageQualitySchema, sourceMarks } from '../domain/index.ts';
import type { ContextPassage } from '../ports/writer.ts';
import { splitSentences } from '../text/index.ts';
import { locateQuote, nameQuoteFailure, type QuoteFailure } from './locate-quote.ts';
import { matchable, matchStrength } from './match-terms.ts';
import type { RetrievedPassage } from './retrieve.ts';

/** A place in a passage of the context, before it has a number: what is not shown takes none. */
export interface LocatedSource {
  readonly entry: RetrievedPassage;
  readonly key: string;
  readonly span: { readonly start: number; readonly end: number };
  readonly failure: QuoteFailure | null;
}

export interface CitedSource {
  readonly citation: Citation;
  readonly isNew: boolean;
  readonly failure: QuoteFailure | null;
}

/**
 * Gives out citation numbers, one for each pair of passage and quote, in order of first use. A number once given
 * never changes. Only passages of the context can be cited: there is no other way to make a citation.
 */
export class CitationLedger {
  private readonly byKey: ReadonlyMap<string, ContextPassage>;
  private readonly full: ReadonlyMap<string, RetrievedPassage>;
  private readonly given = new Map<string, Citation>();
  /** Keys that the writer used and that were never given out. */
  unknownKeys = 0;

  constructor(context: readonly ContextPassage[], retrieved: readonly RetrievedPassage[]) {
    this.byKey = new Map(context.map((entry) => [entry.key, entry]));
    this.full = new Map(retrieved.map((entry) => [entry.passage.id, entry]));
  }

  get citations(): Citation[] {
    return [...this.given.values()];
  }

  passageOf(citation: Citation): RetrievedPassage | undefined {
    return this.full.get(citation.passageId);
  }

  /**
   * @param sentence what the citation is to carry; without a usable quote, the nearest sentence of the passage is quoted
   * @returns null for a key outside the context
   */
  locate(key: string, sentence: string, quote?: string): LocatedSource | null {
    const entry = this.byKey.get(key);
    const full = entry && this.full.get(entry.passage.id);
    if (entry === undefined || full === undefined) {
      this.unknownKeys++;
      return null;
    }
    const { text } = entry.passage;
    const located = quote === undefined ? null : locateQuote(text, quote);
    const failure =
      quote === undefined || located !== null ? null : nameQuoteFailure(quote, text, this.otherTexts(key));
    const span = located ?? nearestSentence(text, sentence, entry.passage.language);
    return { entry: full, key, span, failure };
  }

  /** Gives the place its number; the same place has the same one. */
  give({ entry, span, failure }: LocatedSource): CitedSource {
    const id = `${entry.passage.id}:${span.start}:${span.end}`;
    const known = this.given.get(id);
    if (known !== undefined) return { citation: known, isNew: false, failure };
    const citation = makeCitation(this.given.size + 1, entry, span);
    this.given.set(id, citation);
    return { citation, isNew: true, failure };
  }

  /** @returns null for a key outside the context */
  cite(key: string, sentence: string, quote?: string): CitedSource | null {
    const located = this.locate(key, sentence, quote);
    return located && this.give(located);
  }

  private otherTexts(key: string): string[] {
    return [...this.byKey.values()].filter((entry) => entry.key !== key).map((entry) => entry.passage.text);
  }
}

function makeCitation(
  number: number,
  { passage, report }: RetrievedPassage,
  span: { start: number; end: number },
): Citation {
  const page = passage.pageFrom;
  const quality = report.quality.pages.find((entry) => entry.page === page && entry.status !== 'text');
  return {
    number,
    passageId: passage.id,
    reportId: report.id,
    sourceKey: report.sourceKey,
    title: report.title,
    originator: report.originator,
    publishedOn: report.publishedOn,
    page,
    quote: passage.text.slice(span.start, span.end),
    start: passage.start + span.start,
    end: passage.start + span.end,
    language: passage.language,
    marking: report.marking,
    ...sourceMarks(report),
    reliability: report.reliability,
    credibility: report.credibility,
    supersededBy: report.supersededBy,
    fictional: report.fictional,
    ...(quality === undefined ? {} : { extraction: quality satisfies (typeof PageQualitySchema)['_output'] }),
  };
}

/** The sentence of the passage that shares most words with the claim; the first one when none does. */
function nearestSentence(text: string, claim: string, language: string): { start: number; end: number } {
  const wanted = matchable(claim, [language]);
  let best = { start: 0, end: text.length };
  let most = -1;
  for (const span of splitSentences(text, language)) {
    const own = text.slice(span.start, span.end).split(/\s+/u);
    const score = own.reduce(
      (sum, word) => sum + (word === '' ? 0 : matchStrength(word.replace(/[^\p{L}\p{N}]+/gu, ''), wanted)),
      0,
    );
    if (score > most) {
      most = score;
      best = span;
    }
  }
  return best;
}
