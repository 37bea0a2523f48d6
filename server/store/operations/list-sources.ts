import type { SourceKind, SourceSummary } from '../../domain/index.ts';
import type { Session } from '../database.ts';
import { countLabels } from './count-labels.ts';
import { type LabelCount, REPORT_LABELS } from './report-labels.ts';

/** More are not shown in a list; how many there are is told. */
const MOST_SOURCES = 1000;

/** Uploads lie in a folder of each person; everything else is told apart by the first folder of its path. */
const FOLDER = `CASE WHEN strpos(r.source_key, '/') = 0 THEN NULL
  WHEN r.source_key LIKE 'uploads/%/%' THEN 'uploads/' || split_part(r.source_key, '/', 2)
  ELSE split_part(r.source_key, '/', 1) END`;

const NAMES: Readonly<Record<SourceKind, string>> = { originator: 'r.originator', folder: FOLDER };

type Row = LabelCount &
  Pick<SourceSummary, 'name' | 'passages' | 'recognised' | 'doubtful' | 'newest' | 'lastIngestedAt'>;

/** Where the reports come from that the asker sees; the largest source first. */
export async function listSources(
  session: Session,
  kind: SourceKind,
): Promise<{ total: number; sources: SourceSummary[] }> {
  const rows = await session.query<Row>(
    `WITH ${REPORT_LABELS}
     SELECT s.name, l.level, l.groups, l.owner, s.reports, s.passages, s.recognised, s.doubtful, s.newest,
            s.last AS "lastIngestedAt"
     FROM (
       SELECT ${NAMES[kind]} AS name, r.access_id, count(*) AS reports, sum(r.passage_count) AS passages,
              max(r.published_on) AS newest, max(r.ingested_at) AS last,
              count(*) FILTER (WHERE jsonb_path_exists(r.quality, '$.pages[*] ? (@.status == "ocr")')) AS recognised,
              count(*) FILTER (WHERE jsonb_path_exists(r.quality,
                '$.pages[*] ? (@.status == "doubtful" || @.status == "unreadable")')) AS doubtful
       FROM reports r GROUP BY 1, 2
     ) s JOIN labels l ON l.id = s.access_id`,
  );
  const named = new Map<string | null, Row[]>();
  for (const row of rows) named.set(row.name, [...(named.get(row.name) ?? []), row]);
  const sources = [...named].map(([name, parts]) => summarise(name, parts));
  sources.sort((a, b) => b.reports - a.reports || ((a.name ?? '') < (b.name ?? '') ? -1 : 1));
  return { total: sources.length, sources: sources.slice(0, MOST_SOURCES) };
}

function summarise(name: string | null, rows: readonly Row[]): SourceSummary {
  const sum = (of: 'passages' | 'recognised' | 'doubtful') => rows.reduce((all, row) => all + row[of], 0);
  const days = rows.flatMap(({ newest }) => newest ?? []).sort();
  return {
    name,
    ...countLabels(rows),
    passages: sum('passages'),
    recognised: sum('recognised'),
    doubtful: sum('doubtful'),
    newest: days.at(-1) ?? null,
    lastIngestedAt:
      rows
        .map(({ lastIngestedAt }) => lastIngestedAt)
        .sort()
        .at(-1) ?? '',
  };
}
