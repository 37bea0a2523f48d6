import { createHash } from 'node:crypto';
import {
  type Answer,
  type AnswerRecord,
  type Asker,
  type Briefing,
  type Citation,
  highestMarking,
  markingLevel,
  type Outcome,
} from '../../domain/index.ts';
import { type SearchConcept, STEMMED_LANGUAGES } from '../../ports/search-concept.ts';
import type {
  AccessLabel,
  NewPassage,
  NewReport,
  PassageHit,
  ReportReader,
  SearchScope,
} from '../../ports/store.ts';

/** Dimensions of `vectorOf`. */
export const DIMENSIONS = 8;
export const EMBEDDER = 'test-embedder';

export const ANNA: Asker = { id: 'anna', clearance: 4, groups: ['africa'] };
export const BEN: Asker = { id: 'ben', clearance: 0, groups: [] };

/** A unit vector from the words of a text: the same words, the same direction. */
export function vectorOf(text: string, dimensions = DIMENSIONS): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['']) {
    const hash = createHash('sha256').update(word).digest();
    for (let i = 0; i < dimensions; i++) vector[i] = (vector[i] ?? 0) + ((hash[i % 32] ?? 0) - 127.5);
  }
  const norm = Math.hypot(...vector) || 1;
  return vector.map((value) => value / norm);
}

/** Each word of a text as it stands, in every language, without translations or neighbours. */
export function plainConcepts(text: string): SearchConcept[] {
  const terms = [...new Set(text.split(/\s+/).filter((word) => word !== ''))];
  return terms.map((term) => ({
    term,
    words: [...STEMMED_LANGUAGES, 'other' as const].map((language) => ({
      word: term,
      language,
      weight: 1,
      own: true,
      neighbours: 0,
    })),
  }));
}

/** The words of a text as they stand, through the text search. */
export const searchWords = async (
  reader: ReportReader,
  text: string,
  limit: number,
  scope?: SearchScope,
): Promise<readonly PassageHit[]> =>
  (await reader.searchText([{ concepts: plainConcepts(text) }], limit, scope)).hits[0] ?? [];

/** The passages nearest to a vector. */
export const searchNearest = async (
  reader: ReportReader,
  embedding: Float32Array,
  limit: number,
  scope?: SearchScope,
): Promise<readonly PassageHit[]> => (await reader.searchVectors([{ embedding }], limit, scope))[0] ?? [];

export interface Sample {
  readonly report: NewReport;
  readonly passages: NewPassage[];
  readonly outcome: Outcome;
}

/** A report of these passages; ids and offsets are consistent, the level follows the marking. */
export function sample(
  sourceKey: string,
  texts: readonly string[],
  overrides: Partial<Omit<NewReport, 'access'>> & { access?: Partial<AccessLabel>; context?: string } = {},
): Sample {
  const { access, context, ...rest } = overrides;
  const marking = rest.marking ?? 'OFFEN';
  const id = rest.id ?? `r_${sourceKey}`;
  const language = rest.language ?? 'en';
  const text = texts.join('\n\n');
  let start = 0;
  const passages = texts.map((passage, ordinal): NewPassage => {
    const from = start;
    start += passage.length + 2;
    return {
      id: `p_${sourceKey}_${ordinal}`,
      ordinal,
      text: passage,
      start: from,
      end: from + passage.length,
      pageFrom: ordinal + 1,
      pageTo: ordinal + 1,
      headingPath: ['Part "one"', `Section ${ordinal}`],
      language,
      context: context ?? `Title of ${sourceKey}`,
      embedding: vectorOf(passage),
    };
  });
  const report: NewReport = {
    title: `Title of ${sourceKey}`,
    originator: null,
    author: null,
    documentNumber: null,
    publishedOn: null,
    eventOn: null,
    mediaType: 'text/plain',
    reliability: null,
    credibility: null,
    supersedes: null,
    supersededBy: null,
    // Of the name too: equal texts under two names are two documents here unless a test says otherwise.
    contentHash: createHash('sha256').update(`${sourceKey}\n${text}`).digest('hex'),
    pipelineFingerprint: 'pipeline-1',
    sizeBytes: text.length,
    pageCount: texts.length,
    pageStarts: passages.map((passage) => passage.start),
    guessed: ['title'],
    quality: { pages: [{ page: 1, status: 'text' }], notes: ['read "well"'] },
    fictional: false,
    text,
    ...rest,
    id,
    sourceKey,
    language,
    marking,
    access: { level: markingLevel(marking), groups: [], owner: null, ...access },
  };
  return { report, passages, outcome: outcomeOf(sourceKey, { reportId: id, passages: texts.length }) };
}

