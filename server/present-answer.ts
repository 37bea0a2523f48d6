import type { Answer, Citation, InterfaceLanguage, Refusal } from './domain/index.ts';

const WORDS = {
  de: {
    sources: 'Quellen',
    page: 'S.',
    undated: 'ohne Datum',
    asOf: 'Stand der Akten',
    disagree: 'Die Berichte widersprechen sich',
    superseded: 'Überholt',
    doubtful: 'Nicht voll belegt',
    closest: 'Am nächsten kommen',
    fictional: 'fiktives Beispiel',
    replaced: 'überholt durch',
    extractive: 'Wörtliche Sätze aus den Quellen.',
    fallback: 'Das Sprachmodell fiel aus; wörtliche Sätze aus den Quellen.',
    heldBack: 'Höher eingestufte Textstellen hat das Sprachmodell nicht erhalten:',
    unranked: 'Das Modell zum Nachsortieren fiel aus; die Fundstellen stehen in der Reihenfolge ohne es.',
  },
  en: {
    sources: 'Sources',
    page: 'p.',
    undated: 'undated',
    asOf: 'Record as of',
    disagree: 'The reports disagree',
    superseded: 'Superseded',
    doubtful: 'Not fully supported',
    closest: 'Closest passages',
    fictional: 'fictional sample',
    replaced: 'superseded by',
    extractive: 'Sentences quoted from the sources.',
    fallback: 'The language model failed; sentences quoted from the sources.',
    heldBack: 'Passages of a higher grade were not given to the language model:',
    unranked: 'The reranker failed; the passages stand in the order without it.',
  },
} as const satisfies Record<InterfaceLanguage, Record<string, string>>;

/** What follows the streamed text on a terminal: checks, disagreements, the source list; or the refusal. */
export function afterText(answer: Answer): string {
  return answer.refusal === undefined ? answered(answer) : refused(answer, answer.refusal);
}

function refused({ language, retrieved }: Answer, { message, closest: sentences }: Refusal): string {
  const words = WORDS[language];
  const shown = sentences?.flatMap(({ passageId, quote }) =>
    retrieved.filter((one) => one.passageId === passageId).map((one) => ({ ...one, text: quote })),
  );
  const closest = (shown ?? retrieved.slice(0, 3)).map(({ title, page, text }) => {
    const place = page === null ? title : `${title}, ${words.page} ${page}`;
    return `  ${place}\n      ${oneLine(text, 200)}`;
  });
  return closest.length === 0 ? `${message}\n` : `${message}\n\n${words.closest}\n${closest.join('\n')}\n`;
}

function answered(answer: Answer): string {
  const words = WORDS[answer.language];
  const doubtful = answer.claims
    .filter(({ verdict }) => verdict.status !== 'supported')
    .map(({ text, verdict }) => `  ${oneLine(text, 160)}\n      ${verdict.reason}`);
  const disagreements = answer.disagreements.map(({ kind, about, sides }) => {
    const lines = sides.map(({ value, citation }) => `      ${oneLine(value, 200)} [${citation}]`);
    return `  ${kind === 'superseded' ? `${words.superseded}: ` : ''}${about}\n${lines.join('\n')}`;
  });
  const { provenance } = answer;
  const how =
    provenance.fallback !== null
      ? words.fallback
      : provenance.writerKind === 'extractive'
        ? words.extractive
        : `${provenance.writer}.`;
  const { heldBack } = answer;
  const held =
    heldBack === undefined ? [] : [`${words.heldBack} ${heldBack.passages} (> ${heldBack.releasedUpTo})`];
  const blocks = [
    '',
    ...held,
    ...section(words.doubtful, doubtful),
    ...section(words.disagree, disagreements),
    ...section(
      words.sources,
      answer.citations.map((citation) => source(citation, answer.language)),
    ),
    `${words.asOf} ${answer.asOf}. ${how}${provenance.reranker?.failure ? ` ${words.unranked}` : ''}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`${title}\n${lines.join('\n')}`];

function source(citation: Citation, language: InterfaceLanguage): string {
  const words = WORDS[language];
  const parts = [
    citation.title,
    citation.originator,
    citation.publishedOn ?? words.undated,
    citation.page === null ? null : `${words.page} ${citation.page}`,
    citation.fictional ? words.fictional : null,
    citation.supersededBy === null ? null : `${words.replaced} ${citation.supersededBy}`,
  ].filter((part) => part !== null);
  const [open, close] = language === 'de' ? ['„', '“'] : ['“', '”'];
  return `  [${citation.number}] ${parts.join(' · ')}\n      ${open}${oneLine(citation.quote, 400)}${close}\n      ${citation.sourceKey}`;
}

function oneLine(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}
