import path from 'node:path';
import type { Outcome } from '../../server/domain/index.ts';
import type { Embedder } from '../../server/ports/embedder.ts';
import { embeddingText } from '../../server/ports/embedding-text.ts';
import type { NewPassage, NewReport } from '../../server/ports/store.ts';
import { splitSentences } from '../../server/text/index.ts';
import { addedOutcome, bareReport } from '../bare-report.ts';
import { loadBeir } from '../retrieval/beir.ts';
import { seededRandom } from '../stats/random.ts';

/** A real paragraph with its vector. */
interface Source {
  readonly text: string;
  readonly language: 'de' | 'en';
  readonly vector: Float32Array;
}

export interface Material {
  readonly sources: readonly Source[];
  readonly questions: readonly string[];
}

export const PASSAGES_PER_REPORT = 50;
const SEED = 20261127;
/** How far a synthetic vector stands from what it is mixed of; its length against theirs. */
const NOISE = 0.5;
/** Of the reports, the share that only the members of `FEW` may see. */
const FEW_SHARE = 0.01;
export const HOUSE = 'house';
export const FEW = 'few';

/** The paragraphs and questions of XQuAD in both languages, embedded. */
export async function readMaterial(data: string, embedder: Embedder): Promise<Material> {
  const folder = path.join(data, 'xquad');
  const sources: Source[] = [];
  const questions: string[] = [];
  for (const language of ['en', 'de'] as const) {
    const { passages, queries } = await loadBeir(folder, {
      corpus: `corpus.${language}.jsonl`,
      queries: `queries.${language}.jsonl`,
      qrels: 'qrels.tsv',
      prefix: `${language}-`,
    });
    const vectors = await embedder.embedPassages(passages.map(({ text }) => embeddingText('', text)));
    for (const [index, { text }] of passages.entries()) {
      const vector = vectors[index];
      if (vector !== undefined) sources.push({ text, language, vector });
    }
    questions.push(...queries.map(({ text }) => text));
  }
  return { sources, questions };
}

/**
 * Report number `index` of a corpus that is the same in every run: passages recombined from sentences of two real
 * paragraphs of one language, vectors mixed from theirs with seeded noise.
 */
export function synthesise(
  sources: readonly Source[],
  index: number,
): { report: NewReport; passages: NewPassage[]; outcome: Outcome } {
  const random = seededRandom(SEED + index);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const language = pick(['de', 'en'] as const);
  const own = sources.filter((source) => source.language === language);
  const texts: string[] = [];
  const passages: NewPassage[] = [];
  let start = 0;
  for (let ordinal = 0; ordinal < PASSAGES_PER_REPORT; ordinal++) {
    const [first, second] = [pick(own), pick(own)];
    const share = 0.3 + 0.4 * random();
    const text = `${someSentences(first, share, random)} ${someSentences(second, 1 - share, random)}`;
    passages.push({
      id: `p_${index}_${ordinal}`,
      ordinal,
      text,
      start,
      end: start + text.length,
      pageFrom: null,
      pageTo: null,
      headingPath: [],
      language,
      context: '',
      embedding: mix(first.vector, second.vector, share, random),
    });
    texts.push(text);
    start += text.length + 2;
  }
  const report = reportOf(index, texts.join('\n\n'), language, random);
  return { report, passages, outcome: addedOutcome(report, PASSAGES_PER_REPORT) };
}

/** A run of sentences that is about this share of the paragraph. */
function someSentences({ text, language }: Source, share: number, random: () => number): string {
  const sentences = splitSentences(text, language);
  const count = Math.max(1, Math.round(sentences.length * share));
  const from = Math.floor(random() * (sentences.length - count + 1));
  const first = sentences[from];
  const last = sentences[from + count - 1];
  return first && last ? text.slice(first.start, last.end) : text;
}

function mix(a: Float32Array, b: Float32Array, share: number, random: () => number): Float32Array {
  const noise = Float32Array.from(
    a,
    () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  );
  const scale = NOISE / Math.hypot(...noise);
  const mixed = a.map((value, at) => share * value + (1 - share) * (b[at] ?? 0) + scale * (noise[at] ?? 0));
  const length = Math.hypot(...mixed);
  return mixed.map((value) => value / length);
}

function reportOf(index: number, text: string, language: string, random: () => number): NewReport {
  const day = new Date(Date.UTC(2000, 0, 1 + Math.floor(random() * 9000))).toISOString().slice(0, 10);
  return bareReport(`r_${index}`, `synthetic/${index}.txt`, text, {
    title: `Synthetic report ${index}`,
    originator: `Mission ${Math.floor(random() * 40)}`,
    publishedOn: day,
    language,
    pipelineFingerprint: 'synthetic',
    fictional: true,
    access: { level: 0, groups: [random() < FEW_SHARE ? FEW : HOUSE], owner: null },
  });
}
