import { embedPassages } from './embed-passages.ts';
import type { Embedded, IngestDeps, Prepared } from './ingest-items.ts';

/** Second leg: vectors for several documents at once, so that small ones fill the embedder's batches. */
export async function embedReports(
  prepared: readonly Prepared[],
  deps: IngestDeps,
  signal?: AbortSignal,
  onEmbedded?: (count: number) => void,
): Promise<Embedded[]> {
  const started = performance.now();
  const all = prepared.flatMap(({ passages, report: { marking, tlp } }) =>
    passages.map((passage) => ({ ...passage, marks: { marking, tlp } })),
  );
  const known = new Map(prepared.flatMap((item) => [...item.known]));
  const embedded = await embedPassages(all, known, deps.embedder, signal, onEmbedded);
  const spent = performance.now() - started;
  let from = 0;
  return prepared.map(({ parts: _, known: __, ...item }) => {
    const passages = embedded.slice(from, from + item.passages.length);
    from += item.passages.length;
    const embedMs = all.length === 0 ? 0 : (spent * passages.length) / all.length;
    return { ...item, kind: 'embedded', passages, embedMs };
  });
}
