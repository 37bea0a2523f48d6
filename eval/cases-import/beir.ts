import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { BadCaseFile } from '../load-cases.ts';
import { loadBeir } from '../retrieval/beir.ts';
import { documentKey, type Imported, idFrom, RowReader } from './imported.ts';

/**
 * A folder in BEIR form: corpus.jsonl, queries.jsonl, qrels.tsv (or qrels/test.tsv). Each query with a relevant document
 * becomes an answerable case whose evidence is those documents as wholes. `language` picks corpus.de.jsonl and
 * queries.de.jsonl where a set has several languages; the qrels of such a set name documents without their language.
 */
export async function importBeir(folder: string, language: string): Promise<Imported> {
  const names = (await readdir(folder, { recursive: true })).map((name) => name.split(path.sep).join('/'));
  const pick = (...wanted: string[]): string => {
    const found = wanted.find((name) => names.includes(name));
    if (found !== undefined) return found;
    throw new BadCaseFile(folder, [{ line: 0, field: '', message: `has none of ${wanted.join(', ')}` }]);
  };
  const corpus = pick(`corpus.${language}.jsonl`, 'corpus.jsonl');
  const set = await loadBeir(folder, {
    corpus,
    queries: pick(`queries.${language}.jsonl`, 'queries.jsonl'),
    qrels: pick('qrels.tsv', 'qrels/test.tsv', 'qrels/dev.tsv'),
    prefix: corpus === `corpus.${language}.jsonl` ? `${language}-` : '',
  });
  const reader = new RowReader(folder);
  const cases = set.queries.flatMap(({ id, text, relevant, grades }) =>
    reader.toCase(
      {
        id: idFrom(path.basename(folder), id),
        lang: language,
        category: 'retrieval',
        question: text,
        tags: ['beir'],
        expect: {
          answerable: true,
          citations: [...relevant].map((document) => ({
            source: documentKey(document),
            ...((grades.get(document) ?? 1) > 1 ? { grade: Math.min(10, grades.get(document) ?? 1) } : {}),
          })),
        },
      },
      0,
    ),
  );
  reader.finish();
  const documents = new Map(
    set.passages.map(({ id, title, text }) => [documentKey(id), title === '' ? text : `${title}\n\n${text}`]),
  );
  return { cases, documents, notes: [] };
}
