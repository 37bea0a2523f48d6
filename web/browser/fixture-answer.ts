import type { Answer, AnswerEvent, Citation } from '../../server/domain/index.ts';

const citation = (number: number, title: string, quote: string, publishedOn: string): Citation => ({
  number,
  passageId: `passage-${number}`,
  reportId: `report-${number}`,
  sourceKey: `cables/${number}.txt`,
  title,
  originator: 'Botschaft Ostrel',
  publishedOn,
  page: number,
  quote,
  start: 0,
  end: quote.length,
  language: 'de',
  marking: number === 1 ? 'VS-VERTRAULICH' : 'OFFEN',
  reliability: 'B',
  credibility: '2',
  supersededBy: number === 2 ? 'cables/1.txt' : null,
  fictional: true,
});

const sentences = [
  { text: 'Der Pass ist seit Montag geschlossen.', citations: [1], status: 'supported' },
  { text: 'Er soll im Mai wieder öffnen.', citations: [1, 2], status: 'partial' },
  { text: 'Die Reparatur kostet 900 Millionen.', citations: [2], status: 'unsupported' },
  { text: 'Das Ministerium widerspricht.', citations: [2], status: 'contradicted' },
  { text: 'Die Lage ist ruhig.', citations: [], status: 'uncited' },
  { text: 'Der Winter war mild.', citations: [1], status: 'unchecked' },
] as const;

const REASON = 'Die Zahl 900 steht in keiner der zitierten Textstellen; dort ist von 9 Millionen die Rede.';

function compose(): Pick<Answer, 'text' | 'claims'> {
  let text = '';
  const claims: Answer['claims'] = sentences.map(({ text: words, citations, status }) => {
    const start = text.length;
    text += `${words}${citations.map((number) => ` [${number}]`).join('')} `;
    return {
      text: words,
      start,
      end: start + words.length,
      citations: [...citations],
      verdict: { status, method: 'judge', reason: status === 'supported' ? '' : REASON },
    };
  });
  return { text: text.trim(), claims };
}

/** An answer with every verdict, a disagreement and a fallback: states that the sample corpus does not reach. */
export const ANSWER: Answer = {
  id: '00000000-0000-4000-8000-000000000001',
  status: 'answered',
  conversationId: '00000000-0000-4000-8000-000000000002',
  question: 'Ist der Pass offen?',
  language: 'de',
  ...compose(),
  citations: [
    citation(1, 'Lage am Pass', 'Der Pass ist seit Montag geschlossen.', '2026-03-02'),
    citation(2, 'Kosten der Reparatur', 'Die Reparatur kostet 9 Millionen.', '2026-01-10'),
  ],
  disagreements: [
    {
      kind: 'conflict',
      about: 'Kosten der Reparatur',
      sides: [
        { value: '12 Millionen', citation: 1 },
        { value: '9 Millionen', citation: 2 },
      ],
    },
  ],
  retrieved: [],
  asOf: '2026-03-02',
  marking: 'VS-VERTRAULICH',
  createdAt: '2026-03-02T10:00:00.000Z',
  provenance: {
    writer: 'extractive-1',
    writerKind: 'extractive',
    fallback: {
      from: 'openai:house-model',
      code: 'model-timeout',
      message: 'The model did not answer in time.',
    },
    embedder: 'local:test',
    promptVersions: { answer: '1@abc' },
    corpusVersion: '7',
    parameters: {},
    unknownKeys: 2,
  },
  timings: { retrieveMs: 21, writeMs: 1_240, checkMs: 3, totalMs: 1_264 },
};

/** Events as the server would send them. */
export function asEventStream(events: readonly AnswerEvent[]): string {
  return events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
}

export const OPENING: readonly AnswerEvent[] = [
  { type: 'answer-start', id: ANSWER.id, conversationId: ANSWER.conversationId },
  { type: 'status', phase: 'searching', reports: 14 },
  { type: 'text-delta', text: 'Der Pass ist ' },
];