export function outcomeOf(sourceKey: string, overrides: Partial<Outcome> = {}): Outcome {
  return {
    sourceKey,
    status: 'added',
    code: null,
    reason: null,
    reportId: null,
    passages: 0,
    pages: 1,
    durationMs: 1.5,
    at: '2026-11-20T10:00:00.000Z',
    ...overrides,
  };
}

export function sampleAnswer(id: string, overrides: Partial<Answer> = {}): Answer {
  return {
    id,
    status: 'answered',
    conversationId: 'conversation-1',
    question: 'What happened?',
    language: 'en',
    text: 'It "rained" \\ heavily. [1]',
    claims: [],
    citations: [],
    disagreements: [],
    retrieved: [],
    asOf: '2026-11-20',
    marking: 'OFFEN',
    createdAt: '2026-11-20T10:00:00.000Z',
    provenance: PROVENANCE,
    timings: { retrieveMs: 1.25, writeMs: 2, checkMs: 3, totalMs: 6.25 },
    ...overrides,
  };
}

/** Of the first passage of `sample(sourceKey, …)`. */
export function sampleCitation(
  number: number,
  sourceKey: string,
  overrides: Partial<Citation> = {},
): Citation {
  return {
    number,
    passageId: `p_${sourceKey}_0`,
    reportId: `r_${sourceKey}`,
    sourceKey,
    title: `Title of ${sourceKey}`,
    originator: null,
    publishedOn: null,
    page: 1,
    quote: 'Words.',
    start: 0,
    end: 6,
    language: 'en',
    marking: 'OFFEN',
    reliability: null,
    credibility: null,
    supersededBy: null,
    fictional: false,
    ...overrides,
  };
}

export function sampleRecord(answerId: string, overrides: Partial<AnswerRecord> = {}): AnswerRecord {
  return {
    format: 1,
    answerId,
    createdAt: '2026-11-20T10:00:00.000Z',
    code: { version: '0.1.0', build: null },
    question: { question: ' What happened? ' },
    purpose: 'answer',
    plan: {
      question: 'What happened?',
      followsUp: false,
      language: 'en',
      kind: 'open',
      terms: ['happened'],
      documents: [],
      figures: [],
      sides: [],
      asOf: null,
    },
    language: 'en',
    asOf: '2026-11-20',
    corpusVersion: '0',
    embedder: EMBEDDER,
    reranker: null,
    passages: [],
    writer: { id: 'extractive-1', kind: 'extractive' },
    prompts: [],
    parameters: { limit: 20 },
    fallback: null,
    raw: null,
    outcome: { status: 'answered', reason: null },
    sentences: [],
    timings: { retrieveMs: 1.25, writeMs: 2, checkMs: 3, totalMs: 6.25 },
    ...overrides,
  };
}

export function sampleBriefing(id: string, overrides: Partial<Briefing> = {}): Briefing {
  return {
    id,
    title: 'A briefing',
    topic: 'Rain',
    audience: 'desk',
    template: { id: 'sachstand', version: '1', title: 'Sachstand' },
    language: 'de',
    asOf: '2026-11-20',
    marking: highestMarking([]),
    sections: [],
    sources: [],
    gaps: [],
    disagreements: [],
    status: 'drafting',
    createdAt: '2026-11-20T10:00:00.000Z',
    provenance: PROVENANCE,
    timings: { totalMs: 1 },
    ...overrides,
  };
}

const PROVENANCE: Answer['provenance'] = {
  writer: 'extractive-1',
  writerKind: 'extractive',
  fallback: null,
  embedder: EMBEDDER,
  promptVersions: {},
  corpusVersion: '0',
  parameters: { limit: 20 },
  unknownKeys: 0,
};
