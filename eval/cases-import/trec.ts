import { documentKey, type Imported, idFrom, RowReader } from './imported.ts';

/**
 * TREC: qrels (`query 0 document grade`), a run (`query Q0 document rank score tag`) and topics (`query<TAB>text`, or
 * JSONL with _id and text). With a run the cases carry what was retrieved and are scored without asking anything;
 * without one they ask. Documents keep their names: `--corpus` names the folder that holds them as files.
 */
export function importTrec(
  files: {
    readonly qrels: string;
    readonly run?: string;
    readonly topics?: string;
  },
  language: string,
): Imported {
  const reader = new RowReader('qrels');
  const judged = readQrels(files.qrels, reader);
  const found = files.run === undefined ? null : readRun(files.run, reader);
  const texts = files.topics === undefined ? new Map<string, string>() : readTopics(files.topics);
  reader.finish();
  let untitled = 0;
  const cases = [...judged].flatMap(([query, grades]) => {
    const text = texts.get(query);
    if (text === undefined) untitled++;
    return reader.toCase(
      {
        id: idFrom('trec', query),
        lang: language,
        category: 'retrieval',
        question: text ?? `Topic ${query}`,
        tags: ['trec'],
        expect: {
          answerable: true,
          citations: [...grades].map(([document, grade]) => ({
            source: documentKey(document),
            ...(grade > 1 ? { grade: Math.min(10, grade) } : {}),
          })),
        },
        ...(found === null
          ? {}
          : {
              response: {
                text: '',
                refused: false,
                retrieved: (found.get(query) ?? []).map(({ document, score }) => ({
                  source: documentKey(document),
                  score,
                })),
              },
            }),
      },
      0,
    );
  });
  reader.finish();
  return {
    cases,
    documents: new Map(),
    notes:
      untitled > 0 && found === null
        ? [`${untitled} topics have no text: give --topics, or the question is only the topic's number.`]
        : [],
  };
}

/** Grade 0 and below is left out: not relevant. */
export function readQrels(content: string, reader: RowReader): Map<string, Map<string, number>> {
  const judged = new Map<string, Map<string, number>>();
  for (const { columns, line } of columnsOf(content)) {
    const [query, , document, grade] =
      columns.length === 3 ? [columns[0], '0', columns[1], columns[2]] : columns;
    if (query === undefined || document === undefined || grade === undefined) {
      reader.fault(line, '', 'needs four columns: query, 0, document, grade');
      continue;
    }
    const value = Number(grade);
    if (!Number.isInteger(value)) {
      if (line !== 1) reader.fault(line, 'grade', `"${grade}" is no whole number`);
      continue;
    }
    if (value <= 0) continue;
    const grades = judged.get(query) ?? new Map<string, number>();
    grades.set(document, value);
    judged.set(query, grades);
  }
  return judged;
}

/** As trec_eval reads it: by score, ties by document name from the end of the alphabet; ranks are not believed. */
export function readRun(
  content: string,
  reader: RowReader,
): Map<string, { document: string; score: number }[]> {
  const found = new Map<string, { document: string; score: number }[]>();
  for (const { columns, line } of columnsOf(content)) {
    const [query, , document, , score] = columns;
    const value = Number(score);
    if (query === undefined || document === undefined || score === undefined || !Number.isFinite(value)) {
      reader.fault(line, 'score', 'needs six columns: query, Q0, document, rank, score, tag');
      continue;
    }
    found.set(query, [...(found.get(query) ?? []), { document, score: value }]);
  }
  for (const ranked of found.values()) {
    ranked.sort((a, b) => b.score - a.score || (a.document < b.document ? 1 : -1));
  }
  return found;
}

function readTopics(content: string): Map<string, string> {
  const topics = new Map<string, string>();
  for (const line of content.split(/\r?\n/u)) {
    if (line.trim().startsWith('{')) {
      const row: unknown = JSON.parse(line);
      if (typeof row === 'object' && row !== null && '_id' in row && 'text' in row) {
        topics.set(String(row._id), String(row.text));
      }
      continue;
    }
    const [id, ...text] = line.split('\t');
    if (id !== undefined && text.length > 0) topics.set(id.trim(), text.join(' ').trim());
  }
  return topics;
}

const columnsOf = (content: string): { columns: string[]; line: number }[] =>
  content
    .replace(/^\ufeff/u, '')
    .split(/\r?\n/u)
    .flatMap((text, index) =>
      // Newer versions of trec_eval pass over lines that begin with #.
      text.trim() === '' || text.startsWith('#')
        ? []
        : [{ columns: text.trim().split(/\s+/u), line: index + 1 }],
    );
