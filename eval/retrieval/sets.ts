/** One direction of one set: questions in one language on passages in another. */
export interface Direction {
  readonly name: string;
  readonly folder: string;
  readonly corpus: string;
  readonly queries: string;
  readonly qrels: string;
  readonly prefix?: string;
  readonly questionLanguage: string;
  readonly passageLanguage: string;
}

const xquad = (question: string, passage: string): Direction => ({
  name: `xquad ${question}→${passage}`,
  folder: 'xquad',
  corpus: `corpus.${passage}.jsonl`,
  queries: `queries.${question}.jsonl`,
  qrels: 'qrels.tsv',
  prefix: `${passage}-`,
  questionLanguage: question,
  passageLanguage: passage,
});

/** Ordered by corpus, so that each is ingested once. */
export const DIRECTIONS: readonly Direction[] = [
  xquad('en', 'en'),
  xquad('de', 'en'),
  xquad('de', 'de'),
  xquad('en', 'de'),
  {
    name: 'piaf fr→fr',
    folder: 'piaf-fr',
    corpus: 'corpus.jsonl',
    queries: 'queries.jsonl',
    qrels: 'qrels.tsv',
    questionLanguage: 'fr',
    passageLanguage: 'fr',
  },
];
