import type { SearchResult } from './domain/index.ts';

const MOST_SHOWN = 240;

/** The result of a search for a terminal. */
export function presentSearch({ plan, passages, reranker, searched, tookMs }: SearchResult): string {
  const understood: [string, string][] = [
    ['asked as', plan.question],
    ['language', plan.language],
    ['kind', plan.kind],
    ['words', plan.terms.join(', ')],
    ['figures', plan.figures.join(', ')],
    ['documents', plan.documents.join(', ')],
    ['sides', plan.sides.join(' | ')],
    ['as of', plan.asOf ?? ''],
  ];
  const head = understood.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`);
  const found = passages.map((passage, index) => {
    const place = passage.page === null ? '' : `, p. ${passage.page}`;
    const later = passage.supersededBy === null ? '' : ', superseded';
    const shares = Object.entries(passage.shares)
      .filter(([, share]) => share > 0)
      .map(([name, share]) => `${name} ${share.toFixed(3)}`)
      .join(' + ');
    return [
      `${index + 1}. ${passage.title}${place} (${passage.publishedOn ?? 'undated'}${later})`,
      `   ${passage.score.toFixed(3)} = ${shares}`,
      `   ${oneLine(passage.text)}`,
    ].join('\n');
  });
  const count = `${passages.length} of ${searched.passages} passages in ${searched.reports} reports, ${Math.round(tookMs)} ms${reranker?.failure ? `\n${reranker.failure.message} The passages stand in the order without it.` : ''}`;
  return `${head.join('\n')}\n\n${found.length === 0 ? 'Nothing was found.' : found.join('\n')}\n\n${count}\n`;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)} …` : line;
}
